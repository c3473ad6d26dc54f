import { createTestPortal } from '@voordeur/core/testing'
import { InvoluntaryCareMeasure, LegalSituation } from '@voordeur/core/care'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWzd, OPTIONS, toGiven, UNDECIDED, type Given, type WzdPortal } from './testing/open-wzd.ts'
import type { GivenMeasure } from './testing/sample-measures.ts'
import { wzd } from './wzd.ts'

type Person = Awaited<ReturnType<WzdPortal['portal']['viewer']>>

let it: WzdPortal
let client: Person
let cats: Person
beforeAll(async () => {
  it = await openWzd()
  client = await it.portal.viewer({ clientNumber: '100' })
  cats = await it.portal.viewer({ clientNumber: '300' })
})
afterAll(() => it.portal.close())

const pathOf = ({ clientId }: Person, query = '') => `/client/${clientId}/wzd/measures${query}`
const toWords = (html: string) =>
  html
    .replaceAll(/<(?:script|style)[\s\S]*?<\/(?:script|style)>/g, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll(/\s+/g, ' ')
const read = async (person: Person, query = '') => toWords((await person.get(pathOf(person, query))).text)
/** The words of a page from one heading to another. */
const between = (words: string, from: string, to: string) => words.slice(words.indexOf(from), words.indexOf(to, words.indexOf(from)))

// What the record does not decide is never called involuntary, by no word and nowhere.
const GUESS = /onvrijwillig|involuntary|dwangzorg|stappenplan|Stap \d|artikel|functionaris<|geschikt|onder dwang/i

describe('the page of measures', () => {
  test('says of a measure everything that the record has, under names that a daughter understands', async () => {
    const { text } = await client.get(pathOf(client))
    const sensor = between(toWords(text), 'Sensor in de nacht Zwaluw nog', 'Deur op slot Zwaluw')
    const told: readonly (readonly [term: string, value: string])[] = [
      ['Soort maatregel', 'Toezicht Wet zorg en dwang, artikel 2 lid 1, letter d'],
      ['Wat dit is', 'Onvrijwillige zorg'],
      ['Wat dit moet voorkomen (ernstig nadeel)', 'Mevrouw is ’s nachts gevallen'],
      ['Reden', 'Dwalen Zwaluw'],
      ['Heeft te maken met', 'Dementie Zwaluw'],
      ['Wat eerst is geprobeerd', 'Een lager bed Zwaluw Een nachtlampje'],
      ['Juridische situatie', 'Mentorschap Zwaluw'],
      ['De cliënt', 'verzet zich (20 mei 2026) Zij trekt de sensor eraf Zwaluw'],
      ['De vertegenwoordiger', 'is het ermee eens (19 mei 2026)'],
      ['Kan de cliënt hier zelf over beslissen?', 'Nee'],
      ['Begonnen op', '20 mei 2026'],
      ['Stap', 'Stap 2: opnieuw besproken, ook met iemand die er niet bij betrokken is Wet zorg en dwang, artikel 10 lid 10'],
      ['Loopt tot en met', '10 december 2026'],
      ['In het plan staat', '31 december 2026. Dat is langer dan de wet toestaat.'],
      ['Volgende evaluatie', '30 november 2026'],
      ['Laatste evaluatie', '15 juni 2026'],
      ['Beoordeling Wzd-functionaris', '9 september 2026, geschikt Past bij het doel Zwaluw'],
      ['Wie dit mag doen', 'Verzorgenden van de nacht Zwaluw'],
      ['Hoe vaak', 'Elke nacht Zwaluw'],
      ['Hoe lang per keer', 'Van 22 tot 7 uur Zwaluw'],
      ['Wanneer eerst toestemming nodig is', 'Als het langer dan de nacht duurt Zwaluw'],
      ['Wanneer u bericht krijgt', 'Na elke nacht met een melding Zwaluw'],
      ['Waar de zorg verder op moet letten', 'Elke ronde kijken Zwaluw'],
      ['Hoe dit minder wordt en stopt (afbouwplan)', 'Elke maand een nacht zonder Zwaluw'],
      ['Hoe de zorg doorgaat als iemand er niet is', 'De nachtdienst neemt het over Zwaluw'],
      ['Opmerkingen', 'Graag zacht geluid Zwaluw'],
    ]
    expect(told.filter(([term, value]) => !sensor.includes(`${term} ${value}`))).toEqual([])
    expect(sensor).toContain('nog 18 dagen')
  })

  test('names the responsible carer as the law says, and nobody else of the staff', async () => {
    const { text } = await client.get(pathOf(client))
    expect(text).toContain('Fatma Öz, verpleegkundig specialist')
    expect(text).not.toMatch(/Piet Nacht|Keurder/)
  })

  test('leaves out what the record does not say', async () => {
    const visit = between(await read(client), 'Bezoek tot acht uur Zwaluw Soort', 'Besluiten bij nood')
    expect(visit).toContain('Vrijwillige afspraak: wie hierover beslist, is het ermee eens')
    expect(visit).not.toMatch(/Waarom|Hoe vaak|afbouwplan|Stap|Zorgverantwoordelijke|toegepast/)
  })

  test('says that a term has passed, and never hides it', async () => {
    const door = between(await read(client), 'Deur op slot Zwaluw Verlopen', 'Bezoek tot acht uur')
    expect(door).toContain('Verlopen: liep tot en met 15 oktober 2026 (38 dagen te laat)')
    expect(door).toContain('Niemand verzet zich, maar de wet vraagt dezelfde stappen als bij onvrijwillige zorg')
    expect(door).not.toContain('Loopt tot en met')
    expect(door).toContain('13 november 2026, 18:00 (tot 20:15) Zij stond bij de deur Zwaluw')
    expect(door).toContain('De vertegenwoordiger hoorde het op 14 november 2026')
    expect(door).toContain('Wanneer dit is toegepast: 1 keer')
  })

  test('puts decisions in an emergency apart, with who was told when', async () => {
    const emergency = between(await read(client), 'Besluiten bij nood', 'Wordt nog beoordeeld')
    expect(emergency).toContain('Besloten op 19 november 2026, 21:15')
    expect(emergency).toContain('Besloten door verzorgende')
    expect(emergency).toContain('Waarom het niet kon wachten Zij sloeg een medebewoner Zwaluw')
    expect(emergency).toContain('Verteld aan de vertegenwoordiger 19 november 2026, 22:00')
    expect(emergency).not.toContain('Verteld aan de cliënt')
    expect(emergency).toContain('Loopt tot en met 1 december 2026')
  })

  test('shows under which title somebody stays, and folds what no longer holds', async () => {
    const { text } = await client.get(pathOf(client))
    expect(toWords(text)).toContain('Rechterlijke machtiging (RM) 1 juni 2026 tot en met 31 mei 2027')
    expect(text.indexOf('Inbewaringstelling')).toBeGreaterThan(text.indexOf('Juridische titels die niet meer gelden'))
    expect(text.lastIndexOf('Bedhekken Zwaluw')).toBeGreaterThan(text.indexOf('1 maatregel die is gestopt'))
    expect(text).not.toContain('Mentorschap</dt>')
  })

  test('lists the ten newest times that it was applied, and leads to those before', async () => {
    const { text } = await client.get(pathOf(client))
    expect(toWords(text)).toContain('De 10 nieuwste van 12 keer. 12 november 2026, 02:30 (16 minuten) Keer 12 Zwaluw')
    expect(text).not.toMatch(/Keer [12] Zwaluw/)
    expect(between(toWords(text), 'De 10 nieuwste', 'Deur op slot')).not.toContain('Zij stond bij de deur')
    const older = /href="([^"]*before=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = toWords((await client.get(older)).text)
    expect(second).toContain('Keer 2 Zwaluw')
    expect(second).toContain('Keer 1 Zwaluw')
    expect(second).not.toContain('Keer 3 Zwaluw')
  })

  test('gives every page of it to who saves the dossier', async () => {
    const [part] = wzd(OPTIONS).parts
    const load = async (query: Readonly<Record<string, string>>) =>
      ((await client.json(pathOf(client, `?${new URLSearchParams(query).toString()}`))).json() as { data: unknown }).data
    const next = part?.nextPage?.(await load({}))
    expect(next).toMatchObject({ measure: expect.any(String) as unknown, before: expect.any(String) as unknown })
    expect(part?.nextPage?.(await load(next ?? {}))).toBeUndefined()
  })

  test('has the rights at the same place, also where no measure is laid down', async () => {
    const nobody = await it.portal.viewer({ clientNumber: '200' })
    const words = await read(nobody)
    expect(words).toContain('Er is geen onvrijwillige zorg vastgelegd')
    for (const page of [words, await read(client)]) {
      for (const right of ['Ans de Vries', '088 123 45 67', 'op werkdagen', 'KCOZ', 'Bij het overleg zijn', 'De papieren krijgen'])
        expect(page.slice(page.indexOf('Uw rechten'))).toContain(right)
    }
    expect((await nobody.get(pathOf(nobody))).text).toContain('href="tel:0881234567"')
  })

  test('is one sheet in plain words to print, with the same things in short', async () => {
    const words = await read(client, '?show=summary')
    expect(words).toContain('Samenvatting voor Mevrouw Alblas')
    expect(words).toContain('Wie verantwoordelijk is Fatma Öz, verpleegkundig specialist')
    expect(words).toContain('Tot wanneer Verlopen: liep tot en met 15 oktober 2026 (38 dagen te laat)')
    expect(words).toContain('Bel gratis met de cliëntenvertrouwenspersoon: Ans de Vries, 088 123 45 67.')
    expect(words).not.toContain('Bedhekken')
  })

  test.each(['?show=alles', '?measure=x', '?before=x', '?measure=00000000-0000-7000-8000-000000000000&show=summary'])(
    'takes no query like %s',
    async (query) => {
      expect((await client.get(pathOf(client, query))).status).toBe(400)
    },
  )

  test('has no page for a measure of somebody else', async () => {
    const other = await it.portal.viewer({ clientNumber: '300' })
    const { data } = (await other.json(pathOf(other))).json() as { data: { measures: { id: string }[] } }
    const path = `?measure=${data.measures[0]?.id}`
    expect((await other.get(pathOf(other, path))).status).toBe(200)
    expect((await client.get(pathOf(client, path))).status).toBe(404)
  })
})

async function listPages(): Promise<readonly string[]> {
  const { data } = (await cats.json(pathOf(cats))).json() as { data: { measures: { id: string }[] } }
  return [
    pathOf(cats),
    pathOf(cats, '?show=summary'),
    pathOf(cats, `?measure=${data.measures[0]?.id}`),
    `/client/${cats.clientId}/core/search?q=camera`,
    `/client/${cats.clientId}`,
    '/mijn/core/notices',
  ]
}

describe('a measure that the record does not decide', () => {
  test('is still being judged, and is called involuntary on no page', async () => {
    const pages = await listPages()
    for (const path of pages) {
      const { status, text } = await cats.get(path)
      expect([path, status]).toEqual([path, 200])
      // The name of the type in a form is read by nobody.
      expect([path, GUESS.exec(text.replaceAll('"involuntaryCareMeasure"', ''))?.[0]]).toEqual([path, undefined])
    }
    for (const path of pages.slice(0, 3)) {
      const { text } = await cats.get(path)
      expect(text).toContain('Wordt nog beoordeeld')
      expect(text).toContain('Verlopen: liep tot en met 31 oktober 2026 (22 dagen te laat)')
    }
  })

  test.each(['nl', 'en'] as const)('is called involuntary in no mode of reading and no language: %s', async (locale) => {
    const account = it.portal.store
      .system()
      .updateTable('account')
      .where('id', '=', cats.accountId ?? '')
    await account.set({ locale, simple: true }).execute()
    for (const query of ['', '?show=summary']) {
      const { text } = await cats.get(pathOf(cats, query))
      expect(text).toContain(locale === 'nl' ? 'Wordt nog beoordeeld' : 'Still being judged')
      expect([query, GUESS.exec(text)?.[0]]).toEqual([query, undefined])
    }
    await account.set({ locale: 'nl', simple: false }).execute()
  })

  test('is found by its own words, and the search leads to it', async () => {
    const { text } = await cats.get(`/client/${cats.clientId}/core/search?q=camera`)
    expect(text).toMatch(/<mark>Camera<\/mark>|Camera/)
    expect(text).toContain('/wzd/measures?measure=')
  })

  test('has no step and no assessment in its data either', async () => {
    const { text } = await cats.json(pathOf(cats))
    expect(text).toContain('"legalClass":"undetermined"')
    expect(text).not.toMatch(/art10|suitable|"missing"/)
  })

  test('is what it is once the record says that the client resists', async () => {
    const decided = toGiven({ ...UNDECIDED, positions: [{ by: 'client', says: 'resists', at: '2026-08-01' }] })
    await it.deliver({ 300: [decided] })
    const { text } = await cats.get(pathOf(cats))
    expect(text).toContain('Onvrijwillige zorg: de cliënt of de')
    expect(text).toContain('Stap 1')
    await it.deliver({ 300: [toGiven(UNDECIDED)] })
  })
})

test('a measure that is still being written is no record', () => {
  expect(InvoluntaryCareMeasure.schema.safeParse({ code: {}, label: 'x', status: 'draft' }).success).toBe(false)
  expect(InvoluntaryCareMeasure.schema.safeParse({ code: {}, label: 'x', status: 'active' }).success).toBe(true)
})

test('without an advocate the start stops with a sentence that says why', async () => {
  const start = createTestPortal({ plugins: [wzd()] })
  await expect(start).rejects.toThrow('Say who the client advocate (cliëntenvertrouwenspersoon) is')
})

/** The words of the page of a client with just these records; it is 22 November 2026. */
async function readJust(number: '200' | '300', records: readonly Given[]): Promise<string> {
  await it.deliver({ [number]: records })
  return read(await it.portal.viewer({ clientNumber: number }))
}

const RESISTED: GivenMeasure = {
  sourceId: 'm',
  label: 'Deur op slot',
  category: 'c',
  status: 'active',
  period: { start: '2026-11-01' },
  positions: [{ by: 'client', says: 'resists', at: '2026-11-01' }],
}
const readMeasure = (more: Partial<GivenMeasure>) => readJust('300', [toGiven({ ...RESISTED, ...more })])
const toTitle = (code: string, start: string): Given => ({
  type: LegalSituation,
  data: { kind: 'status', code: { code }, label: code, period: { start } },
})

describe('no more than the record says', () => {
  test('without a measure the page says that there is none, also where a title holds', async () => {
    const words = await readJust('200', [toTitle('RM', '2026-06-01')])
    expect(words).toContain('Er is geen onvrijwillige zorg vastgelegd')
    expect(words).toContain('Rechterlijke machtiging (RM) vanaf 1 juni 2026')
  })

  test('a title that begins later does not hold yet, and is not among those that no longer do', async () => {
    const words = await readJust('200', [toTitle('OTS', '2026-01-01'), toTitle('RM', '2026-12-01')])
    expect(words).toContain('Ondertoezichtstelling vanaf 1 januari 2026 Gaat later in Rechterlijke machtiging (RM) vanaf 1 december 2026')
    expect(words).not.toContain('Juridische titels die niet meer gelden')
    expect(words).not.toContain('Op grond hiervan woont')
  })

  test('capacity about another subject, or about one that is not said, is no answer about this measure', async () => {
    const asked = 'Kan de cliënt hier zelf over beslissen?'
    const money = await readMeasure({ capacity: { capable: false, subject: 'geldzaken' } })
    expect(money).not.toContain(asked)
    expect(money).toMatch(/Kan de cliënt zelf beslissen\? Nee .*Gaat over: geldzaken Er staat niet of dit ook voor deze maatregel geldt/)
    const other = await readMeasure({ capacity: { capable: false, aboutThis: false, subject: 'geldzaken' } })
    expect(other).not.toContain(asked)
    expect(other).toContain('Dit gaat niet over deze maatregel')
    expect(await readMeasure({ capacity: { capable: false, aboutThis: true } })).toContain(`${asked} Nee`)
  })

  test('a measure that runs has not stopped on the last day that its record gives, nor has one that is to stop', async () => {
    const running = await readMeasure({ period: { start: '2026-09-01', end: '2026-10-01' } })
    expect(running).not.toMatch(/gestopt op/i)
    expect(running).toContain('Einddatum in het zorgdossier 1 oktober 2026')
    expect(await readMeasure({ status: 'ended', period: { start: '2026-09-01', end: '2026-12-01' } })).not.toMatch(/gestopt op/i)
  })

  test('of a measure that ended it is not made up when', async () => {
    const steps: GivenMeasure['steps'] = [{ article: 'art10', startedOn: '2026-09-01', endsOn: '2026-10-01' }]
    const undated = await readMeasure({ status: 'ended', period: { start: '2026-09-01' }, steps })
    expect(undated).toContain('Deur op slot: gestopt, er staat niet wanneer.')
    expect(undated).not.toMatch(/gestopt op/i)
    const dated = await readMeasure({ status: 'ended', period: { start: '2026-09-01', end: '2026-09-20' }, steps })
    expect(dated).toContain('Deur op slot: gestopt op 20 september 2026.')
    expect(dated).toContain('Laatste termijn tot en met 1 oktober 2026')
    expect(dated).not.toContain('Loopt tot en met')
  })

  test('the last evaluation is one that has been', async () => {
    expect(await readMeasure({ evaluatedOn: ['2026-11-10', '2026-12-10'] })).toContain('Laatste evaluatie 10 november 2026')
    expect(await readMeasure({ evaluatedOn: ['2026-12-10'] })).not.toContain('Laatste evaluatie')
  })
})
