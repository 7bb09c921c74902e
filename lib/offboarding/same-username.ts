/** Whether two e-mails name the same person: Atlas keeps the spelling people typed, and compares it case-insensitively. */
export function sameUsername(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
