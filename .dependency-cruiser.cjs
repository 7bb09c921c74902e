/** Imports point one way: app → components → lib; domain code knows no framework; client and sandbox know nobody. */
const domain = "^lib/(atlas|sandbox|directory|offboarding|audit|review|jobs|db|export)/";
const testFile = "\\.test\\.tsx?$|^lib/[^/]+/testing|^lib/testing/";

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "atlas-client-imports-nothing-of-ours",
      severity: "error",
      from: { path: "^lib/atlas/", pathNot: testFile },
      to: { path: "^(app|components|lib|e2e)/", pathNot: "^lib/atlas/" },
    },
    {
      name: "sandbox-imports-nothing-of-ours",
      severity: "error",
      from: { path: "^lib/sandbox/", pathNot: testFile },
      to: { path: "^(app|components|lib|e2e)/", pathNot: "^lib/sandbox/" },
    },
    {
      name: "sandbox-is-only-known-at-start-up",
      severity: "error",
      comment: "No code outside start-up knows whether Atlas is real.",
      from: { path: "^(app|components|lib)/", pathNot: `^lib/(sandbox|cli|bench)/|^lib/runtime(/|\\.)|${testFile}` },
      to: { path: "^lib/sandbox/" },
    },
    {
      name: "domain-knows-no-framework",
      severity: "error",
      from: { path: domain, pathNot: testFile },
      to: { path: "^node_modules/(next|next-auth|react|react-dom|@tanstack)/" },
    },
    {
      name: "domain-knows-no-environment-or-composition",
      severity: "error",
      from: { path: domain, pathNot: testFile },
      to: { path: "^lib/(env|runtime)(\\.|/)|^lib/(auth/(?!permissions|principal)|actions)" },
    },
    {
      name: "directory-stands-on-atlas-alone",
      severity: "error",
      from: { path: "^lib/directory/", pathNot: testFile },
      to: { path: "^lib/(offboarding|audit|jobs|db|review|export|auth|actions)/" },
    },
    {
      name: "audit-stands-on-db-alone",
      severity: "error",
      from: { path: "^lib/audit/", pathNot: testFile },
      to: { path: "^lib/(offboarding|directory|atlas|jobs|review|export|auth|actions)/" },
    },
    {
      name: "lib-imports-no-screens",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(app|components|e2e)/" },
    },
    {
      name: "components-import-no-routes",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^(app|e2e)/" },
    },
    {
      name: "components-reach-lib-through-types-actions-and-queries",
      severity: "error",
      from: { path: "^components/", pathNot: testFile },
      to: {
        path: "^lib/",
        // A types.ts holds shapes and the constants they are made of; it imports nothing that runs.
        pathNot:
          "^lib/(actions|query)/|^lib/(errors|result)\\.ts$|^lib/auth/(permissions|principal)\\.ts$|[/-]types\\.ts$",
      },
    },
    {
      name: "primitives-know-no-domain",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: "^(lib|components/(?!ui/))" },
    },
    {
      name: "a-feature-imports-no-other-feature",
      severity: "error",
      from: { path: "^components/(?!ui/|shared/)([^/]+)/" },
      to: { path: "^components/(?!ui/|shared/)", pathNot: "^components/$1/|^components/removal/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.next/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
