import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Report } from '../care/index.ts'
import { definePart } from '../define/part.ts'
import { definePlugin } from '../define/plugin.ts'
import type { GrantInput } from '../flows/grant-access.ts'
import { createMemorySource, createTestPortal, type TestBrowser, type TestPortal } from '../testing/index.ts'

const READ = 'bord.board:read'
const POST = 'bord.board:post'
const NOTICES = '/mijn/core/notices'

const board = definePart({
  id: 'board',
  title: 'board.title',
  icon: 'pin',
  scope: 'client',
  rights: { read: { byBasis: ['mentor'] }, post: { title: 'board.post' } },
  load: async (context) => Object.keys(context),
  view: (keys) => <p>{keys.join(' ')}</p>,
  actions: {
    post: {
      right: 'post',
      input: z.strictObject({ reference: z.string(), to: z.string().optional(), name: z.string().optional(), ends: z.string().optional() }),
      run: async ({ notify }, { reference, to, name, ends }) => {
        const receivers = to === undefined ? {} : { to: to.split(' ') }
        const kind = ends === 'undeclared' ? 'other' : ends === 'nowhere' ? 'stored' : 'posted'
        notify({ kind, reference, values: ends === 'nameless' ? {} : { name: name ?? 'Annie' }, ...receivers })
        if (ends === 'fail') throw new Error('the action fails')
        return undefined
      },
    },
  },
})
/** A part that the organisation leaves out. */
const attic = definePart({
  id: 'attic',
  title: 'board.title',
  icon: 'pin',
  scope: 'client',
  rights: { read: {} },
  load: async () => ({}),
  view: () => null,
})
const nl = { 'board.title': 'Prikbord', 'board.post': 'Plaatsen', posted: '{name} heeft iets op het prikbord gezet' }
const en = { ...nl, posted: '{name} posted something' }
const bord = definePlugin({
  id: 'bord',
  api: 1,
  messages: { nl, en },
  parts: () => [board, attic],
  notices: { posted: { title: 'posted', part: 'board' }, stored: { title: 'posted', part: 'attic' } },
})

const client = (sourceId: string, number: string, name: string) => ({
  client: { sourceId, number, name },
  records: [],
  complete: [Report],
})
const databaseUrl = process.env['TEST_DATABASE_URL']
const databases = [
  { name: 'pglite', options: {} },
  ...(databaseUrl === undefined ? [] : [{ name: 'postgresql', options: { databaseUrl } }]),
]

describe.each(databases)('a notice of a plugin, on $name', ({ options }) => {
  let portal: TestPortal
  let poster: TestBrowser & { readonly clientId: string }
  let reference = 0

  beforeAll(async () => {
    const memory = createMemorySource([Report])
    memory.steps = [client('a', '100', 'Mevrouw Alblas'), client('b', '200', 'De heer Bos'), { completeSnapshot: true }]
    portal = await createTestPortal(
      {
        plugins: [bord()],
        sources: [memory.source],
        panels: [{ id: 'alles', title: 'Alles', colour: 'yellow', icon: 'folder-open', parts: ['bord.board'] }],
        access: { byBasis: { self: 'alles' }, readOnAfterDeath: ['family'] },
      },
      options,
    )
    await portal.sync()
    poster = await portal.viewer({ clientNumber: '100' })
  })
  afterAll(() => portal.close())

  const reader = (given: Partial<GrantInput> = {}) => portal.viewer({ clientNumber: '100', basis: 'family', rights: [READ], ...given })
  const post = async (fields: Readonly<Record<string, string>> = {}) => {
    reference += 1
    return poster.post(`/client/${poster.clientId}/bord/board/post`, { reference: `post-${reference}`, ...fields })
  }
  const toldOf = async ({ accountId }: TestBrowser) =>
    (
      await portal.store
        .system()
        .selectFrom('notice')
        .select(['client_id', 'plugin', 'kind', 'reference', 'values'])
        .where('account_id', '=', accountId ?? '')
        .execute()
    ).length
  /** How many notices each of these got by one post to everybody. */
  const toldByPost = async (...people: readonly TestBrowser[]) => {
    const before = await Promise.all(people.map(toldOf))
    expect((await post()).status).toBe(303)
    const after = await Promise.all(people.map(toldOf))
    return after.map((count, index) => count - (before[index] ?? 0))
  }
  const change = (table: 'access' | 'account', values: Readonly<Record<string, unknown>>, { accountId }: TestBrowser) =>
    portal.store
      .system()
      .updateTable(table)
      .set(values)
      .where(table === 'access' ? 'account_id' : 'id', '=', accountId ?? '')
      .execute()
  const changeClient = (values: Readonly<Record<string, unknown>>) =>
    portal.store.system().updateTable('client').set(values).where('id', '=', poster.clientId).execute()

  test('is for who may read the part, by a right or by the basis, and not for who posted', async () => {
    expect(await toldByPost(await reader(), await reader({ basis: 'mentor', rights: [] }), poster)).toEqual([1, 1, 0])
  })

  test('is not for who may not read the part, nor for who has access to another client only', async () => {
    expect(await toldByPost(await reader({ rights: [] }), await reader({ rights: [POST] }), await reader({ clientNumber: '200' }))).toEqual(
      [0, 0, 0],
    )
  })

  test('is not for whose access is revoked, blocked, over or not yet begun, nor for a blocked account', async () => {
    const people = await Promise.all([reader(), reader(), reader(), reader(), reader()])
    const [revoked, blocked, over, early, locked] = people
    await change('access', { revoked_at: portal.clock.now() }, revoked)
    await change('access', { blocked_at: portal.clock.now() }, blocked)
    await change('access', { valid_until: portal.clock.now() }, over)
    await change('access', { valid_from: new Date(portal.clock.now().getTime() + 1000) }, early)
    await change('account', { blocked_at: portal.clock.now() }, locked)
    expect(await toldByPost(...people)).toEqual([0, 0, 0, 0, 0])
  })

  test('is not for the parent of whom it is not known that the child is a child', async () => {
    const parent = await reader()
    await change('access', { basis: 'parental-authority' }, parent)
    expect(await toldByPost(parent)).toEqual([0])
  })

  test('is for no one after a death, also not for who may read on, and is shown no more', async () => {
    const family = await reader()
    await post()
    expect((await family.get(NOTICES)).text).toContain('op het prikbord gezet')
    await post()
    expect((await family.get('/mijn/core/profile')).text).toContain('1 nieuwe melding')
    await change('access', { basis: 'family' }, poster)
    await changeClient({ deceased_on: '2026-11-22' })
    expect((await family.get('/mijn/core/profile')).text).not.toContain('1 nieuwe melding')
    expect(await toldByPost(family)).toEqual([0])
    expect((await family.get(NOTICES)).text).toContain('Geen meldingen')
    await changeClient({ deceased_on: null })
  })

  test('is for no one when it leads to a part that the organisation leaves out', async () => {
    const person = await reader({ rights: [READ, 'bord.attic:read'] })
    expect((await post({ ends: 'nowhere' })).status).toBe(303)
    expect(await toldOf(person)).toBe(0)
  })

  test('for some accounts is for those of them alone who may get it', async () => {
    const [named, other, stranger] = [await reader(), await reader(), await reader({ clientNumber: '200' })]
    await post({ to: [named, stranger, poster].map(({ accountId }) => accountId).join(' ') })
    expect(await Promise.all([named, other, stranger, poster].map(toldOf))).toEqual([1, 0, 0, 0])
  })

  test('with the same reference is told once', async () => {
    const person = await reader()
    await post({ reference: 'twice' })
    await post({ reference: 'twice' })
    expect(await toldOf(person)).toBe(1)
  })

  test.each([
    ['the action fails afterwards', { ends: 'fail' }],
    ['its kind is not declared', { ends: 'undeclared' }],
    ['its words lack a value', { ends: 'nameless' }],
    ['a value is more than a line', { name: 'a\nb' }],
    ['a value is too long', { name: 'x'.repeat(201) }],
    ['a receiver is no account', { to: 'everybody' }],
  ])('is not given when %s, and nothing of the action is kept', async (_, fields) => {
    const person = await reader()
    const logged = (await portal.entries()).length
    expect((await post(fields)).status).toBe(500)
    expect(await toldOf(person)).toBe(0)
    expect((await portal.entries()).slice(logged).filter(({ event }) => event === 'part.action')).toEqual([])
  })

  test('can not be given by a page that is read', async () => {
    const page = await poster.get(`/client/${poster.clientId}/bord/board`)
    expect(page.text).toContain('viewer organisation db records query may now client')
    expect(page.text).not.toContain('notify')
  })

  test('is counted in the header until it was shown, is new once, and says its words in the language of the reader', async () => {
    const person = await reader()
    await post({ name: 'Henk' })
    const start = `/client/${poster.clientId}`
    expect((await person.get(start)).text).toContain('1 nieuwe melding')
    const first = await person.get(NOTICES)
    expect(first.text).toContain('Henk heeft iets op het prikbord gezet')
    expect(first.text).toContain('notice-item-unread')
    const second = await person.get(NOTICES)
    expect(second.text).toContain('Henk heeft iets op het prikbord gezet')
    expect(second.text).not.toContain('notice-item-unread')
    expect((await person.get(start)).text).not.toContain('nieuwe melding')
    await change('account', { locale: 'en' }, person)
    expect((await person.get(NOTICES)).text).toContain('Henk posted something')
  })

  test('is there, and leads to its part, for as long as the reader may open that', async () => {
    const person = await reader()
    await post()
    const link = `/client/${poster.clientId}/bord/board`
    const shown = async () => {
      const { text } = await person.get(NOTICES)
      return [text.includes('op het prikbord gezet'), text.includes(link)]
    }
    expect(await shown()).toEqual([true, true])
    await change('access', { rights: [POST] }, person)
    expect(await shown()).toEqual([false, false])
    await change('access', { rights: [READ], blocked_at: portal.clock.now() }, person)
    expect(await shown()).toEqual([false, false])
    await change('access', { blocked_at: null }, person)
    expect(await shown()).toEqual([true, true])
    await change('access', { revoked_at: portal.clock.now() }, person)
    expect(await shown()).toEqual([false, false])
  })

  test('names its client to who has several, and to nobody else', async () => {
    const email = 'twee@voorbeeld.nl'
    const person = await reader({ email })
    await post()
    expect((await person.get(NOTICES)).text).not.toContain('<span>Mevrouw Alblas</span>')
    await reader({ email, clientNumber: '200' })
    expect((await person.get(NOTICES)).text).toContain('<span>Mevrouw Alblas</span>')
  })

  test('is one of twenty on a page, the newest first, and a page shows and marks what is on it alone', async () => {
    const person = await reader()
    for (const number of Array.from({ length: 23 }, (_, index) => index)) await post({ name: `nr${number}-` })
    const pageOf = async (path: string) => {
      const answer = await person.json(path)
      return z
        .object({
          data: z.object({ notices: z.array(z.object({ title: z.string(), unread: z.boolean() })), older: z.string().optional() }),
        })
        .parse(answer.json()).data
    }
    const newest = await pageOf(NOTICES)
    expect(newest.notices).toHaveLength(20)
    expect(newest.notices[0]?.title).toMatch(/^nr22-/)
    expect((await person.get(`/client/${poster.clientId}`)).text).toContain('3 nieuwe meldingen')
    const older = await pageOf(`${NOTICES}?before=${newest.older}`)
    expect(older.notices.map(({ title, unread }) => [title.split('-')[0], unread])).toEqual([
      ['nr2', true],
      ['nr1', true],
      ['nr0', true],
    ])
    expect(older.older).toBeUndefined()
    expect((await person.get(`${NOTICES}?before=x`)).status).toBe(400)
  })

  test('is nobody else’s, whatever place in the list is asked for', async () => {
    const [person, other] = [await reader(), await reader()]
    await post({ to: person.accountId ?? '' })
    const answer = await other.get(`${NOTICES}?before=ffffffff-ffff-7fff-bfff-ffffffffffff`)
    expect(answer.text).not.toContain('op het prikbord gezet')
  })
})
