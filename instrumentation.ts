/** Next calls this once, before it takes requests. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  // Only here, so that nothing of it is bundled for another runtime.
  const { startProcess } = await import("./lib/runtime/start-process");
  await startProcess();
}
