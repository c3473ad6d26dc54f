import { z } from 'zod'
import { Period } from './fields/datatypes.ts'
import { toDay } from './map/amsterdam-time.ts'
import type { FhirResource } from './read/fhir-resource.ts'

const Episode = z.looseObject({ status: z.string().optional(), period: Period.optional() })

// An episode that never took place says nothing about the end of care.
const NEVER_HAPPENED: ReadonlySet<string> = new Set(['cancelled', 'entered-in-error'])
const NO_END = '2200'

/**
 * The last day in care: the latest end of the episodes of care, when every one of them has an end. Undefined when care goes
 * on, when there are no episodes, and when an end can not be read: care is never ended by a mistake.
 */
export function findCareEnd(resources: readonly FhirResource[]): string | undefined {
  const episodes = resources.filter(({ type }) => type === 'EpisodeOfCare').map(({ json }) => Episode.safeParse(json).data)
  const real = episodes.filter((episode) => !NEVER_HAPPENED.has(episode?.status ?? ''))
  const ends = real.map((episode) => (episode?.period?.end === undefined ? undefined : toDay(episode.period.end)))
  const known = ends.filter((end) => end !== undefined).filter((end) => end.slice(0, 4) < NO_END)
  return real.length > 0 && known.length === real.length ? known.reduce((latest, end) => (end > latest ? end : latest)) : undefined
}
