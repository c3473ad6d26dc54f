import { FEELINGS, type Feeling } from './feelings.ts'

/** How high a feeling stands: 0 for the worst, 4 for the best. */
export function toHeight(feeling: Feeling): number {
  return FEELINGS.findIndex(({ id }) => id === feeling)
}
