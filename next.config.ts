import type { NextConfig } from "next";
import { STATIC_SECURITY_HEADERS } from "./lib/auth/security-headers";

const config: NextConfig = {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  // PGlite resolves its WebAssembly beside its own file; bundled, that path breaks and every page that opens the store fails.
  serverExternalPackages: ["@electric-sql/pglite", "pg", "pg-boss", "pino", "undici"],
  experimental: {
    // forbidden(): a page that is not for someone's role answers 403.
    authInterrupts: true,
  },
  // The development server is opened by either name of this machine.
  allowedDevOrigins: ["127.0.0.1", "localhost"],
  headers: async () => [
    {
      source: "/_next/static/:path*",
      headers: Object.entries(STATIC_SECURITY_HEADERS).map(([key, value]) => ({ key, value })),
    },
  ],
};

export default config;
