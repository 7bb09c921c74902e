"use client";

import { LogIn } from "lucide-react";
import { useId, useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { explainSignInFailure } from "./sign-in-failures";
import { type SignInRequest, startSignIn } from "./start-sign-in";

export interface PersonaChoice {
  role: string;
  can: string;
}

export interface SignInChoicesProps {
  hasSingleSignOn: boolean;
  /** Empty outside sandbox mode. */
  personas: readonly PersonaChoice[];
  /** A path of ours. */
  returnPath: string;
  /** Ask for a fresh proof of who someone is. */
  again: boolean;
  /** What went wrong before this page was opened. */
  failure: { message: string; hint: string } | null;
}

const never = () => () => undefined;

/** The ways in. The buttons wake up with the page: before that, a click would be lost. */
export function SignInChoices({ hasSingleSignOn, personas, returnPath, again, failure }: SignInChoicesProps) {
  const isAwake = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [shown, setShown] = useState(failure);

  async function signIn(choice: string, request: Omit<SignInRequest, "returnPath">) {
    if (chosen !== null) return;
    setChosen(choice);
    setShown(null);
    const start = await startSignIn({ ...request, returnPath });
    if (start.kind === "go") {
      // A whole new page: nothing that was read for somebody else stays in memory.
      window.location.assign(start.address);
      return;
    }
    setChosen(null);
    setShown(start.kind === "failed" ? explainSignInFailure(start.code) : start);
  }

  return (
    <>
      <div role="alert">
        {shown && (
          <Note tone="bad" title={shown.message} className="mb-5">
            {shown.hint}
          </Note>
        )}
      </div>
      {hasSingleSignOn && (
        <Button
          variant="primary"
          size="lg"
          className="w-full"
          disabled={!isAwake}
          pending={chosen === "oidc"}
          onClick={() => signIn("oidc", { provider: "oidc", again })}
        >
          <LogIn aria-hidden className="size-icon" />
          Continue with single sign-on
        </Button>
      )}
      {personas.length > 0 && (
        <>
          {hasSingleSignOn ? (
            <p className="mt-5 mb-3 flex items-center gap-3 text-xs text-text-3 before:h-px before:flex-1 before:bg-border-strong after:h-px after:flex-1 after:bg-border-strong">
              Sandbox personas
            </p>
          ) : (
            <p className="mb-3 text-xs text-text-3">Sandbox personas</p>
          )}
          <div className="grid grid-cols-2 gap-2">
            {personas.map(({ role, can }) => (
              <PersonaButton
                key={role}
                role={role}
                can={can}
                disabled={!isAwake}
                pending={chosen === role}
                onChoose={() => signIn(role, { provider: "sandbox", persona: role })}
              />
            ))}
          </div>
        </>
      )}
    </>
  );
}

interface PersonaButtonProps extends PersonaChoice {
  disabled: boolean;
  pending: boolean;
  onChoose(): void;
}

function PersonaButton({ role, can, disabled, pending, onChoose }: PersonaButtonProps) {
  const canId = useId();
  return (
    <button
      type="button"
      aria-describedby={canId}
      aria-busy={pending || undefined}
      disabled={disabled}
      onClick={onChoose}
      className="rounded-md border border-border-strong bg-surface px-3 py-2 text-left text-sm shadow-1 transition-colors duration-(--t-fast) ease-out hover:bg-hover active:bg-pressed disabled:cursor-default aria-busy:bg-hover"
    >
      <span className="block font-medium">Continue as {role}</span>
      <span id={canId} aria-hidden className="block text-xs text-text-2">
        {can}
      </span>
    </button>
  );
}
