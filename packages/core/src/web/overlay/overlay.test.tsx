import { afterEach, describe, expect, test } from 'vitest'
import { definePart } from '../../define/part.ts'
import { definePlugin } from '../../define/plugin.ts'
import { fillSlot, underTeamMember } from '../../define/slot.ts'
import type { Layout } from '../../define/theme.ts'
import { createTestPortal, type TestPortal } from '../../testing/create-test-portal.ts'
import { createMemorySource } from '../../testing/memory-source.ts'

const shared = { icon: 'users', scope: 'client', rights: { read: {} }, load: async () => ({}) } as const
const team = definePart({
  ...shared,
  id: 'team',
  title: 'team',
  slots: [underTeamMember],
  summary: { load: async () => ({}), view: () => <p>Nieuwste</p> },
  view: (_, { slot }) => <div>{slot(underTeamMember, { id: 'kim', coordinates: true })}</div>,
})
const notes = definePart({
  ...shared,
  id: 'notes',
  title: 'notes',
  fills: [fillSlot({ slot: underTeamMember, load: async () => 'x', view: () => <p>Een bericht sturen</p> })],
  view: () => <p>Notities</p>,
})
const words = { team: 'Het team', notes: 'Notities' }
const plugin = definePlugin({
  id: 'own',
  api: 1,
  messages: { nl: words, en: { team: 'The team', notes: 'Notes' } },
  parts: () => [team, notes],
})

let portal: TestPortal

afterEach(async () => {
  await portal.close()
})

function toSource() {
  const memory = createMemorySource([])
  memory.steps = [{ client: { sourceId: '1', number: '1', name: 'Anna' }, records: [] }, { completeSnapshot: true }]
  return memory.source
}

async function open({ production, layout = 'panels' }: { readonly production: boolean; readonly layout?: Layout }) {
  portal = await createTestPortal(
    {
      plugins: [plugin()],
      sources: [toSource()],
      organisation: { name: 'Zonnehof', portalName: 'Mijn Zonnehof', url: 'https://zonnehof.example' },
      theme: { layout },
      language: { default: 'nl', form: 'u', messages: { nl: { 'own.team': 'Wie er zijn' } } },
      panels: [{ id: 'mensen', title: 'Mensen', colour: 'blue', icon: 'users', parts: ['own.team', 'own.notes'], summary: ['own.team'] }],
      permissionSets: { alles: { title: 'Alles', rights: ['own.team:read', 'own.notes:read'] } },
      access: { byBasis: { self: 'alles' } },
    },
    { production },
  )
  await portal.sync()
  const viewer = await portal.viewer({ clientNumber: '1' })
  const client = `/client/${viewer.clientId}`
  const read = async (path: string) => (await viewer.get(path)).text
  return {
    viewer,
    pages: [await read(client), await read(`${client}/panel/mensen`), await read(`${client}/own/team`), await read('/inloggen')],
  }
}

const addressOf = (page: string | undefined, kind: 'css' | 'js') =>
  new RegExp(`/assets/overlay\\.[\\w-]+\\.${kind}`, 'u').exec(page ?? '')?.[0] ?? ''

describe('the overlay of development', () => {
  test('marks panels, parts and places for other plugins, with a button that its script shows', async () => {
    const { pages } = await open({ production: false })
    const [start, , team] = pages
    expect(start).toContain('data-of-panel="mensen"')
    expect(start).toContain('data-of-part="own.team"')
    expect(team).toContain('data-of-panel="mensen"')
    expect(team).toMatch(/class="opened-body" data-of-part="own\.team" data-of-slots="[^"]+"/u)
    expect(team).toMatch(/<template data-of-slots="[^"]+" data-of-part="own\.notes"><\/template><p>Een bericht sturen/u)
    for (const page of [start, team]) expect(page).toMatch(/<button[^>]+data-overlay-texts="\/dev\/overlay\/texts"[^>]+hidden/u)
  })

  test('marks the menu and the tiles of the other layout', async () => {
    const { pages } = await open({ production: false, layout: 'menu' })
    expect(pages[0]).toMatch(/class="menu-item"[^>]+data-of-panel="mensen"/u)
    expect(pages[1]).toMatch(/class="tile"[^>]+data-of-part="own\.notes"/u)
  })

  test('serves its files, without anything inline, and the keys of the texts as the organisation says them', async () => {
    const { viewer, pages } = await open({ production: false })
    for (const kind of ['css', 'js'] as const) expect((await viewer.get(addressOf(pages[0], kind))).status).toBe(200)
    expect(pages[2]).not.toMatch(/<style|<script(?![^>]+src=)|style="/u)
    const texts: unknown = (await portal.visitor().get('/dev/overlay/texts')).json()
    expect(texts).toMatchObject({ 'wie er zijn': ['own.team'], 'wie heeft gekeken': expect.arrayContaining(['core.accessLog.title']) })
    expect(texts).not.toHaveProperty('het team')
  })

  test.each(['panels', 'menu'] as const)('is not there in production: no mark, no file, no address (%s)', async (layout) => {
    const { viewer, pages } = await open({ production: true, layout })
    expect(pages[2]).toContain('Een bericht sturen')
    for (const page of pages) expect(page).not.toMatch(/data-of-|overlay|<template/u)
    const { pages: ofDevelopment } = await openBeside(layout)
    for (const kind of ['css', 'js'] as const) expect((await viewer.get(addressOf(ofDevelopment[0], kind))).status).toBe(404)
    expect((await viewer.get('/dev/overlay/texts')).status).toBe(404)
    expect(portal.routes.some(({ path }) => path.includes('overlay'))).toBe(false)
  })
})

/** The same portal in development, to know under which names its files would be; the one that is open stays so. */
async function openBeside(layout: Layout): Promise<{ readonly pages: readonly string[] }> {
  const production = portal
  const { pages } = await open({ production: false, layout })
  await portal.close()
  portal = production
  return { pages }
}
