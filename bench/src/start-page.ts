import { preparePages, runContest } from './contest.ts'
import type { PartInput } from './part-input.ts'
import { toSpread, type Spread } from './ratios.ts'
import { CLIENTS, RECORDS_PER_CLIENT } from './seed.ts'

/** The start page of the portal beside two pages written by hand. */
export interface StartPageResult {
  readonly startPage: { readonly portalToByHand: Spread; readonly byHandToLimit: Spread; readonly portalToLimit: Spread }
  readonly counts: Readonly<Record<'clients' | 'records' | 'people' | 'connections' | 'rounds' | 'secondsPerTurn', number>>
}

const LENGTH = { rounds: 25, seconds: 2, warmUpSeconds: 15 }
const QUICK = { rounds: 2, seconds: 2, warmUpSeconds: 2 }

/** Fills the database and measures the three pages in turns. */
export async function measureStartPage({ settings, started, isQuick }: PartInput): Promise<StartPageResult> {
  const length = isQuick ? QUICK : LENGTH
  console.log('Filling the database and signing people in …')
  const pages = await preparePages(settings)
  console.log('Measuring in turns …')
  const rates = await runContest(settings, pages, { length, started })
  return {
    startPage: {
      portalToByHand: toSpread(rates.portal, rates['by-hand']),
      byHandToLimit: toSpread(rates['by-hand'], rates.limit),
      portalToLimit: toSpread(rates.portal, rates.limit),
    },
    counts: {
      clients: CLIENTS,
      records: CLIENTS * RECORDS_PER_CLIENT,
      people: pages.length,
      connections: 16,
      rounds: length.rounds,
      secondsPerTurn: length.seconds,
    },
  }
}
