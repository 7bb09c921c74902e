import type { Browser } from "@playwright/test";
import { openSignedInPage, openUsers } from "../browser";
import { type BenchResult, makeResult } from "../result";

const AIM_KIBIBYTES = 200;

/** The JavaScript that a browser with an empty cache loads for the Users screen, as it comes over the wire. */
export async function measureFirstLoad(
  browser: Browser,
  setting: { dashboardUrl: string; organizationId: string },
): Promise<BenchResult> {
  const page = await openSignedInPage(browser, setting.dashboardUrl);
  // What the page before still loads is not counted.
  await page.waitForLoadState("networkidle");
  const devtools = await page.context().newCDPSession(page);
  const scripts = new Set<string>();
  let bytes = 0;
  devtools.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await devtools.send("Network.enable");
  await devtools.send("Network.clearBrowserCache");
  await openUsers(page, setting.organizationId);
  await page.waitForLoadState("networkidle");
  await page.context().close();
  const value = bytes / 1024;
  return makeResult(
    {
      name: "first-load JavaScript of Users",
      unit: "KiB",
      value,
      aim: `≤ ${AIM_KIBIBYTES} KiB`,
      note: `${scripts.size} scripts with their headers, compressed as served; empty cache, until the network is idle`,
      samples: [value],
    },
    (kibibytes) => kibibytes <= AIM_KIBIBYTES,
  );
}
