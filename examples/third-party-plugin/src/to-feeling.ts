import { FEELINGS, type Feeling } from './feelings.ts'

/** The step that a text names; undefined when it names none. */
export function toFeeling(text: string | undefined): Feeling | undefined {
  return FEELINGS.find(({ id }) => id === text)?.id
}
