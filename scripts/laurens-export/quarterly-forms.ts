import { listDays, toMoment } from '../example-export/calendar.ts'
import { isQuarterDay } from './check-ups.ts'
import type { Client } from './client.ts'
import { titleOf } from './form-kinds.ts'
import type { Field } from './papers.ts'
import { FIRST_DAY } from './reports.ts'
import { answerSnaq, scoreSnaq } from './snaq.ts'
import { authorOf } from './staff.ts'

const QUARTER_TIME = 640
const FALLS_THAT_COUNT = 365

/** Every quarter the questions about food and about falling, answered from what is known on that day. */
export function listQuarterly(client: Client, falls: readonly string[], until: string): readonly object[] {
  const days = listDays(FIRST_DAY, until).filter((day) => day >= client.inCareSince && isQuarterDay(day))
  const by = client.team[1] ?? 'm02'
  return days.flatMap((day) => [
    toQuarterly(client, { kind: 'snaq-rc', day, by, fields: toSnaqFields(client, day) }),
    toQuarterly(client, { kind: 'valrisico', day, by, fields: toFallFields(client, falls, day) }),
  ])
}

function toQuarterly(
  { number }: Client,
  { kind, day, by, fields }: { readonly kind: string; readonly day: string; readonly by: string; readonly fields: readonly Field[] },
): object {
  const at = toMoment(day, QUARTER_TIME)
  return {
    id: `formulier-${kind}-${day}`,
    client: number,
    kind,
    title: titleOf(kind),
    filledAt: at,
    recordedAt: at,
    status: 'completed',
    author: authorOf(by),
    fields,
  }
}

function toSnaqFields(client: Client, day: string): readonly Field[] {
  const { hasLost, needsHelp, eatsLess } = answerSnaq(client, day)
  const advice = ['Geen actie nodig', 'Tussendoor iets extra aanbieden', 'Diëtist vragen', 'Diëtist vragen']
  return [
    { text: 'Onbedoeld afgevallen in het laatste halfjaar?', answers: [toAnswer(hasLost)], level: 0 },
    { text: 'Hulp van een ander nodig bij het eten?', answers: [toAnswer(needsHelp)], level: 0 },
    { text: 'De laatste maand minder eetlust?', answers: [toAnswer(eatsLess)], level: 0 },
    { text: 'Score', answers: [String(scoreSnaq(client, day))], level: 0 },
    { text: 'Wat doen we?', answers: [advice[scoreSnaq(client, day)] ?? ''], level: 0 },
  ]
}

function toFallFields(client: Client, falls: readonly string[], day: string): readonly Field[] {
  const recent = falls.filter((fall) => fall <= day && Date.parse(day) - Date.parse(fall) < FALLS_THAT_COUNT * 86_400_000).length
  const has = (...words: readonly string[]) =>
    client.traits.some(({ word, from = day, until = day }) => words.includes(word) && from <= day && day <= until)
  const walks = has('rolstoel') ? 'Rolstoel' : has('rollator') ? 'Rollator' : 'Geen'
  const risk = recent + (walks === 'Geen' ? 0 : 1) + (has('dement', 'parkinson', 'beroerte') ? 1 : 0)
  return [
    { text: 'Hoe vaak gevallen in het afgelopen jaar?', answers: [recent === 0 ? 'Niet' : `${recent} keer`], level: 0 },
    { text: 'Loophulpmiddel', answers: [walks], level: 0 },
    { text: 'Ziet of hoort minder goed?', answers: [toAnswer(has('bril', 'gehoor'))], level: 0 },
    { text: 'Ziekte die het lopen of het overzicht raakt?', answers: [toAnswer(has('dement', 'parkinson', 'beroerte'))], level: 0 },
    { text: 'Valrisico', answers: [risk > 1 ? 'Verhoogd' : 'Laag'], level: 0 },
  ]
}

function toAnswer(holds: boolean): string {
  return holds ? 'Ja' : 'Nee'
}
