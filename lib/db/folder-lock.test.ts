import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { StoreHeldError } from "./errors";
import { lockFolder } from "./folder-lock";
import { readProcessStart } from "./process-identity";

describe("lockFolder", () => {
  let folder: string;
  let lockPath: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "atlas-offboarding-lock-"));
    lockPath = join(folder, "store.lock");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function leaveLock(holder: { pid: number; processStart?: string | null; hostname?: string }): void {
    const { pid, processStart = readProcessStart(pid), hostname: host = hostname() } = holder;
    const openedAt = "2026-11-21T09:00:00.000Z";
    writeFileSync(lockPath, JSON.stringify({ pid, processStart, hostname: host, openedAt }));
  }
  const holderPid = () => JSON.parse(readFileSync(lockPath, "utf8")).pid;
  const pidOfEndedProcess = () => spawnSync(process.execPath, ["-e", ""]).pid;
  const lock = () => lockFolder(lockPath, folder);

  it("gives the folder to one holder at a time, also within one process", () => {
    const first = lock();
    expect(lock).toThrow(StoreHeldError);
    first.release();
    expect(existsSync(lockPath)).toBe(false);
    lock().release();
  });

  it("turns a second process away in a sentence that names the process, the folder, and what to do", () => {
    leaveLock({ pid: process.ppid });
    expect(lock).toThrow(`The data folder ${folder} is already open in process ${process.ppid}.`);
    try {
      lock();
    } catch (error) {
      expect(error).toMatchObject({ pid: process.ppid, folder, hint: expect.stringMatching(/DATA_DIR.*DATABASE_URL/) });
    }
    expect(holderPid()).toBe(process.ppid);
  });

  it("takes over from a process that has ended", () => {
    leaveLock({ pid: pidOfEndedProcess(), processStart: null });
    const taken = lock();
    expect(holderPid()).toBe(process.pid);
    taken.release();
  });

  it("takes over from a process that has ended and whose parent has not noticed", async () => {
    // The shell starts a process and becomes `sleep`, which never asks what became of it.
    const parent = spawn("sh", ["-c", `"${process.execPath}" -e "" & echo $!; exec sleep 60`], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    const pid = await new Promise<number>((resolve) => parent.stdout.once("data", (data) => resolve(Number(data))));
    leaveLock({ pid });
    await vi.waitFor(() => lock().release(), { timeout: 20_000, interval: 50 });
    parent.kill("SIGKILL");
  });

  it("takes over when the number belongs to another process by now", () => {
    leaveLock({ pid: process.ppid, processStart: "an-earlier-boot:4711" });
    lock().release();
    leaveLock({ pid: process.pid, processStart: "an-earlier-boot:4711" });
    lock().release();
  });

  it("takes over a lock that a crash cut short", () => {
    for (const rest of ["", '{"pid": 12']) {
      writeFileSync(lockPath, rest);
      expect(lock).toThrow(/is opening the data folder/);
      makeOld(lockPath);
      lock().release();
    }
  });

  it("believes a lock of another machine for as long as it is renewed", () => {
    leaveLock({ pid: pidOfEndedProcess(), hostname: "another-machine" });
    expect(lock).toThrow(/on another-machine/);
    makeOld(lockPath);
    lock().release();
  });

  it("leaves a lock alone that somebody else has taken over meanwhile", () => {
    const ours = lock();
    leaveLock({ pid: process.ppid });
    ours.release();
    expect(holderPid()).toBe(process.ppid);
  });

  it("gives a stale lock to exactly one of several processes that want it at the same time", async () => {
    leaveLock({ pid: pidOfEndedProcess(), processStart: null });
    const contenders = Array.from({ length: 4 }, () => contend(lockPath, folder));
    const answers = await Promise.all(contenders.map(({ answer }) => answer));
    expect(answers.filter((answer) => answer === "held")).toHaveLength(1);
    for (const { child } of contenders) child.kill("SIGKILL");
  }, 120_000);
});

function makeOld(path: string): void {
  const aMinuteAgo = new Date(Date.now() - 60_000);
  utimesSync(path, aMinuteAgo, aMinuteAgo);
}

/** A process that takes the lock and keeps it; answers "held" or the error's name. */
function contend(lockPath: string, folder: string): { child: ChildProcess; answer: Promise<string> } {
  const module = pathToFileURL(join(import.meta.dirname, "folder-lock.ts")).href;
  const source = `
    const { lockFolder } = await import(${JSON.stringify(module)});
    try { lockFolder(${JSON.stringify(lockPath)}, ${JSON.stringify(folder)}); console.log("held"); setInterval(() => {}, 1000); }
    catch (error) { console.log(error.name); }
  `;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", source], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const answer = new Promise<string>((resolve) => {
    child.stdout?.setEncoding("utf8").once("data", (text: string) => resolve(text.trim()));
  });
  return { child, answer };
}
