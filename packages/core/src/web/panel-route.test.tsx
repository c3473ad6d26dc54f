import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { definePart } from '../define/part.ts'
import { definePlugin } from '../define/plugin.ts'
import type { Layout } from '../define/theme.ts'
import { createMemorySource } from '../testing/memory-source.ts'
import { createTestPortal, type TestPortal } from '../testing/create-test-portal.ts'

const shared = { icon: 'mail', scope: 'client', rights: { read: {} }, load: async () => '', view: () => '' } as const
const titles = { team: 'Team', inbox: 'Inbox', plan: 'Plan', forms: 'Formulieren', news: 'Nieuws' }
const summary = { load: async () => '', view: () => 'kort' }
const plugin = definePlugin({
  id: 'zorg',
  api: 1,
  messages: { nl: titles, en: titles },
  parts: () => [
    definePart({ ...shared, id: 'team', title: 'team' }),
    definePart({ ...shared, id: 'inbox', title: 'inbox', badge: async () => 2 }),
    definePart({ ...shared, id: 'plan', title: 'plan' }),
    definePart({ ...shared, id: 'forms', title: 'forms', badge: async () => 3 }),
    definePart({ ...shared, id: 'news', title: 'news', summary }),
  ],
})
const RIGHTS = Object.keys(titles).map((id) => `zorg.${id}:read`)

async function openPortal(layout: Layout): Promise<TestPortal> {
  const memory = createMemorySource([])
  memory.steps = [{ client: { sourceId: 'a', number: '100', name: 'Client A' }, records: [] }, { completeSnapshot: true }]
  const look = { colour: 'green', icon: 'mail' } as const
  const portal = await createTestPortal({
    plugins: [plugin()],
    sources: [memory.source],
    theme: { layout },
    panels: [
      { ...look, id: 'nieuws', title: 'Nieuws', parts: ['zorg.news'], summary: ['zorg.news'], inMenu: false },
      { ...look, id: 'contact', title: 'Contact', parts: ['zorg.team', 'zorg.inbox'], opens: 'tabs' },
      { ...look, id: 'dossier', title: 'Dossier', parts: ['zorg.plan', 'zorg.forms'] },
    ],
  })
  await portal.sync()
  return portal
}

const linksIn = (html: string, kind: string) =>
  [...html.matchAll(new RegExp(`<a class="${kind}" href="([^"]*)"`, 'gu'))].map(([, href = '']) => href.replace(/^\/client\/[^/]+/u, ''))

describe('a panel of the layout with a menu', () => {
  let portal: TestPortal
  beforeAll(async () => {
    portal = await openPortal('menu')
  })
  afterAll(() => portal.close())

  const arrive = async (rights: readonly string[] = RIGHTS, more: object = {}) => {
    const viewer = await portal.viewer({ clientNumber: '100', rights: [...rights], ...more })
    return { viewer, at: `/client/${viewer.clientId}` }
  }

  test('opens as tiles, of what its reader may read, with what is new, and is no reading for the access log', async () => {
    const { viewer, at } = await arrive()
    const before = (await portal.entries()).length
    const { status, text } = await viewer.get(`${at}/panel/dossier`)
    expect([status, linksIn(text, 'tile')]).toEqual([200, ['/zorg/plan', '/zorg/forms']])
    expect(text).toMatch(/>Formulieren<\/span><span class="count">3 nieuw/u)
    expect(text).toContain(`data-parts="zorg.forms"`)
    expect((await portal.entries()).slice(before)).toEqual([])
  })

  test('is data for who asks for data', async () => {
    const { viewer, at } = await arrive()
    expect((await viewer.json(`${at}/panel/dossier`)).json()).toEqual({
      panel: 'dossier',
      title: 'Dossier',
      parts: [
        { part: 'zorg.plan', title: 'Plan', href: `${at}/zorg/plan` },
        { part: 'zorg.forms', title: 'Formulieren', href: `${at}/zorg/forms` },
      ],
    })
  })

  test('opens as its part for who may read one of it, and is not there for who may read none', async () => {
    const { viewer, at } = await arrive(['zorg.forms:read'])
    const answer = await viewer.get(`${at}/panel/dossier`)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${at}/zorg/forms`])
    expect((await viewer.get(`${at}/zorg/forms`)).text).not.toContain('opened-up')
    const none = await arrive(['zorg.team:read'])
    expect((await none.viewer.get(`${none.at}/panel/dossier`)).status).toBe(404)
    expect((await portal.entries()).at(-1)).toMatchObject({ event: 'part.refused', outcome: 'refused' })
  })

  test('opens on its first part with tabs where the organisation says so', async () => {
    const { viewer, at } = await arrive()
    expect((await viewer.get(`${at}/panel/contact`)).headers.get('location')).toBe(`${at}/zorg/team`)
    const { text } = await viewer.get(`${at}/zorg/team`)
    expect([linksIn(text, 'tab'), text.includes('opened-up')]).toEqual([['/zorg/team', '/zorg/inbox'], false])
  })

  test('leads back to its tiles from each part', async () => {
    const { viewer, at } = await arrive()
    const { text } = await viewer.get(`${at}/zorg/plan`)
    expect([linksIn(text, 'opened-up'), linksIn(text, 'tab')]).toEqual([['/panel/dossier'], []])
    expect(text).toMatch(/<h1[^>]*>.*Plan.*<\/h1>/su)
  })

  test('stands in the menu, or with its newest on the start page alone', async () => {
    const { viewer, at } = await arrive()
    const { text } = await viewer.get(at)
    expect(linksIn(text, 'menu-item')).toEqual(['', '/panel/contact', '/panel/dossier'])
    expect(linksIn(text, 'panel-link')).toEqual(['/panel/nieuws'])
    const plain = await arrive(['zorg.plan:read', 'zorg.team:read'])
    expect(linksIn((await plain.viewer.get(plain.at)).text, 'panel-link')).toEqual(['/panel/contact', '/panel/dossier'])
  })

  test('is shown to who looks as somebody else, below that person, without numbers', async () => {
    const { viewer, at } = await arrive(RIGHTS, { portalAdmin: true })
    const person = await portal.grant(
      { email: 'zus@voorbeeld.nl', name: 'Zus', basis: 'family', clientNumber: '100', rights: RIGHTS },
      { grantedBy: 'test', notify: false },
    )
    const { text } = await viewer.get(`${at}/als/${person.accessId}/panel/dossier`)
    expect(linksIn(text, 'tile')).toEqual([`/als/${person.accessId}/zorg/plan`, `/als/${person.accessId}/zorg/forms`])
    expect(text).not.toContain('class="count"')
    expect(text).not.toContain('eenvoudig-lezen')
  })
})

test('coloured panels open on their first part, and all stand on the start page', async () => {
  const portal = await openPortal('panels')
  const viewer = await portal.viewer({ clientNumber: '100', rights: RIGHTS })
  const at = `/client/${viewer.clientId}`
  expect((await viewer.get(`${at}/panel/dossier`)).headers.get('location')).toBe(`${at}/zorg/plan`)
  expect(linksIn((await viewer.get(`${at}/zorg/plan`)).text, 'tab')).toEqual(['/zorg/plan', '/zorg/forms'])
  expect(linksIn((await viewer.get(at)).text, 'panel-link')).toEqual(['/panel/nieuws', '/panel/contact', '/panel/dossier'])
  await portal.close()
})
