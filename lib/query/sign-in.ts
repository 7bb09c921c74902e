import { signInAddress } from "@/lib/auth/return-path";

let isLeaving = false;

/** Leaves for the sign-in page once, however many reads learn at the same time that the session has ended. */
export function goToSignIn(): void {
  if (typeof window === "undefined" || isLeaving) return;
  isLeaving = true;
  window.location.assign(signInAddress(currentPath()));
}

/** Leaves for the sign-in page to prove again who one is, and comes back to this page. */
export function goToSignInAgain(): void {
  window.location.assign(signInAddress(currentPath(), { again: true }));
}

function currentPath(): string {
  return window.location.pathname + window.location.search;
}
