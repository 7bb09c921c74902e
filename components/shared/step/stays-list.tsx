import { Bell, Bot, CloudOff, Contact, Database, DoorOpen, Key, type LucideIcon, Mail, UserRound } from "lucide-react";
import type { Stays } from "@/lib/offboarding/types";
import { visibleText } from "../visible-text";

const ICONS: Record<Stays["kind"], LucideIcon> = {
  account: UserRound,
  leftovers: Key,
  database_user: Database,
  api_key: Key,
  service_account: Bot,
  alert_recipient: Bell,
  security_contact: Contact,
  operations_contact: Contact,
  sent_invitations: Mail,
  not_readable: CloudOff,
  access: DoorOpen,
};

/** What an offboarding leaves, and why. */
export function StaysList({ stays }: { stays: readonly Stays[] }) {
  return (
    <ul>
      {stays.map((entry) => {
        const Icon = ICONS[entry.kind];
        return (
          <li
            key={`${entry.kind} ${entry.title} ${entry.detail}`}
            className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 px-4 py-2.5 text-sm text-text-2 not-first:border-t not-first:border-border"
          >
            <Icon aria-hidden className="mt-px size-icon text-text-3" />
            <div className="[overflow-wrap:anywhere]">
              <strong className="block font-medium text-text">{visibleText(entry.title)}</strong>
              {visibleText(entry.detail)}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
