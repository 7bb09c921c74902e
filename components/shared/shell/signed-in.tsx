"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Role } from "@/lib/auth/permissions";

/** Who is signed in, as the server knows them. What the page offers follows from it; what is allowed, the server decides. */
export interface SignedIn {
  email: string;
  name: string;
  role: Role;
}

const SignedInContext = createContext<SignedIn | null>(null);

export function SignedInProvider({ value, children }: { value: SignedIn; children: ReactNode }) {
  return <SignedInContext value={value}>{children}</SignedInContext>;
}

/** Who is signed in. */
export function useSignedIn(): SignedIn {
  const value = useContext(SignedInContext);
  if (!value) throw new Error("useSignedIn needs a SignedInProvider");
  return value;
}
