import { randomInt } from 'node:crypto'
import { createPortal, type Portal } from '@voordeur/core/portal'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { createPhones } from './bench-phones.ts'
import type { Tables } from './guard-reads.ts'
import type { PartInput } from './part-input.ts'
import { toPortalConfig } from './portal-config.ts'
import { toSpread, type Spread } from './ratios.ts'
import { createBareSearch, createLaneSearch, type Found, type Search, type Searcher } from './search-reads.ts'
import { CLIENTS, RECORDS_PER_CLIENT, seedClients, seedRecords } from './seed.ts'

/** What a search as the viewer costs beside the same statements without row-level security, by what is looked for. */
export interface SearchResult {
  readonly search: {
    readonly ratios: Readonly<Record<Kind, Spread>>
    readonly goal: number
    readonly isReached: boolean
    readonly counts: Readonly<Record<'records' | 'clients' | 'rounds' | 'searchesPerTurn', number>>
  }
}

const GOAL = 5
const LENGTH = { clients: CLIENTS, rounds: 60, warmUpRounds: 6, searches: 40 }
const QUICK = { clients: 40, rounds: 4, warmUpRounds: 1, searches: 10 }

// A page is full at once, after some months, or never: then all that a client has was read.
const KINDS = {
  common: 'fysiotherapeut',
  rare: 'podotherapeut',
  twoWords: 'familie podo',
  nowhere: 'zeilboot',
} as const
type Kind = keyof typeof KINDS

interface Turn {
  readonly kind: Kind
  readonly way: 'lane' | 'bare'
  readonly search: Search
  /** Milliseconds per search, by round. */
  readonly times: number[]
}

/** Fills a database with a million records, and searches them in turns as the viewer and without row-level security. */
export async function measureSearch({ settings, started, isQuick }: PartInput): Promise<SearchResult> {
  const { clients, ...length } = isQuick ? QUICK : LENGTH
  const options = { database: { url: settings.databaseUrl }, secret: Buffer.from(settings.secret, 'hex'), production: true }
  const portal = await createPortal(toPortalConfig(createPhones().sender), options)
  started.push({ stop: () => portal.close() })
  console.log(`Filling a database of ${clients} clients …`)
  await seedClients(portal, clients)
  await seedRecords(portal, { clients })
  const pool = new pg.Pool({ connectionString: settings.databaseUrl, options: '-c search_path=voordeur', max: 1, pipeline: true })
  started.push({ stop: () => pool.end() })
  const bare = createBareSearch(pool, new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }))
  const lane = createLaneSearch(portal)
  const searchers = await listSearchers(portal)
  await compareFindings(searchers, lane, bare)
  console.log('Measuring in turns …')
  const ratios = await measureRatios(searchers, { lane, bare }, length)
  return {
    search: {
      ratios,
      goal: GOAL,
      isReached: Object.values(ratios).every(({ median }) => median <= GOAL),
      counts: { records: clients * RECORDS_PER_CLIENT, clients, rounds: length.rounds, searchesPerTurn: length.searches },
    },
  }
}

async function listSearchers({ store }: Portal): Promise<readonly Searcher[]> {
  const { rows } = await store.execute('select id from client order by id')
  return rows.map(({ id }) => ({ accountId: crypto.randomUUID(), accessId: crypto.randomUUID(), clientId: String(id) }))
}

/** Both ways find the same, and each kind finds what it is for. */
async function compareFindings(searchers: readonly Searcher[], lane: Search, bare: Search): Promise<void> {
  const expected: Readonly<Record<Kind, (found: Found) => boolean>> = {
    common: ({ hits, marked }) => hits === 21 && marked === 1,
    rare: ({ hits, marked }) => hits > 0 && hits < 21 && marked === 1,
    twoWords: ({ hits }) => hits > 0 && hits < 21,
    nowhere: ({ hits }) => hits === 0,
  }
  for (const searcher of searchers.slice(0, 20))
    for (const kind of Object.keys(KINDS) as Kind[]) {
      const [one, other] = [await lane(searcher, KINDS[kind]), await bare(searcher, KINDS[kind])]
      if (one.hits !== other.hits || one.marked !== other.marked || !expected[kind](one))
        throw new Error(`${kind}: ${JSON.stringify(one)} as the viewer, ${JSON.stringify(other)} without row-level security.`)
    }
}

async function measureRatios(
  searchers: readonly Searcher[],
  ways: Readonly<Record<Turn['way'], Search>>,
  length: { readonly rounds: number; readonly warmUpRounds: number; readonly searches: number },
): Promise<Readonly<Record<Kind, Spread>>> {
  const kinds = Object.keys(KINDS) as Kind[]
  const turns: readonly Turn[] = kinds.flatMap((kind) =>
    (['lane', 'bare'] as const).map((way) => ({ kind, way, search: ways[way], times: [] })),
  )
  for (let round = -length.warmUpRounds; round < length.rounds; round++)
    for (const turn of shuffled(turns)) {
      const time = await takeTurn(turn, searchers, length.searches)
      if (round >= 0) turn.times.push(time)
    }
  const timesOf = (kind: Kind, way: Turn['way']) => turns.find((turn) => turn.kind === kind && turn.way === way)?.times ?? []
  const spreadOf = (kind: Kind) => toSpread(timesOf(kind, 'lane'), timesOf(kind, 'bare'))
  return { common: spreadOf('common'), rare: spreadOf('rare'), twoWords: spreadOf('twoWords'), nowhere: spreadOf('nowhere') }
}

/** Milliseconds per search, each of a client that is drawn, one after the other. */
async function takeTurn({ kind, search }: Turn, searchers: readonly Searcher[], searches: number): Promise<number> {
  const drawn = Array.from({ length: searches }, () => searchers[randomInt(searchers.length)]).filter((one) => one !== undefined)
  const from = performance.now()
  for (const searcher of drawn) await search(searcher, KINDS[kind])
  return (performance.now() - from) / searches
}

function shuffled<Item>(items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, place: randomInt(2 ** 32) }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item)
}
