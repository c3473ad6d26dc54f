import type { Translate } from '@voordeur/core'
import type { Coding } from '@voordeur/core/care'
import { catalogue } from '../messages/catalogue.ts'

/**
 * The word for a code: from our own catalogue (`<kind>.<code>`), else what the source displays, else the bare code.
 * Our own words go first because displays in real records are mixed Dutch and English, and some are plainly wrong.
 */
export function toCodeLabel(t: Translate, kind: string, coding: Coding): string | undefined {
  const key = `${kind}.${coding.code ?? ''}`
  return Object.hasOwn(catalogue.nl, key) ? t(key) : (coding.display ?? coding.code)
}
