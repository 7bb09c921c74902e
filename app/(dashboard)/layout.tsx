import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { AppShell } from "@/components/shared/shell/app-shell";
import { KnownOrganizationsProvider, ORGANIZATION_COOKIE } from "@/components/shared/shell/known-organizations";
import { Providers } from "@/components/shared/shell/providers";
import { requirePage } from "@/lib/auth/request-context";
import { readKnownOrganizations } from "./read-known-organizations";

/** Everything behind the sign-in: the door first, then the shell. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { principal, runtime } = await requirePage("read");
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const { name, email, role } = principal;
  return (
    <Providers signedIn={{ name, email, role }} renderedAtMs={runtime.now()} nonce={head.get("x-nonce") ?? undefined}>
      <KnownOrganizationsProvider
        value={readKnownOrganizations(runtime.directory.connections)}
        lastId={jar.get(ORGANIZATION_COOKIE)?.value}
      >
        <AppShell isSandbox={runtime.mode === "sandbox"}>{children}</AppShell>
      </KnownOrganizationsProvider>
    </Providers>
  );
}
