import { definePart, definePlugin } from '@voordeur/core'
import { Report } from '@voordeur/core/care'
import { createMemorySource, createTestPortal, type TestAnswer, type TestBrowser, type TestPortal } from '@voordeur/core/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { databases, report } from './attacked-portal.ts'

type Viewer = TestBrowser & { readonly clientId: string }

const words = {
  'board.title': 'Prikbord',
  'board.post': 'Plaatsen',
  'vault.title': 'Kluis',
  'letters.title': 'Brieven',
  'law.title': 'Wettelijk',
}
// Shows who it believes is looking, and has a form.
const board = definePart({
  id: 'board',
  title: 'board.title',
  icon: 'pin',
  scope: 'client',
  rights: { read: {}, post: { title: 'board.post' } },
  reads: [Report],
  load: async ({ records, viewer }) => ({ texts: (await records.all(Report)).map(({ data }) => data.text), viewer }),
  view: ({ texts, viewer: { access } }, { action, link }) =>
    `${texts.join(' ')} ${JSON.stringify(access)} action=${action('post')} vault=${link({ part: 'proef.vault' })}`,
  summary: { load: async () => 'SAMENVATTING', view: (text) => text },
  actions: { post: { right: 'post', input: z.strictObject({ text: z.string() }), run: async () => ({ message: 'board.post' }) } },
})
const vault = definePart({
  id: 'vault',
  title: 'vault.title',
  icon: 'lock',
  scope: 'client',
  rights: { read: {} },
  load: async () => 'IN DE KLUIS',
  view: (text) => text,
})
const letters = definePart({ ...simple('letters', 'BRIEVEN'), rights: { read: {} } })
const law = definePart({ ...simple('law', 'VAN RECHTSWEGE'), rights: { read: { explicit: true, byBasis: ['mentor'] } } })
const plugin = definePlugin({ id: 'proef', api: 1, messages: { nl: words, en: words }, parts: () => [board, vault, letters, law] })

function simple<const Id extends string>(id: Id, text: string) {
  return { id, title: `${id}.title`, icon: 'lock', scope: 'client' as const, load: async () => text, view: (given: string) => given }
}

describe.each(databases)('Toon als under attack, on $name', ({ url }) => {
  let portal: TestPortal
  let admin: Viewer
  const grant = async (clientNumber: string, person: Partial<Parameters<TestPortal['grant']>[0]>) =>
    portal.grant(
      { email: `${crypto.randomUUID()}@voorbeeld.nl`, name: 'Noor Bakker', basis: 'family', clientNumber, ...person },
      { grantedBy: 'test', notify: false },
    )
  const change = (accessId: string, values: object) =>
    portal.store.system().updateTable('access').set(values).where('id', '=', accessId).execute()
  const als = (personId: string, place = '') => `/client/${admin.clientId}/als/${personId}${place}`
  const last = async () => {
    const query = sql<{ event_type: string; account_id: string; access_id: string; part: string | null; detail: { as?: string } }>`
      select event_type, account_id, access_id, part, detail from audit_entry order by seq desc limit 1`
    return (await query.execute(portal.store.system())).rows[0]
  }

  beforeAll(async () => {
    const memory = createMemorySource([Report])
    memory.steps = [
      { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [report('1', 'GEHEIM VAN ALBLAS')], complete: [Report] },
      { client: { sourceId: 'b', number: '200', name: 'De heer Bos' }, records: [report('2', 'GEHEIM VAN BOS')], complete: [Report] },
      { completeSnapshot: true },
    ]
    portal = await createTestPortal({ plugins: [plugin()], sources: [memory.source] }, url === undefined ? {} : { databaseUrl: url })
    await portal.sync()
    const rights = ['proef.board:read', 'proef.board:post', 'proef.letters:read']
    admin = await portal.viewer({ clientNumber: '100', portalAdmin: true, rights })
  })
  afterAll(() => portal.close())

  const places = ['', '/photo', '/panel/alles', '/proef/board', '/proef/vault', '/proef/nergens', '/core/profile', '/core/rights']
  const whole = ({ status, headers, text }: TestAnswer, path: string) => ({
    status,
    headers: [...headers],
    text: text.replaceAll(path, '…'),
  })

  test.each(places)('%j is one and the same 404 for who is not the administrator, as page and as JSON', async (place) => {
    const { accessId } = await grant('100', { rights: ['proef.board:read'] })
    const strangers = [
      await portal.viewer({ clientNumber: '100', represents: true }),
      await portal.viewer({ clientNumber: '200', portalAdmin: true }),
    ]
    for (const stranger of strangers) {
      for (const accept of ['text/html', 'application/json']) {
        const real = await stranger.get(als(accessId, place), { accept })
        const made = crypto.randomUUID()
        expect(real.status).toBe(404)
        expect(whole(real, als(accessId))).toEqual(whole(await stranger.get(als(made, place), { accept }), als(made)))
      }
    }
  })

  test.each(places)('%j is not there as somebody of another client, as who was revoked, or as what is no id', async (place) => {
    const theirs = await grant('200', { rights: ['proef.board:read'] })
    const gone = await grant('100', { rights: ['proef.board:read'] })
    await change(gone.accessId, { revoked_at: portal.clock.now() })
    const made = crypto.randomUUID()
    const nowhere = whole(await admin.get(als(made, place)), als(made))
    expect(nowhere.status).toBe(404)
    for (const id of [theirs.accessId, gone.accessId, theirs.accountId, admin.accountId ?? '', `${gone.accessId}%00`, '__proto__', "'--"])
      expect(whole(await admin.get(als(id, place)), als(id))).toEqual(nowhere)
    expect(await last()).toMatchObject({ event_type: 'part.refused', account_id: admin.accountId })
  })

  test('an administrator whose own access is blocked, over or taken over previews nothing more', async () => {
    const { accessId } = await grant('200', { rights: ['proef.board:read'] })
    for (const values of [{ blocked_at: new Date(0) }, { valid_until: new Date(1) }, { portal_admin: false }]) {
      const other = await portal.viewer({ clientNumber: '200', portalAdmin: true })
      const path = `/client/${other.clientId}/als/${accessId}/proef/board`
      expect((await other.get(path)).status).toBe(200)
      await portal.store
        .system()
        .updateTable('access')
        .set(values)
        .where('account_id', '=', other.accountId ?? '')
        .execute()
      expect((await other.get(path)).status).toBe(404)
    }
  })

  test('there is nothing to send to below a preview, and nothing is written', async () => {
    const { accessId } = await grant('100', { rights: ['proef.board:read', 'proef.board:post'] })
    const page = await admin.get(als(accessId, '/proef/board'))
    const action = /action=(\S+)/.exec(page.text)?.[1] ?? ''
    expect(action).toBe(als(accessId, '/proef/board/post'))
    expect(page.text).toMatch(/<fieldset[^>]* disabled/)
    for (const place of ['', '/photo', '/panel', '/panel/alles', '/proef/board', '/proef/board/post', '/core/profile/save']) {
      for (const answer of [
        await admin.post(als(accessId, place), { text: 'x' }),
        await admin.post(als(accessId, place), {}, { accept: 'application/json' }),
      ])
        expect(answer.status).toBe(404)
    }
    expect((await portal.entries()).filter(({ event }) => event === 'part.action')).toEqual([])
    expect((await admin.post(`/client/${admin.clientId}/proef/board/post`, { text: 'x' })).status).toBe(303)
  })

  test('nobody sees more by looking as somebody who may: neither by a right of theirs, nor by their basis', async () => {
    const { accessId } = await grant('100', { basis: 'mentor', represents: true, rights: ['proef.board:read', 'proef.vault:read'] })
    for (const place of ['/proef/vault', '/proef/law']) {
      expect((await admin.get(`/client/${admin.clientId}${place}`)).status).toBe(404)
      expect((await admin.get(als(accessId, place))).status).toBe(404)
    }
    const start = await admin.get(als(accessId))
    const notes = /<aside.*<\/aside>/s.exec(start.text)?.[0] ?? ''
    expect(notes).toContain('mag ook zien: Kluis en Wettelijk')
    expect(start.text.replace(notes, '')).not.toMatch(/Kluis|Wettelijk/)
    const seen = z
      .object({
        data: z.object({ viewer: z.object({ account: z.object({ id: z.string() }), access: z.record(z.string(), z.unknown()) }) }),
      })
      .parse((await admin.json(als(accessId, '/proef/board'))).json()).data.viewer
    expect(seen.account.id).toBe(admin.accountId)
    expect(seen.access).toMatchObject({ basis: 'mentor', represents: false, portalAdmin: false, rights: ['proef.board:read'] })
    expect(seen.access['id']).toBe((await last())?.access_id)
    expect(seen.access['id']).not.toBe(accessId)
  })

  test('the administrator sees no part that the other may not, though they may themselves', async () => {
    const { accessId } = await grant('100', { rights: ['proef.board:read'] })
    expect((await admin.get(`/client/${admin.clientId}/proef/letters`)).status).toBe(200)
    expect((await admin.get(als(accessId, '/proef/letters'))).status).toBe(404)
    expect(await last()).toMatchObject({ event_type: 'part.refused', detail: { as: accessId } })
    for (const answer of [await admin.get(als(accessId)), await admin.json(als(accessId))])
      expect(answer.text).not.toMatch(/Brieven|letters/)
  })

  test("core's own pages stand in no preview, not even in one of oneself", async () => {
    await admin.get(`/client/${admin.clientId}/core/rights`)
    const own = (await last())?.access_id ?? ''
    expect((await admin.get(als(own, '/proef/board'))).status).toBe(200)
    expect((await admin.get(als(own, '/core/rights'))).status).toBe(404)
  })

  test('every read is logged once as a preview, of the administrator and on their own access', async () => {
    const { accessId, accountId } = await grant('100', { rights: ['proef.board:read'] })
    const before = (await portal.entries()).length
    for (const place of ['', '/proef/board']) {
      await admin.get(als(accessId, place))
      expect(await last()).toMatchObject({
        event_type: 'part.preview',
        account_id: admin.accountId,
        part: 'proef.board',
        detail: { as: accessId },
      })
      expect((await last())?.access_id).not.toBe(accessId)
    }
    const since = (await portal.entries()).slice(before)
    expect(since.map(({ event }) => event)).toEqual(['part.preview', 'part.preview'])
    expect(since.some((entry) => entry.accountId === accountId)).toBe(false)
  })
})
