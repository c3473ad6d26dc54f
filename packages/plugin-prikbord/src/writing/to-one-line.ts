const LONGEST = 200

/** A name as it stands in a notice: one line, without signs that turn a text around. */
export function toOneLine(name: string): string {
  return name
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, LONGEST)
}
