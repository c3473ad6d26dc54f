import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Report } from '../../care/index.ts'
import { definePart } from '../../define/part.ts'
import { definePlugin } from '../../define/plugin.ts'
import { createMemorySource, createTestPortal, type TestBrowser, type TestPortal } from '../../testing/index.ts'

const plan = definePart({
  id: 'plan',
  title: 'plan.title',
  icon: 'map',
  scope: 'client',
  rights: { read: {}, write: { title: 'plan.right.write' } },
  reads: [Report],
  load: async () => ({}),
  view: () => 'plan',
  actions: { write: { right: 'write', input: z.strictObject({}), run: async () => undefined } },
})
const words = { 'plan.title': 'Zorgplan', 'plan.right.write': 'Zorgplan invullen' }
const dossier = definePlugin({
  id: 'dossier',
  api: 1,
  options: z.strictObject({}),
  messages: { nl: words, en: { 'plan.title': 'Care plan', 'plan.right.write': 'Fill in the care plan' } },
  parts: () => [plan],
})

const steps = ['Alblas', 'Bruins'].map((name, index) => ({
  client: { sourceId: name, number: String(100 + index), name: `Mevrouw ${name}` },
  records: [],
  complete: [Report],
}))

let portal: TestPortal
afterEach(() => portal.close())

const Page = z.object({
  data: z.object({
    lines: z.array(z.record(z.string(), z.unknown())),
    errors: z.record(z.string(), z.string()),
    older: z.string().nullable(),
  }),
})

async function openPortal(): Promise<void> {
  const memory = createMemorySource([Report])
  memory.steps = [...steps, { completeSnapshot: true as const }]
  portal = await createTestPortal({ sources: [memory.source], plugins: [dossier({})] })
  await portal.sync()
}

type Person = TestBrowser & { readonly clientId: string }
const RIGHTS = ['dossier.plan:read', 'dossier.plan:write']
const invite = (access: Partial<Parameters<TestPortal['viewer']>[0]>) => portal.viewer({ clientNumber: '100', rights: RIGHTS, ...access })
const log = (person: Person, query = '', clientId = person.clientId) => person.json(`/client/${clientId}/core/access-log${query}`)
const linesOf = async (person: Person, query = '') => Page.parse((await log(person, query)).json()).data.lines
const read = (person: Person) => person.get(`/client/${person.clientId}/dossier/plan`)

describe('who may see who has looked', () => {
  test('the client, who represents, and the portal administrator', async () => {
    await openPortal()
    const people = [
      await invite({ basis: 'self' }),
      await invite({ basis: 'mentor', represents: true }),
      await invite({ basis: 'family', portalAdmin: true }),
    ]
    for (const person of people) expect((await log(person)).status).toBe(200)
  })

  test('nobody else: one and the same 404, which is logged, and not a word of it in the menu', async () => {
    await openPortal()
    const admin = await invite({ basis: 'family', portalAdmin: true })
    const nobody = await portal.visitor().get(`/client/${admin.clientId}/core/access-log`)
    expect(nobody.status).toBe(303)
    const others = [await invite({ basis: 'family' }), await invite({ basis: 'administrator', represents: false, rights: [] })]
    for (const person of others) {
      const [refused, absent] = [await log(person), await person.json(`/client/${person.clientId}/core/nothing`)]
      expect([refused.status, refused.text.replace(/"reference":"[^"]*"/, '')]).toEqual([
        404,
        absent.text.replace(/"reference":"[^"]*"/, ''),
      ])
      expect((await person.get(`/mijn/core/profile`)).text).not.toContain('access-log')
    }
    expect((await admin.get(`/mijn/core/profile`)).text).toContain('/core/access-log')
    const entries = await portal.entries()
    expect(entries.filter(({ part, outcome }) => part === 'core.access-log' && outcome === 'refused')).toHaveLength(2)
  })

  test('another client’s page is a 404, and their lines are never there', async () => {
    await openPortal()
    const [mine, theirs] = [await invite({ basis: 'self' }), await invite({ basis: 'self', clientNumber: '101' })]
    await read(theirs)
    expect((await log(mine, '', theirs.clientId)).status).toBe(404)
    const own = await linesOf(mine)
    expect(own.every(({ who, about }) => who !== 'Persoon 2' && about !== 'Persoon 2')).toBe(true)
    expect(await linesOf(theirs)).toContainEqual(expect.objectContaining({ who: 'Persoon 2', part: 'Zorgplan' }))
  })
})

describe('a part that the reader may not read', () => {
  const admin = (access: Partial<Parameters<TestPortal['viewer']>[0]>) => invite({ basis: 'family', portalAdmin: true, ...access })

  test('is not named to a portal administrator who is not the client and represents nobody: one line a day says no more', async () => {
    await openPortal()
    const [mentor, outsider] = [await invite({ basis: 'mentor', represents: true }), await admin({ rights: [] })]
    await read(mentor)
    await read(mentor)
    await mentor.post(`/client/${mentor.clientId}/dossier/plan/write`, {})
    const lines = (await linesOf(outsider)).filter(({ who, what }) => who === 'Persoon 1' && what !== 'toegang gegeven')
    expect(lines).toEqual([
      expect.objectContaining({ part: 'Een onderdeel dat u zelf niet ziet', what: 'gebruikt', role: 'mentor', times: 1 }),
    ])
    expect(lines[0]?.['right']).toBeUndefined()
    const page = await outsider.get(`/client/${outsider.clientId}/core/access-log`)
    expect(page.text).toContain('Een onderdeel dat u zelf niet ziet')
    expect(`${page.text}${JSON.stringify(await linesOf(outsider))}`).not.toMatch(/Zorgplan|dossier\.plan/)
  })

  test('is named to who may read it, to the client and to who represents them, with or without the right', async () => {
    await openPortal()
    const mentor = await invite({ basis: 'mentor', represents: true })
    await read(mentor)
    const readers = [
      () => admin({ rights: ['dossier.plan:read'] }),
      () => admin({ basis: 'mentor', represents: true, rights: [] }),
      () => invite({ basis: 'self', rights: [] }),
    ]
    // One person is portal administrator at a time.
    for (const open of readers)
      expect(await linesOf(await open())).toContainEqual(expect.objectContaining({ who: 'Persoon 1', part: 'Zorgplan', what: 'bekeken' }))
  })
})

describe('what a line says', () => {
  test('who, as what, which part in the reader’s language, what, and on which ground', async () => {
    await openPortal()
    const [client, mentor] = [await invite({ basis: 'self' }), await invite({ basis: 'mentor', represents: true })]
    await read(mentor)
    await mentor.post(`/client/${mentor.clientId}/dossier/plan/write`, {})
    const [wrote, looked] = (await linesOf(client)).filter(({ who }) => who === 'Persoon 2')
    expect(looked).toMatchObject({
      role: 'mentor',
      part: 'Zorgplan',
      what: 'bekeken',
      ground: 'Deze persoon is mentor.',
      right: 'Zorgplan',
      times: 1,
    })
    expect(wrote).toMatchObject({ what: 'iets toegevoegd of gewijzigd', right: 'Zorgplan invullen' })
    await client.post('/mijn/core/profile/save', { locale: 'en', form: 'u' })
    expect((await linesOf(client)).find(({ who }) => who === 'Persoon 2')).toMatchObject({
      part: 'Care plan',
      ground: 'This person is the mentor.',
    })
  })

  test('the same on one day is one line with the first time, and the page says how often', async () => {
    await openPortal()
    const client = await invite({ basis: 'self' })
    for (let times = 0; times < 3; times += 1) {
      await read(client)
      portal.clock.set(new Date(portal.clock.now().getTime() + 60_000))
    }
    expect(await linesOf(client)).toContainEqual(expect.objectContaining({ part: 'Zorgplan', times: 3, at: '2026-11-22T11:00:00.000Z' }))
    expect((await client.get(`/client/${client.clientId}/core/access-log`)).text).toContain('3 keer op deze dag')
  })

  test('who was refused is there as refused, and who gave access is an employee without a name', async () => {
    await openPortal()
    const client = await invite({ basis: 'self' })
    const daughter = await invite({ basis: 'family', rights: ['dossier.plan:read'] })
    await log(daughter)
    const lines = await linesOf(client)
    expect(lines).toContainEqual(
      expect.objectContaining({
        who: 'Persoon 2',
        part: 'Wie heeft gekeken',
        what: 'geprobeerd, maar geweigerd',
        ground: 'Het mocht niet.',
      }),
    )
    expect(lines).toContainEqual(
      expect.objectContaining({ who: 'Een medewerker van Testzorg', about: 'Persoon 2', what: 'toegang gegeven' }),
    )
    expect(JSON.stringify(lines)).not.toContain('"test')
  })

  test('the page says what it does not hold, and that it was read is a line of the next reading', async () => {
    await openPortal()
    const client = await invite({ basis: 'self' })
    const page = await client.get(`/client/${client.clientId}/core/access-log`)
    expect(page.text).toContain('U ziet hier alleen wie via dit portaal heeft gekeken.')
    expect(page.text).toContain('Wie in het zorgdossier van Testzorg zelf kijkt, staat hier niet bij.')
    expect((await linesOf(client))[0]).toMatchObject({ part: 'Wie heeft gekeken', times: 1 })
  })
})

describe('the period', () => {
  test('takes both its days whole, in Amsterdam', async () => {
    await openPortal()
    const client = await invite({ basis: 'self', from: '2026-01-01T00:00:00Z' })
    for (const moment of ['2026-11-22T22:59:59Z', '2026-11-22T23:00:00Z', '2026-11-23T23:00:00Z']) {
      portal.clock.set(new Date(moment))
      await read(client)
    }
    const days = (lines: readonly Readonly<Record<string, unknown>>[]) =>
      lines.filter(({ part }) => part === 'Zorgplan').map(({ at }) => at)
    expect(days(await linesOf(client, '?from=2026-11-23&until=2026-11-23'))).toEqual(['2026-11-22T23:00:00.000Z'])
    expect(days(await linesOf(client, '?from=2026-11-23&until='))).toHaveLength(2)
    expect(days(await linesOf(client, '?from=&until=2026-11-22'))).toEqual(['2026-11-22T22:59:59.000Z'])
    expect(days(await linesOf(client, '?from=&until=9999-12-31'))).toHaveLength(3)
    expect(days(await linesOf(client, '?from=0001-01-01&until='))).toHaveLength(3)
    expect(days(await linesOf(client, '?from=23-11-2026&until=23-11-2026'))).toEqual(['2026-11-22T23:00:00.000Z'])
  })

  test('that can’t be read keeps what was typed and says what to do; anything else in the address is 400', async () => {
    await openPortal()
    const client = await invite({ basis: 'self' })
    const wrong = await client.get(`/client/${client.clientId}/core/access-log?from=31-02-2026&until=`)
    expect(wrong.status).toBe(200)
    expect(wrong.text).toContain('value="31-02-2026"')
    expect(wrong.text).toMatch(/<a href="#from">Vul een datum in/u)
    expect(Page.parse((await log(client, '?from=2026-11-23&until=2026-11-22')).json()).data.errors).toEqual({
      until: 'core.period.order',
    })
    for (const query of ['?from=2026-11-22&x=1', '?before=1', "?before=1.1'", '?from=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'])
      expect((await log(client, query)).status).toBe(400)
  })

  test('more than a page goes on with older lines, of the same client and period', async () => {
    await openPortal()
    const [client, other] = [await invite({ basis: 'self' }), await invite({ basis: 'self', clientNumber: '101' })]
    for (let day = 1; day <= 60; day += 1) {
      portal.clock.set(new Date(Date.UTC(2026, 11, day, 12)))
      await read(client)
      await read(other)
    }
    const first = Page.parse((await log(client, '?from=2026-12-01')).json()).data
    expect([first.lines.length, first.older === null]).toEqual([50, false])
    const second = Page.parse((await log(client, `?from=2026-12-01&before=${first.older ?? ''}`)).json()).data
    expect(second.lines.filter(({ part }) => part === 'Zorgplan')).toHaveLength(10)
    expect(second.lines.some(({ who }) => who === 'Persoon 2')).toBe(false)
    const page = await client.get(`/client/${client.clientId}/core/access-log?from=2026-12-01`)
    expect(page.text).toMatch(/from=2026-12-01&amp;before=\d+\.\d+"/)
  })
})
