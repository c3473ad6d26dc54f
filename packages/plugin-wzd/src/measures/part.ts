import { definePart, type Basis } from '@voordeur/core'
import { InvoluntaryCareMeasure, LegalSituation } from '@voordeur/core/care'
import type { WzdOptions } from '../options.ts'
import { loadMeasures, WZD_TYPES } from './load.ts'
import { Query } from './query.ts'
import { viewMeasures } from './view.tsx'

/** Who reads it by what they are to the client: the client, and who represents them by law. */
const BY_LAW: readonly Basis[] = ['self', 'parental-authority', 'guardian', 'curator', 'mentor']

/**
 * The measures of a client, and their rights. Whoever is invited reads it only by a tick of its own that stands in no set. It puts no line on the start page:
 * that is read over a shoulder, and how many measures somebody has is nobody's business there.
 */
export function measures(options: WzdOptions) {
  return definePart({
    id: 'measures',
    title: 'measures.title',
    icon: 'shield',
    scope: 'client',
    rights: { read: { explicit: true, byBasis: [...BY_LAW, ...options.representatives] } },
    reads: WZD_TYPES,
    applies: [InvoluntaryCareMeasure],
    whenEmpty: 'explain',
    query: Query,
    load: loadMeasures,
    nextPage: ({ next }) => next,
    view: (page, tools) => viewMeasures(page, options, tools),
    search: [
      { type: InvoluntaryCareMeasure, title: 'search.measure', link: ({ id }) => ({ measure: id }) },
      { type: LegalSituation, title: 'search.title', link: ({ data }) => (data.kind === 'status' ? {} : undefined) },
    ],
  })
}
