import { createMemorySource, createTestPortal } from '@voordeur/core/testing'
import { Report } from '@voordeur/core/care'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { beheer } from '../beheer.ts'
import { toDueDay } from './due-day.ts'

test.each([
  ['2026-11-22', 1, '2026-12-22'],
  ['2026-11-22', 3, '2027-02-22'],
  ['2027-01-31', 1, '2027-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-12-31', 1, '2027-01-31'],
  ['2026-11-30', 3, '2027-02-28'],
])('a term that begins on %s and lasts %i months ends on %s', (from, months, due) => {
  expect(toDueDay(from, months)).toBe(due)
})

const memory = createMemorySource([Report])
const client = (id: string) => ({ client: { sourceId: id, number: id, name: `Cliënt ${id}` }, records: [], complete: [Report] })
memory.steps = [client('een'), client('twee'), { completeSnapshot: true }]

const databaseUrl = process.env['TEST_DATABASE_URL']
const databases = [
  { name: 'pglite', options: {} },
  ...(databaseUrl === undefined ? [] : [{ name: 'postgresql', options: { databaseUrl } }]),
]

describe.each(databases)('requests to correct or destroy, on $name', ({ options }) => {
  let portal: Awaited<ReturnType<typeof createTestPortal>>
  let self: Awaited<ReturnType<typeof portal.viewer>>
  let staff: Awaited<ReturnType<typeof portal.staff>>

  beforeAll(async () => {
    portal = await createTestPortal(
      {
        plugins: [beheer()],
        sources: [memory.source],
        permissionSets: { niets: { title: 'Niets', rights: [] } },
        access: { byBasis: { self: 'niets', family: 'niets', mentor: 'niets' } },
        desk: { sets: { register: { title: 'Register', rights: ['beheer.corrections:read', 'beheer.corrections:answer'] } } },
      },
      options,
    )
    await portal.sync()
    self = await portal.viewer({ clientNumber: 'een' })
    staff = await portal.staff(['register'])
  })
  beforeEach(async () => {
    portal.clock.set('2026-11-22T11:00:00Z')
    await portal.store.execute('delete from beheer_correction')
  })
  afterAll(() => portal.close())

  const ASKED = { kind: 'correct', about: 'Verslag van 3 maart', text: 'Ik was die dag niet thuis.' }
  const REGISTER = '/beheer/beheer/corrections'
  const ask = async (who = self, changes: Readonly<Record<string, string>> = {}) => {
    const key = crypto.randomUUID()
    return { key, answer: await who.post(`/client/${who.clientId}/beheer/correction/ask`, { key, ...ASKED, ...changes }) }
  }
  const page = (who = self) => who.get(`/client/${who.clientId}/beheer/correction`)
  const listed = async (query = '') => {
    const answer = z.object({ data: z.object({ listed: z.array(z.object({ id: z.string(), isLate: z.boolean(), client: z.string() })) }) })
    return answer.parse((await staff.json(`${REGISTER}${query}`)).json()).data.listed
  }

  test('what is asked stands in the register with its term, is received, and answered; who asked sees each and gets a notice', async () => {
    const { key } = await ask()
    expect((await page()).text).toMatch(/Verstuurd[\s\S]*2026-12-22/)
    expect((await staff.get('/beheer')).text).toContain('1 wacht')
    expect(await listed()).toMatchObject([{ id: key, client: 'Cliënt een', isLate: false }])
    await staff.post(`${REGISTER}/receive?id=${key}`, { id: key })
    expect((await page()).text).toContain('Ontvangen, een medewerker is ermee bezig')
    const answered = await staff.post(`${REGISTER}/answer?id=${key}`, { id: key, decision: 'partly', answer: 'De tijd is verbeterd.' })
    expect(answered.status).toBe(303)
    const seen = await page()
    expect(seen.text).toMatch(/Voor een deel gedaan[\s\S]*De tijd is verbeterd\./)
    expect(seen.text).not.toContain('Medewerker')
    expect((await self.get('/mijn/core/notices')).text).toContain('Antwoord op uw vraag om iets in het dossier van Cliënt een')
    expect(await listed('?answered=yes')).toHaveLength(1)
    const entries = await portal.entries()
    expect(
      entries.find(({ part, event, outcome }) => part === 'beheer.corrections' && event === 'part.action' && outcome === 'success')
        ?.clientId,
    ).toBe(self.clientId)
  })

  test('a form that is sent twice is one request, and one that is not filled in is shown again', async () => {
    const { key } = await ask()
    await self.post(`/client/${self.clientId}/beheer/correction/ask`, { key, ...ASKED })
    expect(await listed()).toHaveLength(1)
    const { answer } = await ask(self, { text: ' ', kind: '' })
    expect([answer.status, answer.text.includes('Schrijf op wat er anders moet'), answer.text.includes('Verslag van 3 maart')]).toEqual([
      422,
      true,
      true,
    ])
  })

  test('twenty wait at most', async () => {
    for (let number = 0; number < 20; number += 1) await ask()
    expect((await ask()).answer.status).toBe(422)
    expect(await listed()).toHaveLength(20)
  })

  test('only the client and who represents by law ask; family does not find the page', async () => {
    const family = await portal.viewer({ clientNumber: 'een', basis: 'family' })
    expect([(await page(family)).status, (await ask(family)).answer.status]).toEqual([404, 404])
    const mentor = await portal.viewer({ clientNumber: 'een', basis: 'mentor' })
    expect([(await page(mentor)).status, (await ask(mentor)).answer.status]).toEqual([200, 303])
  })

  test('nobody sees what was asked for another client', async () => {
    await ask()
    const other = await portal.viewer({ clientNumber: 'twee' })
    expect((await page(other)).text).not.toContain('niet thuis')
  })

  test('the term is longer once, within the month, with the reason told', async () => {
    const { key } = await ask()
    const longer = (why = 'De arts is er pas in januari.') => staff.post(`${REGISTER}/extend?id=${key}`, { id: key, why })
    expect((await longer(' ')).status).toBe(422)
    expect((await longer()).status).toBe(303)
    expect((await page()).text).toMatch(/2027-02-22[\s\S]*De arts is er pas in januari/)
    expect((await self.get('/mijn/core/notices')).text).toContain('duurt langer')
    expect((await longer()).status).toBe(422)
    const late = await ask()
    portal.clock.set('2026-12-23T00:00:00Z')
    expect((await staff.post(`${REGISTER}/extend?id=${late.key}`, { id: late.key, why: 'Te laat.' })).status).toBe(422)
  })

  test('what is late is marked from the day after its last one in Amsterdam', async () => {
    await ask()
    portal.clock.set('2026-12-22T22:59:00Z')
    expect((await listed()).map(({ isLate }) => isLate)).toEqual([false])
    portal.clock.set('2026-12-22T23:01:00Z')
    expect((await listed()).map(({ isLate }) => isLate)).toEqual([true])
    expect((await staff.get(REGISTER)).text).toContain('De termijn is voorbij')
  })

  test('of two members of staff at once one answers, and the other is told', async () => {
    const { key } = await ask()
    const colleague = await portal.staff(['register'])
    const answers = await Promise.all(
      [staff, colleague].map((one) => one.post(`${REGISTER}/answer?id=${key}`, { id: key, decision: 'done', answer: 'Gedaan.' })),
    )
    expect(answers.map(({ status }) => status)).toEqual(expect.arrayContaining([303, 422]))
    expect(answers.find(({ status }) => status === 422)?.text).toContain('Een collega was eerder')
  })

  test('a request that is not there is not there', async () => {
    expect((await staff.get(`${REGISTER}?id=${crypto.randomUUID()}`)).status).toBe(404)
  })
})
