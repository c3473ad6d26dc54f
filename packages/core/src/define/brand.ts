/**
 * The string that tells what a frozen definition is. A string and not a symbol, so that a definition
 * made by a second copy of core is still recognised and can be reported by name.
 */
export type Brand = 'portal' | 'plugin' | 'part' | 'record' | 'source' | 'authenticator' | 'public-access' | 'slot'

/** What every definition carries: its kind, and the copy of core that made it. */
export interface Branded<Kind extends Brand> {
  readonly voordeur: Kind
  readonly madeBy: string
}

// Unique per loaded copy of this module: two copies of core show as two values in one configuration.
const copy = `core#${Math.random().toString(36).slice(2, 10)}`

/** The identity of this loaded copy of core. */
export function thisCopyOfCore(): string {
  return copy
}

/** Freezes data and stamps it with its kind. */
export function brand<Kind extends Brand, Data extends object>(kind: Kind, data: Data): Readonly<Data> & Branded<Kind> {
  return Object.freeze({ ...data, voordeur: kind, madeBy: copy })
}

/** Whether a value is a definition of this kind, made by any copy of core. */
export function isBranded<Kind extends Brand>(kind: Kind, value: unknown): value is Branded<Kind> {
  return typeof value === 'object' && value !== null && 'voordeur' in value && value.voordeur === kind
}
