import { useEffect } from "react";

/**
 * Names the page in its tab once the name is known: several projects are open beside each other. Not for people, as titles end
 * up in histories.
 */
export function usePageTitle(name: string): void {
  useEffect(() => {
    document.title = `${name} · Atlas Offboarding`;
  }, [name]);
}
