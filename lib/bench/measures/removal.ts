import type { Browser, Page } from "@playwright/test";
import { z } from "zod";
import type { BareAtlas } from "../bare-atlas";
import { openSignedInPage, openUsers } from "../browser";
import type { DashboardSession } from "../dashboard-session";
import { type BenchResult, makeResult } from "../result";
import type { SandboxProcess, SeenCall } from "../sandbox-process";
import { median } from "../statistics";
import { timed } from "../timed";

const AIM_RATIO = 1.5;
const AIM_EXTRA_MS = 150;

const usersSchema = z.looseObject({
  results: z.array(
    z.looseObject({
      id: z.string(),
      username: z.string(),
      status: z.string(),
      organizationRoles: z.array(z.string()),
      isProtected: z.boolean(),
    }),
  ),
});
type Person = z.output<typeof usersSchema>["results"][number];

/**
 * One removal as a person does it, from the click on the confirming button to "Removed · verified" on the screen: server
 * action, transaction, queue, worker, audit entries, read-back and the dialog's polls included. Beside it, the calls to
 * Atlas that the sandbox saw for that person meanwhile, made bare and one after the other for someone else.
 */
export async function measureRemoval(
  browser: Browser,
  setting: {
    dashboardUrl: string;
    organizationId: string;
    organizationName: string;
    sandbox: SandboxProcess;
    session: DashboardSession;
    bare: BareAtlas;
  },
  runs: number,
): Promise<BenchResult> {
  const { organizationId, organizationName, sandbox, session, bare } = setting;
  const { results } = usersSchema.parse(await session.getJson(`/api/orgs/${organizationId}/users`));
  const people = results.filter(isOrdinary);
  const page = await openSignedInPage(browser, setting.dashboardUrl);
  const samples: number[] = [];
  const baselines: number[] = [];
  let callCount = 0;
  // The first removal compiles what it needs, and counts for nothing.
  for (let run = 0; run <= runs; run += 1) {
    const [person, other] = [people[run * 2], people[run * 2 + 1]];
    if (person === undefined || other === undefined) throw new Error("There are too few people to remove.");
    await openUsers(page, organizationId);
    await openReview(page, person);
    await sandbox.forgetCalls();
    const tookMs = await timeRemoval(page, `Remove ${person.username} from ${organizationName}`);
    const calls = (await sandbox.calls()).filter((call) => isAbout(call, person));
    const bareMs = await timed(() => repeatFor(bare, calls, person, other));
    if (run === 0) continue;
    samples.push(tookMs);
    baselines.push(bareMs);
    callCount = calls.length;
  }
  await page.context().close();
  const baseline = median(baselines);
  return makeResult(
    {
      name: "one removal, click to verified",
      unit: "ms",
      value: median(samples),
      baseline,
      aim: `≤ ${AIM_RATIO}× + ${AIM_EXTRA_MS} ms`,
      note: `median of ${runs} in Chromium, through the dialog and the real server action; baseline: its ${callCount} calls to Atlas, bare, one after the other`,
      samples,
    },
    (value) => value <= baseline * AIM_RATIO + AIM_EXTRA_MS,
  );
}

function isOrdinary({ status, organizationRoles, isProtected, username }: Person): boolean {
  const isPlain = /^[\w.+-]+@[\w.-]+$/.test(username);
  return status === "ACTIVE" && !isProtected && isPlain && !organizationRoles.includes("ORG_OWNER");
}

async function openReview(page: Page, person: Person): Promise<void> {
  await page.getByRole("searchbox", { name: "Search users" }).fill(person.username);
  await page.getByRole("button", { name: `Actions for ${person.username}`, exact: true }).click();
  await page.getByRole("menuitem", { name: /^Remove from organization/ }).click();
}

/** Both ends are taken inside the page: the click event, and the change that shows the outcome. */
async function timeRemoval(page: Page, buttonName: string): Promise<number> {
  const button = page.getByRole("alertdialog").getByRole("button", { name: buttonName, exact: true });
  await button.and(page.locator(":enabled")).waitFor();
  const handle = await page.evaluateHandle(() => {
    const measured = new Promise<number>((resolve) => {
      let clickedAt: number | null = null;
      document.addEventListener("click", (event) => (clickedAt ??= event.timeStamp), { once: true, capture: true });
      const watch = new MutationObserver(() => {
        const shown = [...document.querySelectorAll('[role="status"]')].some((status) =>
          status.textContent?.includes("Removed · verified"),
        );
        if (!shown || clickedAt === null) return;
        watch.disconnect();
        resolve(performance.now() - clickedAt);
      });
      watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    return { measured };
  });
  await button.click();
  return handle.evaluate(({ measured }) => measured);
}

function isAbout({ path, query }: SeenCall, person: Person): boolean {
  return path.includes(person.id) || new URLSearchParams(query).get("username") === person.username;
}

async function repeatFor(bare: BareAtlas, calls: readonly SeenCall[], person: Person, other: Person): Promise<void> {
  for (const { method, path, query } of calls) {
    const parameters = new URLSearchParams(query);
    if (parameters.has("username")) parameters.set("username", other.username);
    const search = parameters.size === 0 ? "" : `?${parameters}`;
    await bare.call(method, `${path.replace(person.id, other.id)}${search}`);
  }
}
