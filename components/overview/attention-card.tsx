"use client";

import { CircleX, CloudOff, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import type { AttentionItem } from "./attention";

const ICONS = {
  failed: { Icon: CircleX, className: "text-danger-text" },
  incomplete: { Icon: CloudOff, className: "text-warning-icon" },
  risk: { Icon: TriangleAlert, className: "text-warning-icon" },
};

export interface AttentionCardProps {
  items: readonly AttentionItem[];
  /** Whether everything it is drawn from has been read: before that nothing is said to be well. */
  isKnown: boolean;
  onReadAgain: () => void;
  reading: boolean;
}

/** What a person has to look at, each with the way there. */
export function AttentionCard({ items, isKnown, onReadAgain, reading }: AttentionCardProps) {
  return (
    <Card aria-labelledby="attention">
      <CardHeader id="attention" title="Needs attention" {...(items.length > 0 ? { count: items.length } : {})} />
      {items.length === 0 && (
        <p className="px-4 py-3 text-sm text-text-2">{isKnown ? "Nothing right now." : <Skeleton width={200} />}</p>
      )}
      <ul>
        {items.map((item) => {
          const { Icon, className } = ICONS[item.kind];
          return (
            <li
              key={item.id}
              className="flex items-center gap-3 border-t border-border px-4 py-2.25 text-sm text-text-2 first:border-t-0"
            >
              <Icon aria-hidden className={`mt-px size-icon flex-none self-start ${className}`} />
              <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                <strong className="block font-medium text-text">{item.title}</strong>
                {item.detail}
              </div>
              {item.href === null ? (
                <Button size="sm" onClick={onReadAgain} pending={reading} aria-label={`Read again: ${item.title}`}>
                  Read again
                </Button>
              ) : (
                <Button size="sm" render={<Link href={item.href} aria-label={`Open: ${item.title}`} />}>
                  Open
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
