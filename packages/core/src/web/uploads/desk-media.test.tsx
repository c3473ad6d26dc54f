import { sql, type Kysely } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { definePart } from '../../define/part.ts'
import { definePlugin } from '../../define/plugin.ts'
import { createId } from '../../store/ids.ts'
import { createMemorySource } from '../../testing/memory-source.ts'
import { createTestPortal, type TestPortal } from '../../testing/create-test-portal.ts'
import type { TestBrowser } from '../../testing/test-browser.ts'
import { takePhoto } from '../../uploads/test-pictures.ts'
import { toForm } from './test-form.ts'

interface Tables {
  poster_item: { id: string; client_id: string; bytes: Uint8Array }
}

const words = { 'desk.title': 'Affiches', 'desk.hang': 'Ophangen', 'desk.hung': 'Het hangt.', 'other.title': 'Anders' }
const listIds = async ({ db }: { readonly db: Kysely<Tables> }) =>
  (await db.selectFrom('poster_item').select('id').orderBy('id').execute()).map(({ id }) => id)

const desk = definePart<'desk', 'read' | 'hang', 'organisation', readonly string[], unknown, { hang: { client: string } }, Tables>({
  id: 'desk',
  title: 'desk.title',
  icon: 'pin',
  scope: 'organisation',
  rights: { read: {}, hang: { title: 'desk.hang' } },
  load: listIds,
  view: (ids, { media }) => ids.map((id) => <img key={id} src={media(id, 'small')} alt="" />),
  actions: {
    hang: {
      right: 'hang',
      input: z.strictObject({ client: z.uuid() }),
      files: { photo: { accepts: ['photo'] } },
      run: async ({ db, files }, { client }) => {
        for (const file of files)
          if (file.kind === 'photo')
            await db.insertInto('poster_item').values({ id: createId(), client_id: client, bytes: file.bytes }).execute()
        return { message: 'desk.hung' }
      },
    },
  },
  media: {
    load: async ({ db, concerns }, { id }) => {
      const item = await db.selectFrom('poster_item').select(['bytes', 'client_id']).where('id', '=', id).executeTakeFirst()
      if (item) concerns(item.client_id)
      return item && { mime: 'image/webp', bytes: new Uint8Array(item.bytes) }
    },
  },
})

const other = definePart({
  id: 'other',
  title: 'other.title',
  icon: 'pin',
  scope: 'organisation',
  rights: { read: {} },
  load: async () => ({}),
  view: () => null,
})

const poster = definePlugin({
  id: 'poster',
  api: 1,
  messages: { nl: words, en: words },
  tables: {
    migrations: {
      '001': {
        up: async (db) =>
          void (await sql`create table poster_item (id uuid primary key, client_id uuid not null, bytes bytea not null)`.execute(db)),
      },
    },
    rows: { item: 'client' },
    desk: ['item'],
    personalData: { item: 'A photo about a client; as long as the client; not exported; erased with the client.' },
  },
  parts: () => [desk, other],
})

let portal: TestPortal
let hanger: TestBrowser
let reader: TestBrowser
let stranger: TestBrowser
let family: TestBrowser & { readonly clientId: string }

beforeAll(async () => {
  const memory = createMemorySource([])
  memory.steps = [{ client: { sourceId: '1', number: '1', name: 'Mw. Jansen' }, records: [] }, { completeSnapshot: true }]
  portal = await createTestPortal({
    plugins: [poster()],
    sources: [memory.source],
    panels: [],
    permissionSets: { alles: { title: 'Alles', rights: [] } },
    desk: {
      sets: {
        hanging: { title: 'Ophangen', rights: ['poster.desk:read', 'poster.desk:hang'] },
        reading: { title: 'Lezen', rights: ['poster.desk:read'] },
        others: { title: 'Anders', rights: ['poster.other:read'] },
      },
    },
  })
  await portal.sync()
  ;[hanger, reader, stranger] = [await portal.staff(['hanging']), await portal.staff(['reading']), await portal.staff(['others'])]
  family = await portal.viewer({ clientNumber: '1', rights: [] })
})
afterAll(() => portal.close())

test('staff hang up a photo at the desk and see it there; the log says whom it was about', async () => {
  const form = toForm({ client: family.clientId }, [{ field: 'photo', bytes: await takePhoto() }])
  const sent = await hanger.post('/beheer/poster/desk/hang', form)
  expect([sent.status, sent.headers.get('location')]).toEqual([303, '/beheer/poster/desk?done=desk.hung'])
  const page = await reader.get('/beheer/poster/desk')
  const [, address = ''] = /src="([^"?]+)\?size=small"/.exec(page.text) ?? []
  expect(address).toMatch(/^\/beheer\/poster\/desk\/media\/[0-9a-f-]{36}$/)
  const photo = await reader.get(address)
  expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/webp'])
  const { rows } = await portal.store.execute(`select client_id, detail from audit_entry where event_type = 'file.opened'`)
  expect(rows).toMatchObject([{ client_id: family.clientId, detail: { media: address.split('/').at(-1) } }])
  expect((await reader.get(`${address}?size=small`)).status).toBe(200)
  for (const [who, status] of [
    [stranger, 404],
    [family, 404],
    [portal.visitor(), 303],
  ] as const)
    expect((await who.get(address)).status).toBe(status)
  expect((await reader.get(`/beheer/poster/other/media/${address.split('/').at(-1)}`)).status).toBe(404)
  expect((await reader.get(`/beheer/poster/desk/media/${crypto.randomUUID()}`)).status).toBe(404)
})

test('a form with files at the desk is taken only from staff who may send it', async () => {
  const form = async () => toForm({ client: family.clientId }, [{ field: 'photo', bytes: await takePhoto() }])
  const before = (await portal.store.execute('select from poster_item')).rows.length
  for (const [who, status] of [
    [reader, 404],
    [stranger, 404],
    [family, 404],
    [portal.visitor(), 303],
  ] as const)
    expect((await who.post('/beheer/poster/desk/hang', await form())).status).toBe(status)
  const wrong = await hanger.post('/beheer/poster/desk/hang', toForm({ client: family.clientId }, [{ field: 'photo', bytes: '<svg/>' }]))
  expect(wrong.status).toBe(422)
  expect((await portal.store.execute('select from poster_item')).rows.length).toBe(before)
})
