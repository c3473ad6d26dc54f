/**
 * Where on the start page a step of the tour points: at the panel in which the organisation put the part (its tile, or its line in the menu), or at what
 * is newest in it.
 */
export type TourAnchor = 'panel' | 'summary'

/** One thing that somebody is shown who comes in for the first time. It is left out where what it points at is not on their page. */
export interface TourStep {
  readonly anchor: TourAnchor
  /** Message key of a few words. */
  readonly title: string
  /** Message key of a sentence or two. */
  readonly text: string
}
