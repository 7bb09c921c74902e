import {
  CircleAlert,
  CircleCheck,
  CircleHelp,
  CircleSlash,
  CircleX,
  type LucideIcon,
  TriangleAlert,
} from "lucide-react";
import type { ReactNode } from "react";
import { UtcDate } from "@/components/shared/utc-date";
import { visibleText } from "@/components/shared/visible-text";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { classNames } from "@/components/ui/class-names";
import { CopyableId } from "@/components/ui/copyable-id";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Note } from "@/components/ui/note";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusText } from "@/components/ui/status-text";
import type { ConnectionReport } from "@/lib/directory/person-types";
import { allowedWords, generationLimits, standingOfConnection } from "./connection-standing";

type Check = ConnectionReport["checks"][number];

const CHECK_LOOKS: Record<Check["state"], { icon: LucideIcon; tone: string; words: string }> = {
  ok: { icon: CircleCheck, tone: "text-accent-text", words: "in order" },
  refused: { icon: CircleX, tone: "text-danger-text", words: "not in order" },
  unknown: { icon: CircleHelp, tone: "text-text-3", words: "not known" },
};

const STANDING_ICONS = { ok: CircleCheck, warn: TriangleAlert, bad: CircleAlert };

/** One connection: who it is, how it is, and what it may do. */
export function ConnectionCard({ report, headingId }: { report: ConnectionReport; headingId: string }) {
  const standing = standingOfConnection(report);
  const limits = generationLimits(report.generation);
  return (
    <Card aria-labelledby={headingId} className="overflow-clip">
      <div className="flex min-h-11.25 flex-wrap items-center gap-x-2 gap-y-1 border-b border-border px-4 py-2">
        <h2 id={headingId} className="min-w-0 [overflow-wrap:anywhere]">
          {visibleText(report.name)}
        </h2>
        <Badge>{report.generation === "v2" ? "API v2" : "API v1.0"}</Badge>
        <StatusText tone={standing.tone} icon={STANDING_ICONS[standing.tone]} className="ml-auto">
          {standing.words}
        </StatusText>
      </div>
      {limits !== null && (
        <Note tone="warn" flat title="This connection speaks v1.0.">
          {limits}
        </Note>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] @max-c2/main:grid-cols-1">
        <div className="border-r border-border @max-c2/main:border-r-0">
          <KeyValueList items={factsOf(report)} />
          <div className="border-t border-border px-4 py-3">
            <h3 className="mb-1.5 text-sm font-medium">What it may do</h3>
            <ul className="grid gap-1">
              {report.operations.map((operation) => (
                <Operation key={operation.name} {...operation} />
              ))}
            </ul>
          </div>
        </div>
        <div className="@max-c2/main:border-t @max-c2/main:border-border">
          <h3 className="sr-only">Checks</h3>
          <ul>
            {report.checks.map((check) => (
              <CheckLine key={check.name} check={check} />
            ))}
          </ul>
        </div>
      </div>
    </Card>
  );
}

function factsOf(report: ConnectionReport): { key: string; value: ReactNode }[] {
  const { credential, organization, rateLimit } = report;
  const kind = credential.kind === "service_account" ? "Service account" : "API key";
  return [
    {
      key: "Organization",
      value:
        organization === null ? (
          <span className="text-warning-text">Not known</span>
        ) : (
          <>
            {visibleText(organization.name)}
            <span className="block text-xs">
              <CopyableId value={organization.id} what="organization ID" />
            </span>
          </>
        ),
    },
    {
      key: "Credential",
      value: (
        <>
          {kind}
          {credential.publicId !== "" && (
            <span className="block text-xs">
              <CopyableId
                value={credential.publicId}
                what={credential.kind === "service_account" ? "client ID" : "public key"}
              />
            </span>
          )}
        </>
      ),
    },
    {
      key: "Reads with",
      value: credential.hasReadCredential
        ? "A second credential; this one is used for removals alone"
        : "The same credential",
    },
    {
      key: "Rate budget",
      value: <RateBudget {...rateLimit} />,
    },
    {
      key: "Secret expires",
      value:
        report.secretExpiresAt !== null ? (
          <UtcDate at={report.secretExpiresAt} />
        ) : credential.kind === "api_key" ? (
          "API keys do not expire"
        ) : (
          "Not known"
        ),
    },
  ];
}

/** Calls about users. How many are left is known only for a while after Atlas has said it. */
function RateBudget({ limit, remaining, toldAt }: ConnectionReport["rateLimit"]) {
  if (limit === null) return "Not known";
  const calls = `${limit.toLocaleString("en-US")} calls about users`;
  if (remaining === null || toldAt === null) return `${calls} at once; how many are left is not known`;
  return (
    <>
      {remaining.toLocaleString("en-US")} of {calls} left
      <span className="block text-xs text-text-3">
        Atlas said so <RelativeTime at={toldAt} stepMs={1000} />
      </span>
    </>
  );
}

function CheckLine({ check }: { check: Check }) {
  const { icon: Icon, tone, words } = CHECK_LOOKS[check.state];
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 px-4 py-2.5 text-sm text-text-2 not-first:border-t not-first:border-border">
      <Icon aria-hidden className={classNames("mt-px size-icon", tone)} />
      <div className="[overflow-wrap:anywhere]">
        <strong className="block font-medium text-text">
          {check.name}
          <span className="sr-only">: {words}</span>
        </strong>
        {check.sentence}
        {check.nextStep !== null && check.nextStep !== "" && (
          <p className="mt-0.5">
            <span className="text-text-3">Next step: </span>
            {check.nextStep}
          </p>
        )}
      </div>
    </li>
  );
}

function Operation({ name, allowed }: ConnectionReport["operations"][number]) {
  const Icon = allowed === null ? CircleHelp : allowed ? CircleCheck : CircleSlash;
  return (
    <li className="flex items-start gap-2 text-sm text-text-2">
      <Icon
        aria-hidden
        className={classNames("mt-0.5 size-icon-sm flex-none", allowed === true ? "text-accent-text" : "text-text-3")}
      />
      <span className="min-w-0 flex-1">{name}</span>
      <span
        className={classNames(
          "text-xs leading-5 whitespace-nowrap",
          allowed === false ? "text-warning-text" : "text-text-3",
        )}
      >
        {allowedWords(allowed)}
      </span>
    </li>
  );
}
