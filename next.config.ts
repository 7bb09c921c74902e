import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  // PGlite resolves its WebAssembly beside its own file; bundled, that path breaks and every page that opens the store fails.
  serverExternalPackages: ["@electric-sql/pglite", "pg", "pg-boss", "pino", "undici"],
};

export default config;
