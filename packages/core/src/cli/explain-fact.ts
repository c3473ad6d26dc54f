/** What kind of thing something is that a portal is made of. */
export type FactKind = 'setting' | 'panel' | 'part' | 'right' | 'set' | 'record' | 'option' | 'word' | 'text'

/** One thing a portal is made of: what it is called, what it is now, and who said so. */
export interface Fact {
  readonly kind: FactKind
  /** What it is called in the configuration: `language.form`, `dossier.timeline`, `prikbord.board:post`, `sms.perHour`. */
  readonly name: string
  /** Its value as it would be written, or what stands in its place where it is not shown. */
  readonly value: string
  /** Where it comes from, in words: `portal.config.ts`, the kernel's default, plugin "dossier". */
  readonly from: string
  /** What it is for. */
  readonly says?: string
  /** Everything else worth knowing, a sentence each. */
  readonly notes: readonly string[]
}

/** The file that an organisation writes, as a reader knows it. */
export const CONFIG = 'portal.config.ts'

const LONGEST = 200

/** A value as it would be written; long ones are cut short, and of what is no data only its kind is said. */
export function toValueText(value: unknown): string {
  if (value === undefined) return 'left out'
  if (typeof value === 'function') return 'a function'
  const text = Array.isArray(value)
    ? `[${value.map((item) => toValueText(item)).join(', ')}]`
    : isThing(value)
      ? toThing(value)
      : JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

function isThing(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function toThing(value: object): string {
  const id: unknown = Reflect.get(value, 'id')
  if (typeof id === 'string') return `what is called "${id}"`
  const keys = Object.keys(value)
  return keys.length === 0 ? '{}' : `{ ${keys.join(', ')} }`
}
