"use client";

import { Ellipsis } from "lucide-react";
import { lazy, type ReactNode, Suspense } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { useMenuButton } from "@/components/ui/menu-button";
import { type GrantMenuContent, grantMenuKey } from "./grant-menu-content";

const loadMenu = () => import("./grant-menu");
const GrantMenu = lazy(loadMenu);

export interface GrantLineProps {
  name: ReactNode;
  /** At the right: the source of it. */
  how: ReactNode;
  /** Below: roles, inviter, dates. */
  detail?: ReactNode;
  menu: GrantMenuContent | null;
}

/** One grant: what it opens, where it comes from, and what can be done about it. */
export function GrantLine({ name, how, detail, menu }: GrantLineProps) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-2 py-1 pr-2 pl-4 text-sm">
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <div className="flex flex-wrap items-start gap-x-3">
          <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-1.5 gap-y-0.5 font-medium text-text">
            {name}
          </span>
          <span className="inline-flex items-center gap-1.25 text-xs leading-(--leading-sm) text-text-2 [&_svg]:size-3 [&_svg]:flex-none [&_svg]:text-text-3">
            {how}
          </span>
        </div>
        {detail && <div className="flex flex-wrap items-center gap-x-1.5 gap-y-0.5 text-xs text-text-3">{detail}</div>}
      </div>
      {menu === null ? <span className="w-7" /> : <GrantMenuButton {...menu} />}
    </li>
  );
}

function GrantMenuButton(content: GrantMenuContent) {
  const { button, menu, wanted } = useMenuButton(loadMenu);
  const label = `Actions for ${content.about}`;
  return (
    <>
      <IconButton
        size="sm"
        label={label}
        {...button}
        {...(content.removal ? { "data-grant-menu": grantMenuKey(content.removal.target) } : {})}
        className="-my-1.25 aria-expanded:bg-pressed max-phone:size-11 max-phone:-my-3"
      >
        <Ellipsis aria-hidden />
      </IconButton>
      <Suspense>{wanted && <GrantMenu {...menu} {...content} label={label} />}</Suspense>
    </>
  );
}
