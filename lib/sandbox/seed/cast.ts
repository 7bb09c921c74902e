/** The people and places of Northwind that every seed has, so that stories and tests can name them. */

export interface CastMember {
  username: string;
  firstName: string;
  lastName: string;
  country?: string;
  /** Fixed where something outside refers to it. */
  id?: string;
  /** Null: no sign-in on record. */
  lastAuthDaysAgo: number | null;
  joinedDaysAgo?: number;
}

export interface CastInvitee {
  username: string;
  status: "PENDING" | "INVITATION_EXPIRED" | "INVITATION_REJECTED";
  inviterUsername: string;
  sentDaysAgo: number;
  orgRoles: string[];
  projectNames: string[];
}

/** How one cast member stands in one organization. */
export interface Placement {
  username: string;
  orgRoles: string[];
  projectRoles?: Record<string, string[]>;
  teams?: string[];
  /** Nothing is added at random. */
  exact?: boolean;
}

export interface OrganizationPlan {
  id: string;
  name: string;
  active: number;
  pending: number;
  expired: number;
  declined: number;
  projects: string[];
  /** Team name → project name → roles. */
  teams: Record<string, Record<string, string[]>>;
  placements: Placement[];
  invitees: CastInvitee[];
  /** Teams and projects nobody else is put into at random. */
  closedTeams: string[];
  soleOwnerProjects: string[];
}

const northwind = (local: string) => `${local}@northwind.example`;

function person(
  firstName: string,
  lastName: string,
  local: string,
  lastAuthDaysAgo: number | null,
  more: Partial<CastMember> = {},
): CastMember {
  return { username: local.includes("@") ? local : northwind(local), firstName, lastName, lastAuthDaysAgo, ...more };
}

export const CAST: readonly CastMember[] = [
  person("Ada", "Okafor", "ada.okafor", 3, { id: "62f1c08ab41d9e77aa03c5d1", country: "GB", joinedDaysAgo: 985 }),
  person("Grace", "Nakamura", "grace.nakamura", 0.004, { country: "US", joinedDaysAgo: 1500 }),
  person("Atlas", "Break-glass", "break-glass", 94, { joinedDaysAgo: 1500 }),
  person("Priya", "Raman", "priya.raman", 0.01, { country: "IN", joinedDaysAgo: 1200 }),
  person("Tobias", "Lang", "tobias.lang", 131, { country: "DE", joinedDaysAgo: 1300 }),
  person("Amélie", "Fontaine", "amelie.fontaine", 0.09, { country: "FR" }),
  person("Bogdan", "Ionescu", "bogdan.ionescu", 8, { country: "RO" }),
  person("Carlos", "Mendes", "carlos.mendes", 1, { country: "PT" }),
  person("Chiara", "Bianchi", "chiara.bianchi", 12, { country: "IT" }),
  person("Daniel", "Kim", "daniel.kim", 0.03, { country: "KR" }),
  person("Elif", "Yıldız", "elif.yildiz", 0.75, { country: "TR" }),
  person("Ingrid", "Solberg", "ingrid.solberg", 214, { country: "NO" }),
  person("Jonas", "Weber", "jonas.weber", 0.25, { country: "DE" }),
  person("Kwame", "Mensah", "kwame.mensah", null, { country: "GH" }),
  person("Lucía", "Herrera", "lucia.herrera", 0.015, { country: "ES" }),
  person("Nadia", "Rahman", "nadia.rahman", 0.12, { country: "BD" }),
  person("Lena", "Fischer", "lena.fischer", 0.2, { country: "AT" }),
  person("Jun", "Park", "jun.park", 5, { country: "KR" }),
  person("Terraform", "Automation", "terraform", 0.02),
  person("Backup", "Service", "svc-backup", 41),
  person("Owen", "Hartley", "owen.hartley@brightpath.example", 17, { country: "GB" }),
  person("Yuki", "Tanaka", "yuki.tanaka@partner.example", 160, { country: "JP" }),
  // Legal, and a trap for whoever prints them unescaped: markup, a spreadsheet formula, a right-to-left override, quotes.
  person("<img src=x onerror=alert(1)>", "Quill", "img.quill@partner.example", 20),
  person('=HYPERLINK("https://evil.example","Open")', "Sheets", "formula.sheets@partner.example", 33),
  person("Mallory \u202Erefsnart", "Overide", "mallory.override@partner.example", 6),
  person("Conor", 'O\'Brien "Con"', "conor.o'brien+atlas@northwind.example", 2, { country: "IE" }),
];

const PRODUCTION: OrganizationPlan = {
  id: "5f1c2a9e0b7d4c3312ab90fe",
  name: "Northwind Robotics – Production",
  active: 183,
  pending: 18,
  expired: 9,
  declined: 4,
  projects: [
    "fleet-telemetry",
    "robot-config",
    "billing-ledger",
    "incident-archive",
    "warehouse-eu",
    "warehouse-us",
    "telemetry-archive",
    "customer-portal",
    "identity-service",
    "order-routing",
    "spare-parts",
    "firmware-releases",
    "analytics-lake",
    "support-desk",
  ],
  teams: {
    "Platform On-call": {
      "incident-archive": ["GROUP_CLUSTER_MANAGER"],
      "telemetry-archive": ["GROUP_CLUSTER_MANAGER"],
    },
    "Data Platform": {
      "warehouse-eu": ["GROUP_DATA_ACCESS_READ_WRITE"],
      "analytics-lake": ["GROUP_DATA_ACCESS_ADMIN"],
    },
    "Robotics Firmware": { "firmware-releases": ["GROUP_OWNER"], "robot-config": ["GROUP_DATA_ACCESS_READ_WRITE"] },
    "Customer Experience": { "customer-portal": ["GROUP_DATA_ACCESS_READ_WRITE"], "support-desk": ["GROUP_READ_ONLY"] },
    "Billing & Finance": { "billing-ledger": ["GROUP_DATA_ACCESS_READ_ONLY"] },
    Security: { "identity-service": ["GROUP_OWNER"], "incident-archive": ["GROUP_READ_ONLY"] },
    "Site Reliability": { "fleet-telemetry": ["GROUP_CLUSTER_MANAGER"], "warehouse-us": ["GROUP_CLUSTER_MANAGER"] },
    "Warehouse EU": { "warehouse-eu": ["GROUP_DATA_ACCESS_READ_WRITE"] },
    Analytics: {
      "analytics-lake": ["GROUP_DATA_ACCESS_READ_ONLY"],
      "telemetry-archive": ["GROUP_DATA_ACCESS_READ_ONLY"],
    },
    Mobile: { "customer-portal": ["GROUP_READ_ONLY"], "order-routing": ["GROUP_READ_ONLY"] },
    Contractors: { "spare-parts": ["GROUP_DATA_ACCESS_READ_ONLY"] },
  },
  placements: [
    {
      username: northwind("ada.okafor"),
      orgRoles: ["ORG_OWNER"],
      projectRoles: {
        "fleet-telemetry": ["GROUP_OWNER"],
        "robot-config": ["GROUP_DATA_ACCESS_ADMIN"],
        "billing-ledger": ["GROUP_READ_ONLY"],
      },
      teams: ["Platform On-call", "Data Platform"],
      exact: true,
    },
    { username: northwind("amelie.fontaine"), orgRoles: ["ORG_MEMBER"], teams: ["Analytics"] },
    { username: northwind("break-glass"), orgRoles: ["ORG_OWNER"], exact: true },
    { username: northwind("bogdan.ionescu"), orgRoles: ["ORG_MEMBER"], teams: ["Site Reliability", "Security"] },
    { username: northwind("carlos.mendes"), orgRoles: ["ORG_MEMBER"], teams: ["Mobile"] },
    { username: northwind("chiara.bianchi"), orgRoles: ["ORG_MEMBER"], teams: ["Customer Experience"] },
    { username: northwind("daniel.kim"), orgRoles: ["ORG_MEMBER"], teams: ["Data Platform", "Analytics"] },
    {
      username: northwind("elif.yildiz"),
      orgRoles: ["ORG_GROUP_CREATOR", "ORG_BILLING_READ_ONLY"],
      teams: ["Billing & Finance"],
    },
    {
      username: northwind("grace.nakamura"),
      orgRoles: ["ORG_OWNER"],
      teams: ["Security", "Site Reliability", "Data Platform"],
    },
    { username: northwind("ingrid.solberg"), orgRoles: ["ORG_BILLING_ADMIN"], teams: ["Billing & Finance"] },
    {
      username: northwind("jonas.weber"),
      orgRoles: ["ORG_MEMBER"],
      projectRoles: {
        "fleet-telemetry": ["GROUP_DATA_ACCESS_READ_WRITE"],
        "robot-config": ["GROUP_OWNER"],
        "warehouse-eu": ["GROUP_READ_ONLY"],
      },
      teams: ["Data Platform"],
      exact: true,
    },
    { username: northwind("kwame.mensah"), orgRoles: ["ORG_READ_ONLY"], exact: true },
    {
      username: northwind("lucia.herrera"),
      orgRoles: ["ORG_MEMBER"],
      teams: ["Robotics Firmware", "Security", "Analytics"],
    },
    { username: northwind("nadia.rahman"), orgRoles: ["ORG_MEMBER"], teams: ["Customer Experience", "Mobile"] },
    { username: northwind("priya.raman"), orgRoles: ["ORG_MEMBER", "ORG_GROUP_CREATOR"], teams: ["Security"] },
    { username: northwind("lena.fischer"), orgRoles: ["ORG_MEMBER"] },
    { username: northwind("jun.park"), orgRoles: ["ORG_MEMBER"] },
    {
      username: northwind("terraform"),
      orgRoles: ["ORG_GROUP_CREATOR"],
      projectRoles: { "order-routing": ["GROUP_OWNER"] },
      exact: true,
    },
    {
      username: northwind("svc-backup"),
      orgRoles: ["ORG_MEMBER"],
      projectRoles: { "telemetry-archive": ["GROUP_BACKUP_MANAGER"] },
      exact: true,
    },
    { username: "owen.hartley@brightpath.example", orgRoles: ["ORG_MEMBER"], teams: ["Contractors"] },
    {
      username: "yuki.tanaka@partner.example",
      orgRoles: ["ORG_MEMBER"],
      projectRoles: { "spare-parts": ["GROUP_OWNER"] },
      exact: true,
    },
    { username: "img.quill@partner.example", orgRoles: ["ORG_MEMBER"] },
    { username: "formula.sheets@partner.example", orgRoles: ["ORG_MEMBER"] },
    { username: "mallory.override@partner.example", orgRoles: ["ORG_MEMBER"] },
    { username: "conor.o'brien+atlas@northwind.example", orgRoles: ["ORG_MEMBER"] },
  ],
  invitees: [
    {
      username: "dana.whitfield@brightpath.example",
      status: "PENDING",
      inviterUsername: northwind("grace.nakamura"),
      sentDaysAgo: 24,
      orgRoles: ["ORG_MEMBER"],
      projectNames: ["customer-portal"],
    },
    {
      username: "sofia.lund@brightpath.example",
      status: "PENDING",
      inviterUsername: northwind("grace.nakamura"),
      sentDaysAgo: 28,
      orgRoles: ["ORG_GROUP_CREATOR"],
      projectNames: ["spare-parts", "order-routing"],
    },
    {
      username: northwind("helena.costa"),
      status: "PENDING",
      inviterUsername: northwind("lucia.herrera"),
      sentDaysAgo: 15,
      orgRoles: ["ORG_BILLING_ADMIN"],
      projectNames: [],
    },
    {
      username: "mateusz.nowak@partner.example",
      status: "PENDING",
      inviterUsername: northwind("grace.nakamura"),
      sentDaysAgo: 3,
      orgRoles: ["ORG_MEMBER"],
      projectNames: ["warehouse-eu"],
    },
    {
      username: northwind("samir.haddad"),
      status: "PENDING",
      inviterUsername: northwind("piotr.zielinski"),
      sentDaysAgo: 11,
      orgRoles: ["ORG_MEMBER"],
      projectNames: ["analytics-lake"],
    },
    {
      username: "farid.haddad@brightpath.example",
      status: "INVITATION_EXPIRED",
      inviterUsername: northwind("ada.okafor"),
      sentDaysAgo: 42,
      orgRoles: ["ORG_MEMBER"],
      projectNames: ["customer-portal"],
    },
    {
      username: "owen.price@brightpath.example",
      status: "INVITATION_EXPIRED",
      inviterUsername: northwind("ada.okafor"),
      sentDaysAgo: 118,
      orgRoles: ["ORG_MEMBER"],
      projectNames: ["spare-parts", "warehouse-us"],
    },
    {
      username: "hugo.lemaire@partner.example",
      status: "INVITATION_REJECTED",
      inviterUsername: northwind("elif.yildiz"),
      sentDaysAgo: 33,
      orgRoles: ["ORG_MEMBER"],
      projectNames: ["support-desk", "order-routing"],
    },
    {
      username: "noor.abbas@brightpath.example",
      status: "INVITATION_REJECTED",
      inviterUsername: northwind("elif.yildiz"),
      sentDaysAgo: 39,
      orgRoles: ["ORG_MEMBER"],
      projectNames: ["spare-parts"],
    },
    {
      username: northwind("svc-ci"),
      status: "INVITATION_REJECTED",
      inviterUsername: northwind("grace.nakamura"),
      sentDaysAgo: 97,
      orgRoles: ["ORG_READ_ONLY"],
      projectNames: [],
    },
  ],
  closedTeams: ["Platform On-call"],
  soleOwnerProjects: ["fleet-telemetry"],
};

const SANDBOX: OrganizationPlan = {
  id: "60aa41d7e2b9f05c77de1034",
  name: "Northwind Robotics – Sandbox",
  active: 61,
  pending: 2,
  expired: 0,
  declined: 0,
  projects: ["playground-ada", "load-test", "shared-dev", "demo-fleet", "hackathon", "ci-scratch"],
  teams: {
    "Everyone Engineering": { "shared-dev": ["GROUP_READ_ONLY"] },
    "QA Guild": { "load-test": ["GROUP_DATA_ACCESS_READ_WRITE"], "ci-scratch": ["GROUP_OWNER"] },
    "Demo Crew": { "demo-fleet": ["GROUP_DATA_ACCESS_READ_WRITE"] },
  },
  placements: [
    {
      username: northwind("ada.okafor"),
      orgRoles: ["ORG_MEMBER"],
      projectRoles: { "playground-ada": ["GROUP_OWNER"], "load-test": ["GROUP_DATA_ACCESS_ADMIN"] },
      teams: ["Everyone Engineering"],
      exact: true,
    },
    { username: northwind("priya.raman"), orgRoles: ["ORG_OWNER"], teams: ["Everyone Engineering"] },
    { username: northwind("jonas.weber"), orgRoles: ["ORG_MEMBER"], teams: ["Everyone Engineering", "QA Guild"] },
    { username: northwind("jun.park"), orgRoles: ["ORG_MEMBER"], teams: ["Demo Crew"] },
  ],
  invitees: [],
  closedTeams: [],
  soleOwnerProjects: ["playground-ada"],
};

const LABS: OrganizationPlan = {
  id: "61d09b3c8f4e7a2250cc81b7",
  name: "Northwind Labs",
  active: 27,
  pending: 5,
  expired: 2,
  declined: 1,
  projects: [
    "gripper-vision",
    "edge-fleet-eu",
    "motion-planning",
    "sim-cluster",
    "tactile-sensing",
    "voice-commands",
    "paper-data",
    "lab-inventory",
    "swarm-study",
  ],
  teams: {
    "Robotics Research": { "gripper-vision": ["GROUP_DATA_ACCESS_READ_WRITE"] },
    Perception: { "gripper-vision": ["GROUP_READ_ONLY"], "tactile-sensing": ["GROUP_OWNER"] },
    Simulation: { "sim-cluster": ["GROUP_OWNER"], "swarm-study": ["GROUP_DATA_ACCESS_READ_ONLY"] },
    "Lab Operations": { "lab-inventory": ["GROUP_CLUSTER_MANAGER"] },
  },
  placements: [
    { username: northwind("ada.okafor"), orgRoles: ["ORG_READ_ONLY"], teams: ["Robotics Research"], exact: true },
    { username: northwind("lucia.herrera"), orgRoles: ["ORG_OWNER"], teams: ["Robotics Research"] },
    { username: northwind("tobias.lang"), orgRoles: ["ORG_OWNER"], exact: true },
    { username: northwind("jun.park"), orgRoles: ["ORG_MEMBER"], teams: ["Simulation"] },
    { username: northwind("ingrid.solberg"), orgRoles: ["ORG_BILLING_ADMIN"], exact: true },
  ],
  invitees: [
    {
      username: northwind("jonas.weber"),
      status: "PENDING",
      inviterUsername: northwind("lucia.herrera"),
      sentDaysAgo: 4,
      orgRoles: ["ORG_MEMBER"],
      projectNames: ["gripper-vision"],
    },
  ],
  closedTeams: [],
  soleOwnerProjects: [],
};

export const ORGANIZATION_PLANS: readonly OrganizationPlan[] = [PRODUCTION, SANDBOX, LABS];
