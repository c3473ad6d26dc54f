import type { Client, Phase } from './client.ts'
import { between, pick, type Random } from './random.ts'

/** The topics of the record by the theme of their phrases. */
export const TOPICS = {
  adl: 'ADL',
  eten: 'Eten en drinken',
  nacht: 'Nachtrust',
  bezoek: 'Bezoek en familie',
  activiteit: 'Activiteiten',
  medicatie: 'Medicatie',
  stemming: 'Stemming',
  huid: 'Wond en huid',
  lopen: 'Mobiliteit',
  arts: 'Arts en behandelaars',
  val: 'Val',
  familie: 'Bezoek en familie',
} as const

/** A theme of the phrases. */
export type Theme = keyof typeof TOPICS

/** A report that is to be written: about what, from which heading, and when (minutes since midnight). */
export interface Slot {
  readonly theme: Theme
  readonly heading: string
  readonly minutes: number
}

/** How often a theme comes up, and between which minutes of the day. */
const RHYTHM: Readonly<Record<Theme, readonly [weight: number, from: number, until: number]>> = {
  adl: [4.6, 545, 690],
  eten: [4.2, 500, 1165],
  nacht: [3.8, 385, 425],
  bezoek: [1.8, 840, 1230],
  activiteit: [2.8, 640, 1020],
  medicatie: [1.7, 490, 1330],
  stemming: [2.6, 820, 1360],
  huid: [1.2, 560, 740],
  lopen: [2, 600, 980],
  arts: [0.6, 580, 970],
  val: [0.015, 480, 1290],
  familie: [0.4, 900, 1300],
}

/** How many reports a day has: one in nearly a third of the days, two mostly, sometimes three. */
const AMOUNT = [1, 1, 1, 2, 2, 2, 2, 2, 3, 3] as const

/** Decides what is reported on one day, by the way the client fares. */
export function planDay(client: Client, day: string, random: Random): readonly Slot[] {
  const amount = AMOUNT[between(random, 0, AMOUNT.length - 1)] ?? 1
  const themes = new Set<Theme>()
  while (themes.size < amount) themes.add(toTheme(random, client))
  const phase = client.phases.findLast(({ from }) => from <= day)
  return [...themes].map((theme) => {
    const [, from, until] = RHYTHM[theme]
    return { theme, heading: toHeading(theme, phase, random), minutes: between(random, from, until) }
  })
}

function toTheme(random: Random, client: Client): Theme {
  const weights = listThemes().map((theme) => [theme, RHYTHM[theme][0] * (theme === 'huid' && hasWound(client) ? 2 : 1)] as const)
  let left = random() * weights.reduce((sum, [, weight]) => sum + weight, 0)
  return weights.find(([, weight]) => (left -= weight) < 0)?.[0] ?? 'adl'
}

function listThemes(): readonly Theme[] {
  // The keys of a constant record are its themes.
  return Object.keys(RHYTHM) as Theme[]
}

function hasWound({ traits }: Client): boolean {
  return traits.some(({ word }) => word === 'wond')
}

/** The themes of which there are good and lesser days, by what decides it. */
const FARES: Readonly<Partial<Record<Theme, { readonly by: 'sleep' | 'appetite' | 'mood'; readonly lesser: readonly string[] }>>> = {
  nacht: { by: 'sleep', lesser: ['onrustig'] },
  eten: { by: 'appetite', lesser: ['matig'] },
  stemming: { by: 'mood', lesser: ['somber', 'onrustig'] },
}

function toHeading(theme: Theme, phase: Phase | undefined, random: Random): string {
  if (theme === 'familie') return 'familie'
  const fare = FARES[theme]
  if (!fare) return `${theme}/gewoon`
  const isGood = random() < (phase?.[fare.by] ?? 1)
  return `${theme}/${isGood ? 'goed' : pick(random, fare.lesser)}`
}

/** What a sentence says about the time of day, and the minutes that fit it. */
const CLOCK: readonly (readonly [RegExp, from: number, until: number])[] = [
  [/22\.00 uur|voor het slapen/, 1322, 1350],
  [/20\.00 uur/, 1202, 1225],
  [/vanavond|avondzorg|avondboterham|avondeten|uitkleden|op bed om/i, 1180, 1340],
  [/vanmiddag|na de lunch|warme maaltijd|middagrust/i, 800, 1020],
  [/ontbijt|vanochtend|ochtendzorg|voor de koffie/i, 500, 680],
]

/** The minutes since midnight at which this is written: as the sentence says, else as the slot has it. */
export function toMinutes(text: string, slot: Slot, random: Random): number {
  const said = slot.theme === 'nacht' ? undefined : CLOCK.find(([pattern]) => pattern.test(text))
  return said ? between(random, said[1], said[2]) : slot.minutes
}
