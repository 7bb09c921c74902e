/** Case and accents do not matter: "yildiz" finds Yıldız. */
export function foldText(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ı", "i");
}

/** The part after the @, in lower case; empty when there is none. */
export function domainOf(username: string): string {
  const at = username.lastIndexOf("@");
  return at < 0 ? "" : username.slice(at + 1).toLowerCase();
}
