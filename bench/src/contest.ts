import { z } from 'zod'
import { startChild, type Child } from './child.ts'
import type { Started } from './part-input.ts'
import { Ready, Serving } from './said.ts'
import { Page, type Settings } from './settings.ts'

/** The three servers that answer with the start page. */
export const CONTESTANTS = ['portal', 'by-hand', 'limit'] as const

/** One of the three. */
export type Contestant = (typeof CONTESTANTS)[number]

/** Pages per second of each, by round. */
export type Rates = Readonly<Record<Contestant, readonly number[]>>

/** How long is measured. */
export interface Length {
  readonly rounds: number
  readonly seconds: number
  readonly warmUpSeconds: number
}

/** Of a report, what an excerpt shows at least. */
const BEGINNING = 80
const LARGEST_DIFFERENCE = 1.05

const Prepared = z.strictObject({ pages: z.array(Page) })
const Measured = z.strictObject({ perSecond: z.number(), bytes: z.number() })

type Servers = Readonly<Record<Contestant, Child<z.infer<typeof Serving>>>>

/** Fills the database and gives the pages to ask for. */
export async function preparePages(settings: Settings): Promise<readonly Page[]> {
  const child = await startChild('prepare', { settings, says: Prepared })
  await child.stop()
  return child.said.pages
}

/** Starts all three, sees that each answers what it should, and measures them in turns. */
export async function runContest(
  settings: Settings,
  pages: readonly Page[],
  { length, started }: { readonly length: Length; readonly started: Started },
): Promise<Rates> {
  const servers = await startServers(settings, started)
  const load = await startChild('load', { says: Ready })
  started.push(load)
  const measure = (name: Contestant, seconds: number) => load.ask({ url: servers[name].said.url, seconds, pages }, Measured)
  const sizes: number[] = []
  for (const name of CONTESTANTS) sizes.push(await readAnswers(name, servers[name].said.url, pages))
  if (Math.max(...sizes) > LARGEST_DIFFERENCE * Math.min(...sizes))
    throw new Error(`The pages are not alike: ${sizes.join(', ')} characters.`)
  for (const name of CONTESTANTS) await measure(name, length.warmUpSeconds)
  const rates: Record<Contestant, number[]> = { portal: [], 'by-hand': [], limit: [] }
  for (let round = 0; round < length.rounds; round++) {
    for (const name of CONTESTANTS) rates[name].push((await measure(name, length.seconds)).perSecond)
  }
  return rates
}

async function startServers(settings: Settings, started: Started): Promise<Servers> {
  const start = async (name: Contestant) => {
    const server = await startChild(name, { settings, says: Serving })
    started.push(server)
    return server
  }
  return { portal: await start('portal'), 'by-hand': await start('by-hand'), limit: await start('limit') }
}

/** The mean size of the pages. Each must show its own client's newest report, and nobody may see it without the session. */
async function readAnswers(name: Contestant, url: string, pages: readonly Page[]): Promise<number> {
  let size = 0
  for (const { path, cookie, newestReport } of pages) {
    const answer = await fetch(new URL(path, url), { headers: { cookie, accept: 'text/html' }, redirect: 'manual' })
    const text = await answer.text()
    const beginning = newestReport.slice(0, BEGINNING)
    if (answer.status !== 200 || !text.includes(beginning)) throw new Error(`${name} answered ${answer.status} without "${beginning}".`)
    const stranger = await fetch(new URL(path, url), { redirect: 'manual' })
    if (stranger.status === 200) throw new Error(`${name} shows a client to somebody without a session.`)
    size += text.length / pages.length
  }
  return Math.round(size)
}
