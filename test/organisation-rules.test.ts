import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases } from './attacks/attacked-portal.ts'
import { openOrganisation, type OpenedOrganisation, type OrganisationName } from './organisations/two-organisations.ts'

/** One rule: what is looked at, and what an organisation that reads the same export as the other sees there. */
interface Rule {
  readonly rule: string
  readonly look: (at: OpenedOrganisation) => Promise<unknown>
  readonly laurens: unknown
  readonly lunet: unknown
}

const has =
  (part: string, words: string): Rule['look'] =>
  async ({ page }) =>
    (await page(part)).includes(words)
const holds =
  (part: string, words: string): Rule['look'] =>
  async ({ data }) =>
    (await data(part)).includes(words)
const statusOfOther =
  (part: string): Rule['look'] =>
  ({ statusOfOther: ask }) =>
    ask(part)

// The panel itself: as it opens.
const DOSSIER = 'panel.dossier'

const RULES: readonly Rule[] = [
  // When a report shows
  { rule: 'a report of an hour ago is there', look: holds('dossier.timeline', 'verse rapportage'), laurens: true, lunet: false },
  { rule: 'a report of a day ago is there', look: holds('dossier.timeline', '2026-11-21T11:00:00'), laurens: true, lunet: true },
  { rule: 'a page that a delay holds for says so', look: has('dossier.reading', 'na 24 uur'), laurens: false, lunet: true },
  { rule: 'a page that no delay holds for does not', look: has('dossier.contacts', 'na 24 uur'), laurens: false, lunet: false },

  // Names of staff, per record type
  { rule: 'a report says who wrote it by name', look: has('dossier.reading', 'Roos Kanarie, begeleider'), laurens: true, lunet: false },
  { rule: 'a report says the role of who wrote it', look: has('dossier.reading', 'begeleider'), laurens: true, lunet: true },
  {
    rule: 'the text of a report has the name',
    look: holds('dossier.reading', 'Roos Kanarie en zuster Kanarie'),
    laurens: true,
    lunet: false,
  },
  {
    rule: 'the text of a report has the role instead',
    look: holds('dossier.reading', 'begeleider en begeleider belden'),
    laurens: false,
    lunet: true,
  },
  { rule: 'the team is there by name', look: has('dossier.team', 'Roos Kanarie'), laurens: true, lunet: true },
  {
    rule: 'a contact is named in a text, though a colleague is called the same',
    look: holds('dossier.reading', 'belden met Piet Merel'),
    laurens: true,
    lunet: true,
  },
  { rule: 'family who wrote a report is named', look: holds('bare.report', '"family":{"name":"Piet Merel"}'), laurens: true, lunet: true },
  { rule: 'the report of a sync counts the names that gave way', look: async ({ replacedNames }) => replacedNames, laurens: 0, lunet: 4 },

  // Involuntary care
  { rule: 'a measure of involuntary care is a part', look: has('wzd.measures', 'Sensor'), laurens: false, lunet: true },
  {
    rule: 'its responsible carer is named, though others stand by their role',
    look: has('wzd.measures', 'Roos Kanarie, begeleider'),
    laurens: false,
    lunet: true,
  },
  {
    rule: 'who has no measure reads that there is none, and their rights',
    look: statusOfOther('wzd.measures'),
    laurens: 404,
    lunet: 200,
  },

  // Only what was discussed
  ...['care-plan', 'form', 'evaluation', 'profile-item'].flatMap((part): readonly Rule[] => [
    {
      rule: `the newest version of a ${part} is there before it was discussed`,
      look: holds(`bare.${part}`, ', nieuwer'),
      laurens: true,
      lunet: false,
    },
    {
      rule: `the last discussed version of a ${part} stays until then`,
      look: holds(`bare.${part}`, ', zoals besproken'),
      laurens: false,
      lunet: true,
    },
  ]),

  // What does not apply is absent
  { rule: 'a client without insurances has no such part', look: statusOfOther('dossier.coverage'), laurens: 404, lunet: 404 },
  { rule: 'a client whose plan was never discussed has the part', look: statusOfOther('dossier.plan'), laurens: 200, lunet: 404 },
  { rule: 'a client without reports has a page that says so', look: statusOfOther('dossier.reading'), laurens: 200, lunet: 404 },
  { rule: 'the panel leads to the plan of who has one', look: has(DOSSIER, '/dossier/plan"'), laurens: true, lunet: true },

  // Which parts there are
  {
    rule: 'measurements are a part',
    look: async ({ page }) => (await page('dossier.measurements')).includes('61 kg'),
    laurens: true,
    lunet: false,
  },
  { rule: 'the panel leads to them', look: has(DOSSIER, '/dossier/measurements"'), laurens: true, lunet: false },

  // How a panel opens
  { rule: 'a panel opens on its first part, with a tab for each', look: has(DOSSIER, 'class="tab"'), laurens: true, lunet: false },
  { rule: 'a panel opens on tiles, one for each part', look: has(DOSSIER, 'class="tile"'), laurens: false, lunet: true },
  { rule: 'a part says the way back to its panel', look: has('dossier.plan', 'Terug naar Dossier'), laurens: false, lunet: true },

  // The organisation's own words
  { rule: 'a plan is a zorgplan', look: has('dossier.timeline', 'Zorgplan bijgewerkt'), laurens: true, lunet: false },
  { rule: 'a plan is an ondersteuningsplan', look: has('dossier.timeline', 'Ondersteuningsplan bijgewerkt'), laurens: false, lunet: true },
  { rule: 'the way to the team is called so', look: has(DOSSIER, 'Cliëntteam</'), laurens: false, lunet: true },
  { rule: 'the way to the plan is called Plan', look: has(DOSSIER, '>Plan</'), laurens: false, lunet: true },
  {
    rule: 'the word zorgplan stands on no page',
    look: async ({ page }) =>
      /zorgplan/i.test((await page('dossier.plan')) + (await page('dossier.timeline')) + (await page('wzd.measures'))),
    laurens: true,
    lunet: false,
  },
]

describe.each(databases)('the rules of an organisation, on $name', ({ url }) => {
  const opened = new Map<OrganisationName, OpenedOrganisation>()

  beforeAll(async () => {
    for (const name of ['laurens', 'lunet'] as const) opened.set(name, await openOrganisation(name, url))
  })
  afterAll(async () => {
    for (const { portal } of opened.values()) await portal.close()
  })

  describe.each(['laurens', 'lunet'] as const)('as %s sets them', (name) => {
    test.each(RULES)('$rule', async (rule) => {
      const organisation = opened.get(name)
      if (!organisation) throw new Error(name)
      expect(await rule.look(organisation)).toEqual(rule[name])
    })
  })
})
