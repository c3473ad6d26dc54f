import { z } from 'zod'
import { startChild } from './child.ts'
import type { PartInput } from './part-input.ts'
import { toSpread, type Spread } from './ratios.ts'
import { Ready } from './said.ts'

/** What a page costs for a client with ten years of daily reports, beside the same page for one with a month of them. */
export interface DossierResult {
  readonly dossier: {
    readonly timeline: Spread
    readonly reading: Spread
    readonly goal: number
    readonly isReached: boolean
    readonly counts: Readonly<Record<'rounds' | 'pagesPerTurn' | 'clients', number>>
  }
}

const GOAL = 1.3
const LENGTH = { rounds: 80, warmUpRounds: 8, pages: 16, clients: 20 }
const QUICK = { rounds: 4, warmUpRounds: 1, pages: 8, clients: 2 }

const Measured = z.strictObject({
  turns: z.array(z.strictObject({ page: z.enum(['timeline', 'reading']), kind: z.enum(['month', 'years']), times: z.array(z.number()) })),
})

/** Fills the database, signs people in, and asks for the pages in turns. */
export async function measureDossier({ settings, started, isQuick }: PartInput): Promise<DossierResult> {
  const length = isQuick ? QUICK : LENGTH
  const child = await startChild('dossier-turns', { settings, says: Ready })
  started.push(child)
  const { turns } = await child.ask(length, Measured)
  const timesOf = (page: string, kind: string) => turns.find((turn) => turn.page === page && turn.kind === kind)?.times ?? []
  const [timeline, reading] = [
    toSpread(timesOf('timeline', 'years'), timesOf('timeline', 'month')),
    toSpread(timesOf('reading', 'years'), timesOf('reading', 'month')),
  ]
  const { rounds, pages: pagesPerTurn, clients } = length
  return {
    dossier: {
      timeline,
      reading,
      goal: GOAL,
      isReached: timeline.median <= GOAL && reading.median <= GOAL,
      counts: { rounds, pagesPerTurn, clients },
    },
  }
}
