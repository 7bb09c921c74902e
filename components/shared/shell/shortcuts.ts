/** Whether a key belongs to what is being written or chosen, and not to the page. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  return target.closest("input, textarea, select, [role='menu'], [role='dialog'], [role='alertdialog']") !== null;
}
