import { compareTimes, type TimeComparison } from './compare-times.ts'
import { startChild } from './child.ts'
import type { PartInput } from './part-input.ts'
import { preparePeople } from './prepare-people.ts'
import { query } from './query.ts'
import { Serving } from './said.ts'
import type { DoorKind, Person } from './settings.ts'
import { toSignInForm } from './sign-in-load.ts'
import { timePairs, type TimedForm } from './timed-pairs.ts'

/** What was compared, and what it says. */
export interface TimingVerdict extends TimeComparison {
  readonly isFound: boolean
  /** Whether the difference is found and larger than the share that matters. */
  readonly matters: boolean
  readonly verdict: string
}

/** Whether times tell who is known; `control` is a portal with a leak, which must be found. */
export interface TimingResult {
  readonly timing: {
    readonly errorRate: number
    readonly errorRateOfEach: number
    readonly matteringShare: number
    readonly comparisons: Readonly<Record<Comparison, TimingVerdict>>
    readonly control: TimingVerdict
    readonly isPassed: boolean
  }
}

const COMPARISONS = ['signIn', 'forgottenLink', 'forgottenTemporaryPassword'] as const
type Comparison = (typeof COMPARISONS)[number]

/** The chance to find any difference when there is none, over the three comparisons together; each has a third of it. */
const ERROR_RATE = 0.001
const OF_EACH = ERROR_RATE / COMPARISONS.length
/** A difference that is found fails the bench when it is larger than this share of the median. */
const MATTERING = 0.01
const PAIRS = 3000
// Its answer waits a tenth of a second: fewer tell as much, and thousands would take an hour.
const FORGOTTEN_PAIRS = 800
const QUICK_PAIRS = 300
const WARM_UP = 40

const SIGN_IN: TimedForm = {
  path: '/inloggen',
  toFields: ({ userName }) => toSignInForm(userName, 'een andere zin van niemand'),
  status: 422,
  rest: 0,
}
const FORGOTTEN: TimedForm = {
  path: '/wachtwoord-vergeten',
  toFields: ({ userName, email }) => ({ do: 'send', username: userName, email }),
  status: 200,
  rest: 0,
}
interface Plan {
  readonly door: DoorKind
  readonly form: TimedForm
  readonly pairs: number
}

const PLANS: Readonly<Record<Comparison | 'control', Plan>> = {
  signIn: { door: 'default', form: SIGN_IN, pairs: PAIRS },
  forgottenLink: { door: 'default', form: FORGOTTEN, pairs: FORGOTTEN_PAIRS },
  forgottenTemporaryPassword: { door: 'laurens', form: FORGOTTEN, pairs: FORGOTTEN_PAIRS },
  control: { door: 'leaking', form: SIGN_IN, pairs: PAIRS },
}

/** Asks both forms about people who are known and people who are not, and compares the times. */
export async function measureTiming(input: PartInput): Promise<TimingResult> {
  const most = input.isQuick ? QUICK_PAIRS : PAIRS
  const { others } = await preparePeople(input.settings, { people: WARM_UP + most, regulars: 0 })
  const compare = async (name: Comparison | 'control') => {
    const verdict = toVerdict(compareTimes(await takePairs(input, PLANS[name], others), OF_EACH))
    console.log(`${name}: ${verdict.verdict}`)
    return verdict
  }
  const comparisons = {
    signIn: await compare('signIn'),
    forgottenLink: await compare('forgottenLink'),
    forgottenTemporaryPassword: await compare('forgottenTemporaryPassword'),
  }
  const control = await compare('control')
  if (!control.matters) console.log('The leak that was built in was not found: this machine is too busy to say anything.')
  const isPassed = control.matters && COMPARISONS.every((name) => !comparisons[name].matters)
  const rates = { errorRate: ERROR_RATE, errorRateOfEach: rounded(OF_EACH, 6), matteringShare: MATTERING }
  return { timing: { ...rates, comparisons, control, isPassed } }
}

async function takePairs({ settings }: PartInput, { door, form, pairs }: Plan, people: readonly Person[]) {
  const { databaseUrl } = settings
  // What an earlier comparison counted against these people would be a path of its own.
  await query(databaseUrl, 'delete from auth_throttle', 'delete from auth_limit', 'delete from auth_credential', 'vacuum analyze')
  const portal = await startChild('portal', { settings: { ...settings, door, jobs: true }, says: Serving })
  try {
    const between = () => query(databaseUrl, 'delete from outbox')
    return await timePairs(portal.said.url, form, { people: people.slice(0, WARM_UP + pairs), warmUp: WARM_UP, between })
  } finally {
    await portal.stop()
  }
}

function toVerdict(comparison: TimeComparison): TimingVerdict {
  const { pairs, p, slower, difference, interval } = comparison
  const isFound = p < OF_EACH
  const matters = isFound && Math.abs(difference) > MATTERING
  const shown = {
    pairs,
    p: rounded(p, 6),
    slower: rounded(slower, 4),
    difference: rounded(difference, 5),
    interval: [rounded(interval[0], 5), rounded(interval[1], 5)] as const,
  }
  return { ...shown, isFound, matters, verdict: toWords(shown, isFound) }
}

function toWords({ difference, interval, p }: TimeComparison, isFound: boolean): string {
  const where = `the difference of the medians is ${percent(difference)} of the median, between ${percent(interval[0])} and ${percent(interval[1])}`
  return isFound ? `difference found (p = ${p}); ${where}` : `no difference found at error rate ${ERROR_RATE} (p = ${p}); ${where}`
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
