import { roleNames } from "@/components/shared/role-names";
import { visibleText } from "@/components/shared/visible-text";
import { Note } from "@/components/ui/note";
import type { ReinviteOffer } from "@/lib/offboarding/reinvite/types";

/** What the invitation gives back, what is gone for good, and why it cannot be sent, if so. */
export function ReinviteOfferView({ offer }: { offer: ReinviteOffer }) {
  const { obstacle, gone } = offer;
  return (
    <>
      {obstacle !== null && <Note tone="warn" title={visibleText(obstacle)} />}
      <section aria-label="Gives back" className="rounded-lg border border-border">
        <h3 className="border-b border-border bg-bg-subtle px-3 py-1.5 text-xs font-medium text-text-3">Gives back</h3>
        <dl>
          {linesOf(offer).map(({ what, value }) => (
            <div
              key={what}
              className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3 px-3 py-2 not-first:border-t not-first:border-border [overflow-wrap:anywhere] max-phone:grid-cols-1"
            >
              <dt className="text-text-3">{what}</dt>
              <dd className="text-text">{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      {gone.length > 0 && (
        <Note tone="warn" title="Cannot be given back:">
          <ul className="mt-1 grid gap-0.5">
            {gone.map(({ what, why }) => (
              <li key={`${what} ${why}`}>
                <b className="font-medium text-text">{visibleText(what)}</b>: {why}
              </li>
            ))}
          </ul>
        </Note>
      )}
    </>
  );
}

/** Pairs of a place and what one would be there again. */
export function linesOf(offer: ReinviteOffer): { what: string; value: string }[] {
  const lines = offer.projectRoles.map((project) => ({
    what: visibleText(project.projectName ?? project.projectId),
    value: roleNames(project.roles) || "No role",
  }));
  if (offer.way === "project_role") return lines;
  const organization = {
    what: visibleText(offer.organization.name),
    value: roleNames(offer.organizationRoles) || "No role",
  };
  const teams = {
    what: offer.teams.length === 1 ? "Team" : "Teams",
    value: offer.teams.map((team) => visibleText(team.name ?? team.id)).join(", "),
  };
  if (offer.way === "team") return offer.teams.length > 0 ? [teams] : [];
  return [organization, ...lines, ...(offer.teams.length > 0 ? [teams] : [])];
}
