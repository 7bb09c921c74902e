/**
 * The port for Next. One that is none is left to the check of all variables at the start (lib/env), which names it together
 * with whatever else is wrong: until then any free port will do.
 */
export function listenPort(env) {
  const given = env.PORT?.trim() || "3000";
  return /^\d+$/.test(given) && Number(given) <= 65_535 ? given : "0";
}
