import { listDays, toMoment } from '../example-export/calendar.ts'
import { listCheckUps } from './check-ups.ts'
import type { Client } from './client.ts'
import { between, createRandom } from './random.ts'
import { FIRST_DAY } from './reports.ts'

/** A number with its UCUM unit. */
export interface Amount {
  readonly value: number
  readonly unit: string
}

/** One measurement by its code: of LOINC, or of SNOMED CT for a score. */
export interface Measured {
  readonly id: string
  readonly code: string
  readonly at: string
  readonly amount?: Amount
  readonly score?: number
  readonly components?: readonly (Amount & { readonly code: string })[]
  readonly note?: string
}

/** The one weight that was typed in wrong: 2,4 kg for a grown woman. The portal shows it as what it is. */
export const SLIP = { client: 'LR-10412', day: '2026-09-07', amount: { value: 2400, unit: 'g' } } as const
const AFTER_SLIP = { day: '2026-09-08', note: 'Opnieuw gewogen, gisteren ging het invoeren mis.' }

const MONDAY = 1
const WEDNESDAY = 3
const FIRST_WEEK = 7

/** Everything that was measured of a client up to a day. */
export function listMeasured(client: Client, until: string): readonly Measured[] {
  return listDays(FIRST_DAY, until)
    .filter((day) => !isAway(client, day))
    .flatMap((day) => {
      const weekday = new Date(day).getUTCDay()
      const weight = weekday === MONDAY ? [toWeight(client, day)] : toCorrection(client, day)
      const pressure = weekday === WEDNESDAY && Number(day.slice(8)) <= FIRST_WEEK ? [toPressure(client, day)] : []
      return [...weight, ...pressure, ...toSpecial(client, day, weekday), ...listCheckUps(client, day).map(toMeasured(client, day))]
    })
}

function isAway({ absent = [] }: Client, day: string): boolean {
  return absent.some(({ from, until }) => day >= from && day <= until)
}

function toWeight(client: Client, day: string): Measured {
  const slipped = client.number === SLIP.client && day === SLIP.day
  return { ...measured(client, day, ['29463-7', 520]), amount: slipped ? SLIP.amount : { value: weightOn(client, day), unit: 'kg' } }
}

function toCorrection(client: Client, day: string): readonly Measured[] {
  if (client.number !== SLIP.client || day !== AFTER_SLIP.day) return []
  return [{ ...measured(client, day, ['29463-7', 545]), amount: { value: weightOn(client, day), unit: 'kg' }, note: AFTER_SLIP.note }]
}

function toPressure(client: Client, day: string): Measured {
  const random = createRandom(`${client.number}/druk/${day}`)
  const [systolic, diastolic] = client.pressure
  return {
    ...measured(client, day, ['85354-9', 600]),
    components: [
      { code: '8480-6', value: systolic + between(random, -5, 6) * 2, unit: 'mm[Hg]' },
      { code: '8462-4', value: diastolic + between(random, -4, 4) * 2, unit: 'mm[Hg]' },
    ],
  }
}

/** What is measured of one client more than of others: sugar with diabetes, oxygen with COPD. */
function toSpecial(client: Client, day: string, weekday: number): readonly Measured[] {
  const has = (word: string) => client.traits.some((trait) => trait.word === word)
  const random = createRandom(`${client.number}/extra/${day}`)
  if (has('suiker') && weekday % 3 === 2) {
    const drift = day < '2025-12-11' ? 1.6 : 0
    return [{ ...measured(client, day, ['14770-2', 465]), amount: { value: round(6.2 + drift + random() * 3), unit: 'mmol/L' } }]
  }
  if (has('copd') && weekday === MONDAY)
    return [{ ...measured(client, day, ['59408-5', 610]), amount: { value: between(random, 90, 95), unit: '%' } }]
  return []
}

function toMeasured(client: Client, day: string): (found: ReturnType<typeof listCheckUps>[number]) => Measured {
  return ({ code, minutes, ...value }) => ({ ...measured(client, day, [code, minutes]), ...value })
}

function measured(
  { number }: Client,
  day: string,
  [code, minutes]: readonly [code: string, minutes: number],
): Pick<Measured, 'id' | 'code' | 'at'> {
  return { id: `meting-${number}-${day.replaceAll('-', '')}-${code}`, code, at: toMoment(day, minutes) }
}

/** The weight between the two nearest known ones, with what a pair of scales differs from day to day. */
export function weightOn({ number, weight }: Pick<Client, 'number' | 'weight'>, day: string): number {
  const before = weight.findLast(([known]) => known <= day) ?? weight[0]
  const after = weight.find(([known]) => known > day) ?? before
  if (!before || !after) throw new Error(`${number} has no weight`)
  const span = Date.parse(after[0]) - Date.parse(before[0])
  const share = span === 0 ? 0 : (Date.parse(day) - Date.parse(before[0])) / span
  return round(before[1] + (after[1] - before[1]) * share + (createRandom(`${number}/gewicht/${day}`)() - 0.5) * 0.7)
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
