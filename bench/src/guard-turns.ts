import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { eachOf } from './each-of.ts'
import { openPages, type AskPage } from './guard-pages.ts'
import { RUNGS, type Rung } from './guard-rungs.ts'
import { Cell } from './guard-viewer.ts'
import { readArgument, Settings, tellParent } from './settings.ts'

/** Rounds of turns: in each, every page of every cell is asked for `pages` times, in an order that is drawn anew. */
const Order = z.strictObject({ cells: z.array(Cell), rounds: z.number(), warmUpRounds: z.number(), pages: z.number() })

interface Turn {
  readonly cell: Cell
  readonly rung: Rung
  readonly ask: AskPage
  /** Milliseconds per page, by round. */
  readonly times: number[]
}

const AT_ONCE = 8
const LARGEST_DIFFERENCE = 1.05
/** Of a report, what the page shows at least. */
const BEGINNING = 80

const secret = Buffer.from(Settings.omit({ databaseUrl: true }).parse(readArgument()).secret, 'hex')
process.on('message', (message) => {
  run(Order.parse(message)).then(tellParent, (error: unknown) => tellParent({ failed: String(error) }))
})
tellParent({ ready: true })

async function run({ cells, rounds, warmUpRounds, pages }: z.infer<typeof Order>) {
  const turns: Turn[] = []
  for (const cell of cells) {
    const asks = await openPages(cell, secret)
    await comparePages(cell, asks)
    turns.push(...RUNGS.map((rung) => ({ cell, rung, ask: asks[rung], times: [] })))
  }
  for (let round = -warmUpRounds; round < rounds; round++) {
    for (const turn of shuffled(turns)) {
      const time = await takeTurn(turn, pages)
      if (round >= 0) turn.times.push(time)
    }
  }
  return { turns: turns.map(({ cell, rung, times }) => ({ clients: cell.clients, parts: cell.parts, rung, times })) }
}

/** Milliseconds per page. */
async function takeTurn({ cell: { viewers }, ask }: Turn, pages: number): Promise<number> {
  const first = randomInt(viewers.length)
  const asked = Array.from({ length: pages }, (_, index) => viewers[(first + index) % viewers.length]).filter(
    (viewer) => viewer !== undefined,
  )
  const from = performance.now()
  await eachOf(asked, AT_ONCE, ask)
  return (performance.now() - from) / pages
}

/** Every page of a viewer shows the newest report of their own client, and all are as large as each other within 5 %. */
async function comparePages({ clients, parts, viewers }: Cell, asks: Readonly<Record<Rung, AskPage>>): Promise<void> {
  for (const viewer of viewers) {
    const sizes: number[] = []
    for (const rung of RUNGS) {
      const text = await asks[rung](viewer)
      if (!text.includes(viewer.newestReport.slice(0, BEGINNING)))
        throw new Error(`${clients} clients, ${parts} parts, ${rung}: another report.`)
      sizes.push(text.length)
    }
    if (Math.max(...sizes) > LARGEST_DIFFERENCE * Math.min(...sizes))
      throw new Error(`${clients} clients, ${parts} parts: the pages are not alike: ${sizes.join(', ')}.`)
  }
}

function shuffled<Item>(items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, place: randomInt(2 ** 32) }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item)
}
