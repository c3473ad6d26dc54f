import { BURST_PEOPLE, runBurst, type BurstResult } from './burst.ts'
import { startChild } from './child.ts'
import type { PartInput } from './part-input.ts'
import { preparePeople } from './prepare-people.ts'
import { query } from './query.ts'
import { toSpread, type Spread } from './ratios.ts'
import { Compared, Ready, Serving } from './said.ts'
import type { Regular } from './settings.ts'
import { measureSignIns } from './sign-in-load.ts'

/** Sign-ins beside bare comparisons of passwords, and what came of everybody signing in at once. */
export interface SignInResult {
  readonly signIn: {
    /** Sign-ins per bare comparison, four at once. */
    readonly fourConnections: Spread
    readonly sixteenConnections: Spread
    readonly goal: number
    readonly isReached: boolean
    readonly counts: { readonly people: number; readonly rounds: number; readonly secondsPerTurn: number }
  }
  readonly burst: BurstResult
}

const GOAL = 0.8
const LENGTH = { rounds: 15, seconds: 4, warmUpSeconds: 8 }
const QUICK = { rounds: 3, seconds: 2, warmUpSeconds: 2 }
const PEOPLE = Math.max(128, BURST_PEOPLE)

/** Measures sign-ins per second, in turns with the comparison alone, and then what a rush does. */
export async function measureSignIn({ settings, started, isQuick }: PartInput): Promise<SignInResult> {
  const { regulars } = await preparePeople(settings, { people: PEOPLE, regulars: PEOPLE })
  const portal = await startChild('portal', { settings: { ...settings, jobs: true }, says: Serving })
  started.push(portal)
  const bare = await startChild('bare-argon2', { settings, says: Ready })
  started.push(bare)
  const length = isQuick ? QUICK : LENGTH
  const { url } = portal.said
  const measures = {
    bare: async (seconds: number) => (await bare.ask({ seconds }, Compared)).perSecond,
    four: (seconds: number) => measureSignIns({ url, people: regulars, connections: 4, seconds }),
    sixteen: (seconds: number) => measureSignIns({ url, people: regulars, connections: 16, seconds }),
  }
  const rates = await runTurns(measures, { ...length, between: () => forgetSessions(settings.databaseUrl) })
  const fourConnections = toSpread(rates.four, rates.bare)
  const sixteenConnections = toSpread(rates.sixteen, rates.bare)
  const isReached = Math.min(fourConnections.median, sixteenConnections.median) >= GOAL
  const counts = { people: regulars.length, rounds: length.rounds, secondsPerTurn: length.seconds }
  return { signIn: { fourConnections, sixteenConnections, goal: GOAL, isReached, counts }, burst: await rush(url, regulars, settings) }
}

interface Turns {
  readonly rounds: number
  readonly seconds: number
  readonly warmUpSeconds: number
  readonly between: () => Promise<void>
}

type Measures = Readonly<Record<'bare' | 'four' | 'sixteen', (seconds: number) => Promise<number>>>

/** Each measures once a round; every other round goes the other way about, so that nobody is always the last. */
async function runTurns(measures: Measures, { rounds, seconds, warmUpSeconds, between }: Turns) {
  const order = ['bare', 'four', 'sixteen'] as const
  const rates: Record<keyof Measures, number[]> = { bare: [], four: [], sixteen: [] }
  for (const name of order) await measures[name](warmUpSeconds)
  for (let round = 0; round < rounds; round++) {
    await between()
    for (const name of round % 2 === 0 ? order : order.toReversed()) rates[name].push(await measures[name](seconds))
  }
  return rates
}

/** In a minute of this bench people sign in more often than in a week. */
async function forgetSessions(databaseUrl: string): Promise<void> {
  await query(databaseUrl, 'delete from auth_session', 'vacuum auth_session, auth_account, auth_device, auth_throttle')
}

async function rush(url: string, people: readonly Regular[], { databaseUrl }: PartInput['settings']): Promise<BurstResult> {
  await forgetSessions(databaseUrl)
  return runBurst(url, people)
}
