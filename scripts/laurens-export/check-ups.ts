import { addDays } from '../example-export/calendar.ts'
import type { Client } from './client.ts'
import { between, createRandom, type Random } from './random.ts'
import { scoreSnaq } from './snaq.ts'

/** Something that was measured on a day, by its code and the minute of the day. */
export interface CheckUp {
  readonly code: string
  readonly minutes: number
  readonly amount?: { readonly value: number; readonly unit: string }
  readonly score?: number
}

/** Days on which somebody was ill, and the temperature was taken every day. */
const FEVER: Readonly<Record<string, readonly [from: string, until: string, highest: number]>> = {
  'LR-10412': ['2025-09-27', '2025-10-06', 38.2],
  'LR-10458': ['2025-07-08', '2025-07-17', 38.4],
  'LR-10463': ['2025-09-14', '2025-09-17', 39.1],
}

/** How independent somebody is in daily life (Barthel index, 0–20), and from when. */
const BARTHEL: Readonly<Record<string, readonly (readonly [from: string, score: number])[]>> = {
  'LR-10396': [['2025-05-01', 16]],
  'LR-10412': [
    ['2025-05-01', 14],
    ['2026-02-01', 13],
  ],
  'LR-10437': [
    ['2025-05-01', 6],
    ['2025-11-14', 11],
    ['2026-05-01', 14],
  ],
  'LR-10458': [['2025-05-01', 17]],
  'LR-10463': [
    ['2025-05-01', 15],
    ['2025-10-01', 10],
    ['2026-02-01', 14],
  ],
  'LR-10479': [
    ['2025-05-01', 18],
    ['2026-02-11', 8],
    ['2026-05-01', 16],
  ],
  'LR-10485': [['2025-05-01', 7]],
  'LR-10491': [['2025-05-01', 12]],
}

const WEDNESDAY = 3
const FRIDAY = 5
const FIRST_WEEK = 7
const QUARTERS = new Set(['02', '05', '08', '11'])
const RESTLESS = 0.4
const DOS_DAYS = 14

/** Whether the quarterly forms and scores are filled in on a day: its first Wednesday of February, May, August and November. */
export function isQuarterDay(day: string): boolean {
  return isFirstWednesday(day) && QUARTERS.has(day.slice(5, 7))
}

/** What is measured of a client on a day, beside weight and blood pressure. */
export function listCheckUps(client: Client, day: string): readonly CheckUp[] {
  const random = createRandom(`${client.number}/controle/${day}`)
  return [
    ...(isFirstWednesday(day) ? listMonthly(client, day, random) : []),
    ...(isQuarterDay(day) ? listQuarterly(client, day, random) : []),
    ...listSugar(client, day, random),
    ...listPain(client, day, random),
    ...listFever(client, day, random),
    ...listConfusion(client, day, random),
    ...listBreathing(client, day, random),
  ]
}

function listMonthly(client: Client, day: string, random: Random): readonly CheckUp[] {
  return [
    { code: '8867-4', minutes: 602, amount: { value: between(random, 64, 84), unit: '/min' } },
    ...(isIll(client, day) ? [] : [{ code: '8310-5', minutes: 604, amount: { value: round(36.3 + random() * 0.7), unit: 'Cel' } }]),
    ...(has(client, 'copd') ? [] : [{ code: '59408-5', minutes: 606, amount: { value: between(random, 95, 99), unit: '%' } }]),
  ]
}

function listQuarterly(client: Client, day: string, random: Random): readonly CheckUp[] {
  const barthel = BARTHEL[client.number]?.findLast(([from]) => from <= day)?.[1]
  return [
    ...(day.slice(5, 7) === '05' ? [{ code: '8302-2', minutes: 615, amount: { value: client.height, unit: 'cm' } }] : []),
    ...(has(client, 'suiker') ? [] : [{ code: '14743-9', minutes: 617, amount: { value: round(5 + random() * 2), unit: 'mmol/L' } }]),
    { code: '108311000146106', minutes: 620, score: scoreSnaq(client, day) },
    ...(barthel === undefined ? [] : [{ code: '273302005', minutes: 625, score: barthel }]),
  ]
}

/** Sugar after a meal, every Friday with diabetes. */
function listSugar(client: Client, day: string, random: Random): readonly CheckUp[] {
  if (!has(client, 'suiker') || new Date(day).getUTCDay() !== FRIDAY) return []
  return [{ code: '14760-3', minutes: 870, amount: { value: round(7.4 + random() * 3.4), unit: 'mmol/L' } }]
}

/** A number from none to worst: every month, and every Friday while a wound or a hip heals. */
function listPain(client: Client, day: string, random: Random): readonly CheckUp[] {
  const hurts = isOn(client, 'wond', day) || isOn(client, 'heup', day)
  if (!isFirstWednesday(day) && !(hurts && new Date(day).getUTCDay() === FRIDAY)) return []
  const score = hurts ? between(random, 2, 5) : between(random, 0, 2)
  return [{ code: '225908003', minutes: 640, score }]
}

function isIll({ number }: Client, day: string): boolean {
  const [from = day, until = ''] = FEVER[number] ?? []
  return from <= day && day <= until
}

function listFever(client: Client, day: string, random: Random): readonly CheckUp[] {
  const [from, until, highest] = FEVER[client.number] ?? []
  if (from === undefined || until === undefined || highest === undefined || !isIll(client, day)) return []
  const share = (Date.parse(day) - Date.parse(from)) / (Date.parse(until) - Date.parse(from))
  return [{ code: '8310-5', minutes: 1140, amount: { value: round(highest - share * (highest - 36.9) + random() * 0.2), unit: 'Cel' } }]
}

/** The score for confusion (DOS) is kept in the first two weeks of a restless time of somebody who forgets. */
function listConfusion(client: Client, day: string, random: Random): readonly CheckUp[] {
  const phase = client.phases.findLast(({ from }) => from <= day)
  if (!has(client, 'dement') || !phase || phase.sleep > RESTLESS || day > addDays(phase.from, DOS_DAYS)) return []
  return [{ code: '55681000146102', minutes: 1320, score: between(random, 3, 8) }]
}

function listBreathing(client: Client, day: string, random: Random): readonly CheckUp[] {
  if (!has(client, 'copd') || new Date(day).getUTCDay() !== 1) return []
  return [{ code: '9279-1', minutes: 612, amount: { value: between(random, 16, 24), unit: '/min' } }]
}

function isFirstWednesday(day: string): boolean {
  return new Date(day).getUTCDay() === WEDNESDAY && Number(day.slice(8)) <= FIRST_WEEK
}

function has({ traits }: Client, word: string): boolean {
  return traits.some((trait) => trait.word === word)
}

function isOn({ traits }: Client, word: string, day: string): boolean {
  return traits.some((trait) => trait.word === word && (trait.from ?? day) <= day && day <= (trait.until ?? day))
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
