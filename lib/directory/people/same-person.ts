/**
 * What an e-mail is compared by. Atlas keeps the spelling people typed and compares it case-insensitively; letters that only
 * look alike stay different, because to Atlas they are different people.
 */
export function usernameKey(username: string): string {
  return username.normalize("NFC").toLowerCase();
}

/** Whether two e-mails name the same person. */
export function isSamePerson(left: string, right: string): boolean {
  return usernameKey(left) === usernameKey(right);
}
