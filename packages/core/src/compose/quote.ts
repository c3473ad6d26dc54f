const LONGEST = 60

/** A value as a sentence can name it: text in quotes and cut short, a thing by its kind. */
export function quote(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(cut(value))
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (value === null || value === undefined) return String(value)
  return toKind(value)
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

function toKind(value: NonNullable<unknown>): string {
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

/** A list of words as a sentence can name it: `a, b, c`, or `none`; long lists and long words are cut short. */
export function toList(words: Iterable<string>): string {
  const all = [...words]
  if (all.length === 0) return 'none'
  const shown = all
    .slice(0, 12)
    .map((word) => cut(word))
    .join(', ')
  return all.length > 12 ? `${shown}, … (${all.length} in all)` : shown
}

/** What an unknown thrown thing says. */
export function toReason(error: unknown): string {
  try {
    return error instanceof Error ? error.message : quote(error)
  } catch {
    return 'an error that can not be read'
  }
}
