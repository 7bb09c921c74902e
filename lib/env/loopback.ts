/** Whether a host name (without port, as URL.hostname spells it) is this machine talking to itself. */
export function isLoopback(hostname: string): boolean {
  const name = hostname.replace(/^\[(.*)\]$/, "$1").toLowerCase();
  return name === "localhost" || name === "::1" || /^127\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.test(name);
}
