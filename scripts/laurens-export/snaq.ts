import { addDays } from '../example-export/calendar.ts'
import type { Client } from './client.ts'

/** What the SNAQ-RC asks, answered from what the record says of somebody on a day. */
export interface SnaqAnswers {
  readonly hasLost: boolean
  readonly needsHelp: boolean
  readonly eatsLess: boolean
}

const SOME_APPETITE = 0.6
const MONTHS = 180
const LOST = 2

/** The three questions of the SNAQ-RC. */
export function answerSnaq(client: Client, day: string): SnaqAnswers {
  const phase = client.phases.findLast(({ from }) => from <= day)
  return {
    hasLost: planned(client, addDays(day, -MONTHS)) - planned(client, day) > LOST,
    needsHelp: client.traits.some(({ word, from = day, until = day }) => word === 'gemalen' && from <= day && day <= until),
    eatsLess: (phase?.appetite ?? 1) < SOME_APPETITE,
  }
}

/** The score: how many of the three are answered with yes. */
export function scoreSnaq(client: Client, day: string): number {
  return Object.values(answerSnaq(client, day)).filter(Boolean).length
}

function planned({ weight }: Client, day: string): number {
  return (weight.findLast(([known]) => known <= day) ?? weight[0])?.[1] ?? 0
}
