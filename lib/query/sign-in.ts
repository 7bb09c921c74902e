/** The sign-in page, with the way back. Only a path of ours: never another site's address. */
export function signInAddress(path: string): string {
  const safe = path.startsWith("/") && !path.startsWith("//") && !path.startsWith("/\\") ? path : "/";
  return `/sign-in?callbackUrl=${encodeURIComponent(safe)}`;
}

let isLeaving = false;

/** Leaves for the sign-in page once, however many reads learn at the same time that the session has ended. */
export function goToSignIn(): void {
  if (typeof window === "undefined" || isLeaving) return;
  isLeaving = true;
  window.location.assign(signInAddress(window.location.pathname + window.location.search));
}
