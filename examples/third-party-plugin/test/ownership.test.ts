import { createMemorySource, createTestPortal, type TestPortal } from '@voordeur/core/testing'
import { afterEach, expect, test } from 'vitest'
import { vitaliteit } from '../src/index.ts'

type Settings = Parameters<TestPortal['viewer']>[0]

const open: TestPortal[] = []
afterEach(async () => {
  for (const portal of open.splice(0)) await portal.close()
})

/** A portal with two clients. Its clock stands still on Sunday 22 November 2026, noon in Amsterdam. */
async function openPortal(representatives: boolean) {
  const memory = createMemorySource([])
  memory.steps = [
    { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [] },
    { client: { sourceId: 'b', number: '200', name: 'De heer Bos' }, records: [] },
  ]
  const portal = await createTestPortal({ plugins: [vitaliteit({ representatives })], sources: [memory.source] })
  open.push(portal)
  await portal.sync()
  return portal
}

/** Somebody around a client, with both rights unless it is said otherwise. */
async function invite(portal: TestPortal, access: Settings) {
  const browser = await portal.viewer({ rights: ['vitaliteit.week:read', 'vitaliteit.week:answer'], ...access })
  const path = `/client/${browser.clientId}/vitaliteit/week`
  const answer = (feeling: string, text = '', week = '2026-11-16', to = path) => browser.post(`${to}/answer`, { week, feeling, text })
  return { ...browser, path, answer, page: async () => (await browser.get(path)).text }
}

const FAMILY = { clientNumber: '100', name: 'Bert Alblas', basis: 'family' } as const
const REPRESENTATIVE = { clientNumber: '100', name: 'Rik Alblas', basis: 'family', represents: true } as const

test('what the client says is read by who may read it, and by nobody around another client', async () => {
  const portal = await openPortal(false)
  const client = await invite(portal, { clientNumber: '100' })
  const family = await invite(portal, { ...FAMILY, rights: ['vitaliteit.week:read'] })
  const stranger = await invite(portal, { clientNumber: '200' })
  expect((await client.answer('good', 'Samen gewandeld')).status).toBe(303)
  expect(await family.page()).toContain('Samen gewandeld')
  expect(await stranger.page()).not.toContain('Samen gewandeld')
  expect((await stranger.get(client.path)).status).toBe(404)
  expect((await stranger.answer('bad', 'Van een ander', '2026-11-16', client.path)).status).toBe(404)
})

test('family with the right to answer does not speak for the client, and sees no form', async () => {
  const family = await invite(await openPortal(true), FAMILY)
  expect(await family.page()).not.toContain('name="feeling"')
  expect((await family.answer('good')).status).toBe(404)
})

test('who represents the client answers only where the organisation chose so', async () => {
  const closed = await invite(await openPortal(false), REPRESENTATIVE)
  expect((await closed.answer('good')).status).toBe(404)
  const opened = await invite(await openPortal(true), REPRESENTATIVE)
  expect(await opened.page()).toContain('Hoe voelt Mevrouw Alblas zich deze week?')
  expect((await opened.answer('good')).status).toBe(303)
  expect(await opened.page()).toContain('Rik Alblas')
})

test('who represents the client never replaces what the client said, and the client replaces what was said for them', async () => {
  const portal = await openPortal(true)
  const client = await invite(portal, { clientNumber: '100' })
  const representative = await invite(portal, REPRESENTATIVE)
  expect((await representative.answer('good', 'Namens moeder')).status).toBe(303)
  expect((await representative.answer('fair', 'Toch iets minder')).status).toBe(303)
  expect((await client.answer('bad', 'Dat zeg ik zelf wel')).status).toBe(303)
  expect((await representative.answer('good', 'Het gaat best')).status).toBe(404)
  expect(await representative.page()).not.toContain('name="feeling"')
  expect(await client.page()).toContain('Dat zeg ik zelf wel')
})

test('the client without the right does not answer', async () => {
  const client = await invite(await openPortal(false), { clientNumber: '100', rights: ['vitaliteit.week:read'] })
  expect((await client.answer('good')).status).toBe(404)
})

test('there is one answer a week, which can be changed until the week is over', async () => {
  const portal = await openPortal(false)
  const client = await invite(portal, { clientNumber: '100' })
  await client.answer('good', 'Eerst goed')
  await client.answer('bad', 'Toch niet')
  expect(await client.page()).not.toContain('Eerst goed')
  portal.clock.set('2026-11-22T22:59:00Z')
  expect((await client.answer('fair', 'Vlak voor middernacht')).status).toBe(303)
  portal.clock.set('2026-11-22T23:00:00Z')
  const late = await client.answer('good', 'Vlak erna')
  expect(late.status).toBe(422)
  expect(late.text).toContain('Er is een nieuwe week begonnen')
  expect(late.text).toContain('Vlak erna')
  expect((await client.answer('good', 'Nieuwe week', '2026-11-23')).status).toBe(303)
  expect((await client.json(client.path)).json()).toMatchObject({
    data: {
      answers: [
        { week: '2026-11-23', text: 'Nieuwe week' },
        { week: '2026-11-16', text: 'Vlak voor middernacht' },
      ],
    },
  })
})

test('a sentence that is too long is shown again with what is wrong', async () => {
  const client = await invite(await openPortal(false), { clientNumber: '100' })
  const answer = await client.answer('good', 'a'.repeat(301))
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('De zin is te lang')
})

test('the start page says whether this week has an answer, and never which', async () => {
  const client = await invite(await openPortal(false), { clientNumber: '100' })
  const start = async () => (await client.get(`/client/${client.clientId}`)).text
  expect(await start()).toContain('Deze week is nog niet ingevuld')
  await client.answer('very-good', 'Geheim')
  expect(await start()).toContain('Deze week is ingevuld')
  expect(await start()).not.toMatch(/heel goed|Geheim/)
})

test('as long as this week is open a number says so, to who may answer and to nobody else', async () => {
  const portal = await openPortal(false)
  const client = await invite(portal, { clientNumber: '100' })
  const family = await invite(portal, FAMILY)
  const start = async ({ get, clientId }: typeof client) => (await get(`/client/${clientId}`)).text
  expect(await start(client)).toContain('1 nieuw')
  expect(await start(family)).not.toContain('1 nieuw')
  await client.answer('good')
  expect(await start(client)).not.toContain('1 nieuw')
})
