import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Report } from '../../care/report.ts'
import type { Layout } from '../../define/theme.ts'
import { definePart } from '../../define/part.ts'
import { definePlugin } from '../../define/plugin.ts'
import { PortalProblems } from '../../portal-problems.ts'
import { createMemorySource } from '../../testing/memory-source.ts'
import { createTestPortal, type TestPortal } from '../../testing/create-test-portal.ts'
import type { TestBrowser } from '../../testing/test-browser.ts'

const words = {
  'diary.title': 'Dagboek',
  'diary.tour': 'Hier {form, select, je {lees je} other {leest u}} het dagboek.',
  'diary.newest': 'Het nieuwste',
  'secret.title': 'Kluis',
  'secret.tour': 'Hier ligt een geheim.',
}
const diary = definePart({
  id: 'diary',
  title: 'diary.title',
  icon: 'pin',
  scope: 'client',
  rights: { read: {} },
  summary: { load: async () => ({}), view: () => 'Vandaag' },
  load: async () => ({}),
  view: () => null,
  tour: [
    { anchor: 'panel', title: 'diary.title', text: 'diary.tour' },
    { anchor: 'summary', title: 'diary.newest', text: 'diary.tour' },
  ],
})
const secret = definePart({
  id: 'secret',
  title: 'secret.title',
  icon: 'lock',
  scope: 'client',
  rights: { read: {} },
  load: async () => ({}),
  view: () => null,
  tour: [
    { anchor: 'panel', title: 'secret.title', text: 'secret.tour' },
    { anchor: 'summary', title: 'secret.title', text: 'secret.tour' },
  ],
})
const house = definePlugin({ id: 'house', api: 1, messages: { nl: words, en: words }, parts: () => [diary, secret] })

const memory = () => {
  const made = createMemorySource([Report])
  made.steps = ['1', '2'].map((number) => ({
    client: { sourceId: number, number, name: `Mw. Jansen ${number}` },
    records: [],
    complete: [Report],
  }))
  return made.source
}
const openPortal = async (layout: Layout, tour?: boolean): Promise<TestPortal> => {
  const portal = await createTestPortal({
    plugins: [house()],
    sources: [memory()],
    theme: { layout },
    organisation: { name: 'De Linde', portalName: 'Mijn Linde', url: 'https://portaal.test', infoUrl: 'https://delinde.nl' },
    panels: [
      { id: 'lezen', title: 'Lezen', colour: 'yellow', icon: 'book', parts: ['house.diary'], summary: ['house.diary'] },
      { id: 'kluis', title: 'Kluis', colour: 'blue', icon: 'lock', parts: ['house.secret'] },
    ],
    permissionSets: {
      alles: { title: 'Alles', rights: ['house.diary:read', 'house.secret:read'] },
      lezer: { title: 'Lezer', rights: ['house.diary:read'] },
    },
    ...(tour === undefined ? {} : { tour }),
  })
  await portal.sync()
  return portal
}

type Reader = TestBrowser & { readonly clientId: string }
const openStart = async (reader: Reader, query = '') => (await reader.get(`/client/${reader.clientId}${query}`)).text
const listAnchors = (text: string) => [...text.matchAll(/data-anchor="([^"]+)"/gu)].map(([, anchor]) => anchor)
const hasTour = (text: string) => text.includes('id="tour"')

describe('the tour', () => {
  let portal: TestPortal
  let reader: Reader
  beforeAll(async () => void (portal = await openPortal('menu', true)))
  beforeEach(async () => void (reader = await portal.viewer({ clientNumber: '1', basis: 'family', set: 'lezer' })))
  afterAll(() => portal.close())

  test('stands on the first page, in order, with a step for what is there and for nothing else', async () => {
    const text = await openStart(reader)
    expect(listAnchors(text)).toEqual([
      'start',
      'menu',
      'panel:lezen',
      'summary:house.diary',
      'notices',
      'information',
      'profile',
      'text-size',
      'sign-out',
    ])
    for (const anchor of listAnchors(text)) expect(text).toContain(` data-tour="${anchor}"`)
    expect(text).toContain('Hier leest u het dagboek.')
    expect(text).not.toContain('geheim')
  })

  test('has a step for what somebody with more rights, or with more clients, has besides', async () => {
    const more = await portal.viewer({ clientNumber: '1', basis: 'family', set: 'alles', email: 'twee@voorbeeld.nl' })
    await portal.viewer({ clientNumber: '2', basis: 'family', set: 'lezer', email: 'twee@voorbeeld.nl' })
    const anchors = listAnchors(await openStart(more))
    expect(anchors).toContain('panel:kluis')
    expect(anchors).toContain('clients')
    // The organisation shows nothing of it on the start page.
    expect(anchors).not.toContain('summary:house.secret')
  })

  test('does not start again once it was shown, also elsewhere and later, until it is asked for', async () => {
    expect(hasTour(await openStart(reader))).toBe(true)
    // Nothing was shown yet to who only got the page.
    expect(hasTour(await openStart(reader))).toBe(true)
    const done = await reader.post(`/rondleiding?back=/client/${reader.clientId}`, {})
    expect([done.status, done.headers.get('location')]).toEqual([303, `/client/${reader.clientId}`])
    portal.clock.advance('P1D')
    expect(hasTour(await openStart(reader))).toBe(false)
    expect(hasTour(await openStart(reader, '?rondleiding=1'))).toBe(true)
    await reader.post('/rondleiding', {})
    expect(hasTour(await openStart(reader))).toBe(false)
    const { toured_at: when } = await portal.store
      .system()
      .selectFrom('account')
      .select('toured_at')
      .where('id', '=', reader.accountId ?? '')
      .executeTakeFirstOrThrow()
    expect(when).toEqual(new Date('2026-11-22T11:00:00Z'))
  })

  test('is offered without scripts as a page with the same steps, which is enough to have seen it', async () => {
    const start = await openStart(reader)
    const [, offered] = /<noscript>(.*?)<\/noscript>/su.exec(start) ?? []
    expect(offered).toContain(`href="/client/${reader.clientId}/rondleiding"`)
    expect(offered).toContain(`action="/rondleiding?back=`)
    const page = await reader.get(`/client/${reader.clientId}/rondleiding`)
    const toTitles = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, title]) => title)
    const titles = toTitles(page.text, /<li class="card"><h2 class="card-title">(.*?)<\/h2>/gsu)
    expect(titles).toEqual(toTitles(start, /class="tour-stop".*?<h2[^>]*>(.*?)<\/h2>/gsu))
    expect(titles.slice(2, 4)).toEqual(['Lezen: Dagboek', 'Lezen: Het nieuwste'])
    expect(titles.length).toBe(9)
    expect(hasTour(await openStart(reader))).toBe(false)
  })

  test('can be started again at Informatie, which is then the page of the portal itself', async () => {
    expect(await openStart(reader)).toContain('href="/mijn/core/information"')
    const { text } = await reader.get('/mijn/core/information')
    expect(text).toContain(`href="/client/${reader.clientId}/rondleiding" data-tour-start="/client/${reader.clientId}?rondleiding=1"`)
    expect(text).toContain('Rondleiding opnieuw starten')
    const nobody = await portal.viewer({ clientNumber: '1', basis: 'family', set: 'lezer' })
    await portal.store
      .system()
      .updateTable('access')
      .set({ revoked_at: portal.clock.now() })
      .where('account_id', '=', nobody.accountId ?? '')
      .execute()
    expect((await nobody.get('/mijn/core/information')).text).not.toContain('Rondleiding')
  })

  test('is no part of looking as somebody else', async () => {
    const admin = await portal.viewer({ clientNumber: '1', portalAdmin: true, set: 'alles' })
    const { id } = await portal.store
      .system()
      .selectFrom('access')
      .select('id')
      .where('account_id', '=', reader.accountId ?? '')
      .executeTakeFirstOrThrow()
    expect(hasTour((await admin.get(`/client/${admin.clientId}/als/${id}`)).text)).toBe(false)
    expect(hasTour(await openStart(admin))).toBe(true)
  })

  test('leads back within the portal and nowhere else', async () => {
    for (const back of ['https://elders.example', '//elders.example', '/%2felders'])
      expect((await reader.post(`/rondleiding?back=${encodeURIComponent(back)}`, {})).headers.get('location')).toBe('/')
  })

  test('of another client is not there', async () => {
    const other = await portal.viewer({ clientNumber: '2', basis: 'family', set: 'lezer' })
    expect((await reader.get(`/client/${other.clientId}/rondleiding`)).status).toBe(404)
  })
})

test('with panels the step of a part points at its tile', async () => {
  const portal = await openPortal('panels', true)
  const reader = await portal.viewer({ clientNumber: '1', basis: 'family', set: 'lezer' })
  const text = await openStart(reader)
  expect(listAnchors(text)).toEqual(['panels', 'panel:lezen', 'summary:house.diary', 'notices', 'information', 'profile', 'sign-out'])
  expect(text).toMatch(/<section class="panel[^>]*data-tour="panel:lezen"/u)
  await portal.close()
})

test('where the organisation has no tour there is none, nor a trace of one', async () => {
  const portal = await openPortal('menu')
  const reader = await portal.viewer({ clientNumber: '1', basis: 'family', set: 'lezer' })
  const start = await openStart(reader, '?rondleiding=1')
  expect(hasTour(start)).toBe(false)
  expect(start).not.toContain('<noscript>')
  expect(start).toContain('href="https://delinde.nl"')
  expect((await reader.get('/mijn/core/information')).text).not.toContain('Rondleiding')
  expect((await reader.get(`/client/${reader.clientId}/rondleiding`)).status).toBe(404)
  expect((await reader.post('/rondleiding', {})).status).toBe(404)
  await portal.close()
})

test('a step without its words does not start', async () => {
  const broken = definePlugin({
    id: 'broken',
    api: 1,
    messages: { nl: { 'x.title': 'X' }, en: { 'x.title': 'X' } },
    parts: () => [definePart({ ...shared, tour: [{ anchor: 'panel', title: 'x.title', text: 'x.tour' }] })],
  })
  const refused = await createTestPortal({ plugins: [broken()] }).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(PortalProblems)
  expect((refused as PortalProblems).problems).toMatchObject([{ code: 'MESSAGE_MISSING', place: 'broken.x, tour' }])
})

const shared = {
  id: 'x',
  title: 'x.title',
  icon: 'x',
  scope: 'client',
  rights: { read: {} },
  load: async () => '',
  view: () => '',
} as const
