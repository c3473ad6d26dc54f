import type { Annotation } from '../fields/datatypes.ts'

/** The remarks that say something. */
export function toTexts(notes: readonly Annotation[]): readonly string[] {
  return notes.flatMap(({ text }) => (text === undefined || text.trim() === '' ? [] : [text]))
}
