import { recordChange } from "../record";
import type { Site } from "../site";
import { changeOrganization, type OrganizationChange } from "./change-organization";
import type { DoneChange } from "./change-outcome";
import type { WorldChange } from "./change-schema";

/** Changes the world from outside, with none of Atlas's rules, and records it as an effect of "outside". */
export function applyChange(site: Site, change: WorldChange): void {
  switch (change.op) {
    case "setVersionGone": {
      const key = change.operation === undefined ? change.version : `${change.operation} ${change.version}`;
      if (change.gone) site.settings.goneVersions.add(key);
      else site.settings.goneVersions.delete(key);
      return;
    }
    case "setServer": {
      const { op: _, ...settings } = change;
      Object.assign(site.settings, dropUndefined(settings));
      return;
    }
    case "expireTokens":
      site.tokens.expireAll();
      site.digest.expireNonces();
      return;
    case "setCredential":
      for (const credential of site.credentials.values()) {
        if (credential.organizationId !== change.organizationId) continue;
        if (change.kind !== undefined && change.kind !== credential.kind) continue;
        if (change.orgRoles !== undefined) credential.orgRoles = change.orgRoles;
        if (change.projectRoles !== undefined) credential.projectRoles = new Map(Object.entries(change.projectRoles));
        if (change.revoked !== undefined) credential.revoked = change.revoked;
        if (change.accessListRequired !== undefined) credential.accessListRequired = change.accessListRequired;
      }
      return;
    default:
      recordOutside(site, change, changeOrganization(site, change));
  }
}

function recordOutside(site: Site, change: OrganizationChange, { member, projectId, events }: DoneChange): void {
  recordChange(site, {
    method: "OUTSIDE",
    path: "/__sandbox/change",
    operation: change.op,
    organizationId: change.organizationId,
    caller: "outside",
    change: {
      ...(member === null ? {} : { userId: member.id, username: member.username }),
      ...(projectId === undefined ? {} : { projectId }),
      events,
    },
  });
}

function dropUndefined(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
