import { expect, test } from "./fixtures/test";
import { PeoplePage } from "./pages/people-page";
import { PersonPage } from "./pages/person-page";

const PRODUCTION = "Northwind Robotics – Production";
const PLAYGROUND = "Northwind Robotics – Sandbox";
const LABS = "Northwind Labs";
const EXACT = "Exact match";
const WORDS = "Contains these words";
const ADA = { id: "62f1c08ab41d9e77aa03c5d1", email: "ada.okafor@northwind.example", name: "Ada Okafor" };

test.describe("a person is found", () => {
  test("by what is typed of them, and nobody else with them", async ({ page, signIn, consoleErrors }) => {
    await signIn("viewer");
    const people = new PeoplePage(page);
    await people.open();
    for (const { by, text, name, group } of [
      { by: "their e-mail in another case", text: "ADA.Okafor@Northwind.EXAMPLE", name: ADA.name, group: EXACT },
      { by: "a part of their name", text: "okaf", name: ADA.name, group: WORDS },
      { by: "a name without its accents", text: "lucia herr", name: "Lucía Herrera", group: WORDS },
      { by: "words in another order", text: "okafor ad", name: ADA.name, group: WORDS },
      { by: "their id", text: ADA.id, name: ADA.name, group: "Has this ID" },
      {
        by: "an e-mail with a quote and a plus",
        text: "conor.o'brien+atlas@northwind.example",
        name: `Conor O'Brien "Con"`,
        group: EXACT,
      },
      {
        by: "an invitation of the old kind, which no user list shows",
        text: "renata.silva@partner.example",
        name: "renata.silva@partner.example",
        group: EXACT,
      },
    ]) {
      await test.step(`by ${by}`, async () => {
        await people.search(text);
        await expect(people.found.getByRole("rowheader", { name: group }), by).toBeVisible();
        await expect(people.hit(name), by).toBeVisible();
        await expect(people.found.getByRole("link"), by).toHaveCount(1);
        expect(page.url()).toMatch(/\/people$/);
      });
    }
    expect(consoleErrors).toEqual([]);
  });

  test("once, with every organization they are in and how they stand there", async ({ page, sandbox, signIn }) => {
    await sandbox.change({
      op: "addUser",
      organizationId: sandbox.organization(LABS).id,
      username: "KWAME.Mensah@northwind.example",
      status: "PENDING",
    });
    await signIn("viewer");
    const people = new PeoplePage(page);
    await people.open();
    await people.search("kwame.mensah@northwind.example");
    const row = people.found.getByRole("row").filter({ has: page.getByRole("link", { name: "Kwame Mensah" }) });
    await expect(row).toHaveCount(1);
    await expect(row.getByRole("listitem").filter({ hasText: PRODUCTION }).first()).toContainText("Active");
    await expect(row.getByRole("listitem").filter({ hasText: LABS }).first()).toContainText("Pending");
  });
});

test("nobody is found by what looks like a name and is none, and it says so", async ({
  page,
  signIn,
  consoleErrors,
}) => {
  await signIn("viewer");
  const people = new PeoplePage(page);
  await people.open();
  for (const { by, text } of [
    { by: "quotes and markup", text: `"><img src=x onerror=alert(1)>@northwind.example` },
    { by: "a plus that is not theirs", text: "ada.okafor+atlas@northwind.example" },
    { by: "300 characters", text: `${"a".repeat(288)}@example.com` },
    { by: "look-alike letters", text: "\u0430da.okafor@northwind.example" },
    { by: "a pattern", text: ".*@northwind.example" },
    { by: "a wildcard of SQL", text: "%okafor%' OR 1=1 --" },
  ]) {
    await test.step(`by ${by}`, async () => {
      await people.search(text);
      await people.findsNobody(text);
      expect(page.url()).toMatch(/\/people$/);
    });
  }
  expect(consoleErrors).toEqual([]);
});

test("a text that is too long is refused in a sentence", async ({ page, signIn }) => {
  await signIn("viewer");
  const people = new PeoplePage(page);
  await people.open();
  await people.search("a".repeat(400));
  const refused = page.getByRole("main").getByRole("alert");
  await expect(refused).toContainText("A search has at most 320 characters.");
  await expect(refused).toContainText("Search for less.");
  await expect(page.getByRole("heading", { name: "Possible leftovers" })).toHaveCount(0);
});

test("the search on the overview leads to the person, and no address on the way holds an e-mail", async ({
  page,
  signIn,
}) => {
  await signIn("admin");
  await page.goto("/");
  const addresses: string[] = [];
  page.on("framenavigated", (frame) => addresses.push(frame.url()));
  const people = new PeoplePage(page);
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(people.box).toBeFocused({ timeout: 1_000 });
  }).toPass();
  await page.keyboard.type(ADA.email);
  await people.hit(ADA.name).click();
  await expect(page).toHaveURL(new RegExp(`/people/${ADA.id}$`));
  const person = new PersonPage(page);
  await expect(page.getByRole("heading", { level: 1, name: ADA.name })).toBeVisible();
  await person.offboard();
  await expect(page.getByText("What will be removed")).toBeVisible({ timeout: 30_000 });
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: ADA.name })).toBeVisible();
  expect(addresses.length).toBeGreaterThan(2);
  for (const address of addresses) expect(address).not.toMatch(/@|%40|okafor/i);
});

test("a person's page shows every grant with where it comes from, organization by organization", async ({
  page,
  signIn,
  consoleErrors,
}) => {
  await signIn("viewer");
  const person = new PersonPage(page);
  await person.open(ADA.id, ADA.name);
  await person.isScanned();

  for (const words of [
    ["Organization Owner", "Direct", "Reaches all 14 projects"],
    ["fleet-telemetry", "Direct", "Project Owner"],
    ["robot-config", "Direct"],
    ["billing-ledger", "Direct"],
    ["incident-archive", "via Platform On-call"],
    ["warehouse-eu", "via Data Platform"],
    ["Data Platform", "Direct", "Opens 2 projects"],
    ["Legacy project invite", "warehouse-eu", "from grace.nakamura@northwind.example"],
  ]) {
    await expect(person.grant(PRODUCTION, ...words), `${PRODUCTION}: ${words}`).toHaveCount(1);
  }
  for (const words of [
    ["Organization Member", "Direct"],
    ["playground-ada", "Direct", "Project Owner"],
    ["load-test", "Direct"],
    ["shared-dev", "via Everyone Engineering"],
    ["None. Every project was asked."],
  ]) {
    await expect(person.grant(PLAYGROUND, ...words), `${PLAYGROUND}: ${words}`).toHaveCount(1);
  }
  for (const words of [
    ["Organization Read Only", "Direct"],
    ["gripper-vision", "via Robotics Research"],
    ["Legacy project invite", "gripper-vision", "from lucia.herrera@northwind.example"],
  ]) {
    await expect(person.grant(LABS, ...words), `${LABS}: ${words}`).toHaveCount(1);
  }
  for (const name of [PRODUCTION, PLAYGROUND, LABS]) {
    await expect(person.organization(name)).toContainText("All parts read");
    await expect(person.organization(name)).toContainText("Active");
  }
  expect(consoleErrors).toEqual([]);
});

test("what would outlive a removal is listed, each with why it matched and how sure that is", async ({
  page,
  signIn,
}) => {
  await signIn("viewer");
  const person = new PersonPage(page);
  await person.open(ADA.id, ADA.name);
  await person.isScanned();
  for (const { what, where } of [
    { what: "aokafor", where: `fleet-telemetry in ${PRODUCTION}` },
    { what: "fleet telemetry export", where: PRODUCTION },
    { what: "ada-notebook-sync", where: PLAYGROUND },
    { what: "NO_PRIMARY", where: `fleet-telemetry in ${PRODUCTION}` },
    { what: "Security contact", where: LABS },
  ]) {
    const row = person.leftovers.getByRole("row").filter({ hasText: what });
    await expect(row, what).toHaveCount(1);
    await expect(row, what).toContainText(where);
    await expect(row.getByRole("cell").nth(1), what).toHaveText(/^(Exact|Likely|Possible)$/);
    await expect(row.getByRole("cell").nth(2), what).toHaveText(/.{10,}/);
  }
  // Everybody's users are not Ada's.
  await expect(person.leftovers.getByRole("row").filter({ hasText: "jweber" })).toHaveCount(0);
  await expect(person.leftovers.getByRole("row").filter({ hasText: "Weber" })).toHaveCount(0);
  await expect(page.getByText(/single sign-on/i).first()).toBeVisible();
});

const ASKS_TO_WAIT = "it asks to wait";

test.describe("a connection that is broken is named, and hides nobody else", () => {
  for (const { how, says, breakIt } of [
    {
      how: "its secret was revoked",
      says: /credential|secret|revoked|refused/i,
      breakIt: (labs: { id: string; clientId: string }) => ({
        change: { op: "setCredential", organizationId: labs.id, revoked: true },
      }),
    },
    {
      how: "its access list refuses this machine",
      says: /access list/i,
      breakIt: (labs: { id: string; clientId: string }) => ({
        change: { op: "setCredential", organizationId: labs.id, accessListRequired: true },
      }),
    },
    {
      how: "it never answers",
      says: /has not answered/i,
      breakIt: (labs: { id: string; clientId: string }) => ({
        faults: [{ match: { caller: labs.clientId }, fault: { kind: "hang" } }],
      }),
    },
    {
      how: ASKS_TO_WAIT,
      says: /wait|rate limit|too many/i,
      breakIt: (labs: { id: string; clientId: string }) => ({
        faults: [{ match: { caller: labs.clientId }, fault: { kind: "rateLimit", retryAfterS: 120 } }],
      }),
    },
  ]) {
    test(`when ${how}`, async ({ page, sandbox, dashboard, signIn }) => {
      await signIn("admin");
      const broken: { change?: unknown; faults?: unknown[] } = breakIt(sandbox.organization(LABS));
      if (broken.change !== undefined) await sandbox.change(broken.change);
      if (broken.faults !== undefined) await sandbox.faults(broken.faults);

      await page.goto(`/people/${ADA.id}`);
      await expect(page.getByRole("heading", { level: 1, name: ADA.name })).toBeVisible({ timeout: 30_000 });
      const person = new PersonPage(page);
      await expect(person.grant(PRODUCTION, "Organization Owner", "Direct")).toHaveCount(1);
      await expect(person.grant(PLAYGROUND, "Organization Member", "Direct")).toHaveCount(1);
      await expect(person.organization(LABS)).toContainText(/part(s)? unread/);
      await expect(person.organization(LABS)).toContainText("could not be read");
      await expect(person.organization(LABS)).toContainText(says);

      const people = new PeoplePage(page);
      await page.goto("/people");
      await people.search("okafor");
      await expect(people.hit(ADA.name)).toBeVisible({ timeout: 30_000 });
      // What was read before it broke may still answer; this reads anew.
      await page.getByRole("button", { name: "Refresh" }).click();
      await expect(page.getByText(new RegExp(`${LABS}.* could not be read`)).first()).toBeVisible({ timeout: 30_000 });
      await expect(people.hit(ADA.name)).toBeVisible();

      // The dashboard waits as long as it was asked to, whatever the sandbox forgets: the next journey begins without that.
      if (how === ASKS_TO_WAIT) await dashboard.restart();
    });
  }
});
