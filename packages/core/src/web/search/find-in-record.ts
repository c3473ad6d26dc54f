import { readPeriod, type Period } from '../../define/asked-period.ts'
import type { RecordHit, RecordReader } from '../../define/part-context.ts'
import { UNDATED } from '../../records/prepare-record.ts'
import { toPlainWords } from '../../records/search-words.ts'
import type { SearchData, SearchHit } from '../../ui/pages/search-view.tsx'
import { HttpProblem } from '../http-problem.ts'
import type { Kernel } from '../kernel.ts'
import { toReader } from '../to-frame.ts'
import type { ClientVisit } from '../visit.ts'
import { listFoundTypes, type FindingPlace } from './finding-place.ts'
import { gatherHits } from './gather-hits.ts'

/** What the search is given: the records of the viewer's own lane, and where their hits find a place. */
export interface FindingContext {
  readonly kernel: Kernel
  readonly visit: ClientVisit
  readonly records: RecordReader
  readonly places: readonly FindingPlace[]
  readonly query: Readonly<Record<string, string>>
}

const SHORTEST_WORD = 2

/** Finds what was asked in the record types of these places, newest first. Throws 400 for a kind that is not among them. */
export async function findInRecord(context: FindingContext): Promise<SearchData> {
  const { query, places, records } = context
  const asked = readAsked(query)
  const period = readPeriod(asked)
  const wanted = places.filter(({ search }) => asked.kind === '' || search.type.name === asked.kind)
  if (wanted.length === 0) throw new HttpProblem('bad-request')
  const wrongWords = query['q'] === undefined ? undefined : findWrong(asked.words)
  const errors = { ...(wrongWords && { q: wrongWords }), ...('errors' in period && period.errors) }
  const page = { ...asked, kinds: toKinds(context), errors, isFirst: query['before'] === undefined }
  if (query['q'] === undefined || wrongWords !== undefined || 'errors' in period)
    return { ...page, searched: false, tooCommon: false, hits: [], older: null }
  const types = listFoundTypes(wanted)
  const moments = toMoments(period)
  const { hits, older, asks } = await gatherHits((place) => records.search<unknown>(types, { words: asked.words, ...moments, ...place }), {
    before: query['before'],
    toHit: (hit) => toHit(hit, context),
  })
  return { ...page, searched: true, tooCommon: !asks, hits, older }
}

function readAsked({ q = '', from = '', until = '', kind = '' }: Readonly<Record<string, string>>) {
  return { words: q.replaceAll(/\p{Cc}+/gu, ' ').trim(), from, until, kind }
}

function toMoments({ from, until }: Period) {
  return { ...(from && { from: from.toISOString() }), ...(until && { until: until.toISOString() }) }
}

function findWrong(words: string): string | undefined {
  const longest = Math.max(
    ...toPlainWords(words)
      .split(' ')
      .map((word) => word.length),
  )
  if (longest === 0) return 'core.search.missing'
  return longest < SHORTEST_WORD ? 'core.search.tooShort' : undefined
}

function toKinds(context: FindingContext): SearchData['kinds'] {
  return listFoundTypes(context.places).flatMap(({ name }) => {
    const place = context.places.find(({ search }) => search.type.name === name)
    return place ? [{ type: name, title: toWords(context, place).kind }] : []
  })
}

/** A hit in the first part that shows its record; one that no part shows is none. */
function toHit({ record, pieces }: RecordHit, context: FindingContext): SearchHit | undefined {
  const shown = context.places
    .filter(({ search }) => search.type.name === record.type)
    .flatMap((place) => {
      const query = place.search.link(record)
      return query === undefined ? [] : [{ place, query }]
    })[0]
  if (!shown) return undefined
  const { place, query } = shown
  return {
    id: record.id,
    type: record.type,
    ...toWords(context, place),
    at: record.at === UNDATED.toISOString() ? null : record.at,
    part: place.part.id,
    icon: place.part.part.icon,
    query,
    pieces,
  }
}

/** What the plugin itself calls the part and the kind, to this reader. */
function toWords({ kernel, visit }: FindingContext, { part, search }: FindingPlace): { readonly kind: string; readonly partTitle: string } {
  const { locale, form, mode } = toReader(kernel, visit)
  const t = kernel.composition.messages.for(part.plugin)(locale, form, mode)
  return { kind: t(search.title), partTitle: t(part.part.title) }
}
