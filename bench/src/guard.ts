import { z } from 'zod'
import { startChild } from './child.ts'
import { toGuardCosts, type GuardCosts, type Times } from './guard-costs.ts'
import { RUNGS, type Rung } from './guard-rungs.ts'
import { Viewer, type Cell } from './guard-viewer.ts'
import type { PartInput, Started } from './part-input.ts'
import { query } from './query.ts'
import { Ready } from './said.ts'
import type { Settings } from './settings.ts'

/** One cell of the grid, and what the guard costs there. */
export type GuardCell = GuardCosts & { readonly clients: number; readonly parts: number }

/** What the guard costs per request, by the number of clients and of parts. */
export interface GuardResult {
  readonly guard: {
    readonly cells: readonly GuardCell[]
    readonly goal: number
    readonly isFlat: boolean
    readonly counts: Readonly<Record<'rounds' | 'pagesPerTurn' | 'connections', number>>
  }
}

const CLIENTS = [10, 10_000] as const
const PARTS = [1, 60] as const
const GOAL = 1.2
const LENGTH = { rounds: 160, warmUpRounds: 15, pages: 24, mostViewers: 40 }
const QUICK = { rounds: 4, warmUpRounds: 1, pages: 16, mostViewers: 5 }

const Prepared = z.strictObject({ viewers: z.array(z.array(Viewer)) })
const Measured = z.strictObject({
  turns: z.array(z.strictObject({ clients: z.number(), parts: z.number(), rung: z.enum(RUNGS), times: z.array(z.number()) })),
})

/** Fills a database for each number of clients, and measures all cells of the grid in turns. */
export async function measureGuard({ settings, started, isQuick }: PartInput): Promise<GuardResult> {
  const { mostViewers, ...length } = isQuick ? QUICK : LENGTH
  const cells: Cell[] = []
  for (const clients of CLIENTS) {
    console.log(`Filling a database of ${clients} clients and signing people in …`)
    const databaseUrl = await createDatabase(settings, `clients_${clients}`, started)
    cells.push(...(await prepareCells({ ...settings, databaseUrl }, clients, mostViewers)))
  }
  console.log('Measuring in turns …')
  const turns = await startChild('guard-turns', { settings: { secret: settings.secret }, says: Ready })
  started.push(turns)
  const measured = await turns.ask({ cells, ...length }, Measured)
  return {
    guard: {
      ...toCells(cells.map((cell) => ({ cell, times: toTimes(measured, cell) }))),
      goal: GOAL,
      counts: { rounds: length.rounds, pagesPerTurn: length.pages, connections: 8 },
    },
  }
}

/** A database beside the given one, so that all cells can be measured in one run. It goes with the bench. */
async function createDatabase({ databaseUrl }: Settings, name: string, started: Started): Promise<string> {
  await query(databaseUrl, `create database ${name}`)
  started.push({ stop: async () => void (await query(databaseUrl, `drop database ${name} with (force)`)) })
  const url = new URL(databaseUrl)
  url.pathname = `/${name}`
  return url.href
}

async function prepareCells(settings: Settings, clients: number, mostViewers: number): Promise<readonly Cell[]> {
  const viewers = Math.min(mostViewers, clients / PARTS.length)
  const child = await startChild('prepare-guard', { settings: { ...settings, clients, parts: PARTS, viewers }, says: Prepared })
  await child.stop()
  return PARTS.map((parts, group) => ({
    clients,
    databaseUrl: settings.databaseUrl,
    parts,
    viewers: child.said.viewers[group] ?? [],
  }))
}

function toTimes({ turns }: z.infer<typeof Measured>, { clients, parts }: Cell): Times {
  const ofCell = turns.filter((turn) => turn.clients === clients && turn.parts === parts)
  const of = (rung: Rung) => ofCell.find((turn) => turn.rung === rung)?.times ?? []
  return { bare: of('bare'), scope: of('scope'), applies: of('applies'), audit: of('audit'), guarded: of('guarded') }
}

interface CellTimes {
  readonly cell: Cell
  readonly times: Times
}

function toCells(measured: readonly CellTimes[]): Pick<GuardResult['guard'], 'cells' | 'isFlat'> {
  const [smallest] = measured
  if (!smallest) throw new RangeError('There is no cell.')
  const cells = measured.map(({ cell: { clients, parts }, times }) => ({ clients, parts, ...toGuardCosts(times, smallest.times) }))
  return { cells, isFlat: cells.every(({ costToSmallest }) => costToSmallest.value <= GOAL) }
}
