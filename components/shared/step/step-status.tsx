import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleMinus,
  CircleSlash,
  CircleX,
  GitCompareArrows,
  type LucideIcon,
} from "lucide-react";
import { StatusText, type StatusTone } from "@/components/ui/status-text";
import type { StepState } from "@/lib/offboarding/types";

export interface StepLook {
  /** Exactly these words, everywhere. */
  words: string;
  tone: StatusTone;
  /** Null while it spins. */
  icon: LucideIcon | null;
}

/** How each state of a step is said and drawn: in the dialog, in lists, in table rows and on the receipt. */
export const STEP_LOOKS: Readonly<Record<StepState, StepLook>> = {
  waiting: { words: "Waiting", tone: "plain", icon: CircleDashed },
  checking: { words: "Checking…", tone: "busy", icon: null },
  removing: { words: "Removing…", tone: "busy", icon: null },
  verifying: { words: "Verifying…", tone: "busy", icon: null },
  removed: { words: "Removed · verified", tone: "ok", icon: CircleCheck },
  already_absent: { words: "Already absent", tone: "plain", icon: CircleMinus },
  changed_since_review: { words: "Changed since review", tone: "warn", icon: GitCompareArrows },
  refused: { words: "Refused", tone: "warn", icon: CircleSlash },
  failed: { words: "Failed", tone: "bad", icon: CircleX },
  not_confirmed: { words: "Not confirmed", tone: "bad", icon: CircleAlert },
};

/** Icon and words of a step's state; `suffix` follows the words, e.g. a time. */
export function StepStatus({ state, suffix }: { state: StepState; suffix?: string }) {
  const look = STEP_LOOKS[state];
  return (
    <StatusText tone={look.tone} {...(look.icon === null ? {} : { icon: look.icon })}>
      {look.words}
      {suffix && ` ${suffix}`}
    </StatusText>
  );
}
