import { unzipSync } from 'fflate'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { toTestCookie } from '../../testing/test-authenticator.ts'
import { takePhoto } from '../../uploads/test-pictures.ts'
import { openAlbum, type AlbumPortal } from './test-album.ts'
import { toForm } from './test-form.ts'

let album: AlbumPortal
let photoId: string
let letterId: string
let foreignId: string

const LETTER = '%PDF-1.7\n<script>alert(1)</script>\n%%EOF\n'
const hang = async (who: AlbumPortal['anna'], field: string, file: { readonly bytes: Uint8Array | string; readonly name: string }) => {
  await who.post(`${album.board(who)}/hang`, toForm({ caption: 'Tuin' }, [{ field, ...file }]))
  return (await album.items(who)).at(-1)!.id
}

beforeAll(async () => {
  album = await openAlbum()
  const bytes = await takePhoto()
  photoId = await hang(album.anna, 'photo', { bytes, name: 'tuin"; x="y.jpg' })
  letterId = await hang(album.anna, 'letter', { bytes: LETTER, name: 'brief\u202Efdp.html' })
  foreignId = await hang(album.bert, 'photo', { bytes, name: 'b.jpg' })
})
afterAll(() => album.portal.close())

let seen = 0
beforeEach(async () => {
  seen = (await album.portal.entries()).length
})
/** What the access log says since the test began. */
const logged = async () => (await album.portal.entries()).slice(seen).map(({ event, outcome, part }) => [event, outcome, part].join(' '))
const media = (id: string, who = album.anna) => `${album.board(who)}/media/${id}`

test('a photo is handed out as one, by a name that ends no header, and the log says that it was opened', async () => {
  const { status, headers, bytes } = await album.reader.get(media(photoId))
  expect(status).toBe(200)
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 640 })
  expect(Object.fromEntries(headers)).toMatchObject({
    'content-type': 'image/webp',
    'content-length': String(bytes.byteLength),
    'content-disposition': `inline; filename="tuin x y.webp"; filename*=UTF-8''tuin%20x%20y.webp`,
    'content-security-policy': expect.stringMatching(/^default-src 'none'.*sandbox allow-scripts$/),
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
    'x-frame-options': 'DENY',
    'accept-ranges': 'none',
  })
  expect(await logged()).toEqual(['file.opened success album.board'])
  const { rows } = await album.portal.store.execute(
    `select detail from audit_entry where event_type = 'file.opened' order by seq desc limit 1`,
  )
  expect(rows[0]).toEqual({ detail: { media: photoId } })
})

test('a letter is handed out as a PDF whatever it was called, in a frame in which nothing of it runs', async () => {
  const { status, headers, text } = await album.anna.get(media(letterId))
  expect([status, headers.get('content-type'), text]).toEqual([200, 'application/pdf', LETTER])
  expect(headers.get('content-disposition')).toBe(`inline; filename="brief fdp.html.pdf"; filename*=UTF-8''brief%20fdp.html.pdf`)
  expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
})

test('a small one belongs to the page on which it stands, and is no line of its own', async () => {
  const { bytes } = await album.reader.get(`${media(photoId)}?size=small`)
  expect(await sharp(bytes).metadata()).toMatchObject({ width: 480 })
  expect(await logged()).toEqual([])
  expect((await album.reader.get(album.board(album.reader))).text).toContain(`src="${media(photoId)}?size=small"`)
})

test('a letter has no small one: however it is asked for, the log says that it was opened', async () => {
  expect((await album.anna.get(`${media(letterId)}?size=small`)).status).toBe(200)
  expect(await logged()).toEqual(['file.opened success album.board'])
})

test('what is not there for who asks is one and the same 404, with a line in the log', async () => {
  const { anna, bert } = album
  const stranger = await album.portal.viewer({ clientNumber: '1', rights: [], basis: 'family' })
  seen = (await album.portal.entries()).length
  const refused = [
    await anna.get(media(foreignId)),
    await anna.get(media(crypto.randomUUID())),
    await anna.get(media('geen-id')),
    await anna.get(media('%27%20or%201=1')),
    await anna.get(`${media(foreignId)}?size=small`),
    await anna.get(`/client/${anna.clientId}/album/nergens/media/${photoId}`),
    await anna.get(`/client/${anna.clientId}/core/people/media/${photoId}`),
    await bert.get(media(photoId)),
    await stranger.get(media(photoId)),
    await anna.get(`/beheer/album/board/media/${photoId}`),
  ]
  expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 404))
  expect(refused.filter(({ headers }) => headers.get('content-type') !== 'text/html; charset=utf-8')).toEqual([])
  const lines = await logged()
  expect(lines).toHaveLength(refused.length)
  expect(lines.every((line) => line.startsWith('part.refused refused'))).toBe(true)
  expect((await album.portal.visitor().get(media(photoId))).status).toBe(303)
  expect((await anna.post(media(photoId), {})).status).toBe(404)
})

test('a part that does not apply hands out nothing', async () => {
  const { anna, bert } = album
  const open = (who: typeof anna) => who.get(`/client/${who.clientId}/album/attic/media/${photoId}`)
  expect((await open(bert)).text).toBe('ZOLDER')
  const shut = await open(anna)
  expect([shut.status, shut.text.includes('ZOLDER')]).toEqual([404, false])
})

test('who looks as somebody else sees the photos too, and the log says so', async () => {
  const { anna, reader, portal } = album
  const { id } = await portal.store
    .system()
    .selectFrom('access')
    .select('id')
    .where('account_id', '=', reader.accountId ?? '')
    .executeTakeFirstOrThrow()
  const as = `/client/${anna.clientId}/als/${id}/album/board`
  expect((await anna.get(as)).text).toContain(`src="${as}/media/${photoId}?size=small"`)
  seen = (await portal.entries()).length
  expect((await anna.get(`${as}/media/${photoId}`)).headers.get('content-type')).toBe('image/webp')
  expect(await logged()).toEqual(['part.preview success album.board'])
  expect((await reader.get(`${as}/media/${photoId}`)).status).toBe(404)
})

test('a part that writes while it hands out has written nothing; what fails says no more than that it failed', async () => {
  const { anna, portal } = album
  const before = (await album.items(anna)).length
  await portal.store.execute(`update album_item set name = 'WRITES' where id = '${letterId}'`)
  expect((await anna.get(media(letterId))).status).toBe(200)
  expect((await album.items(anna)).length).toBe(before)
  await portal.store.execute(`update album_item set mime = 'text/html' where id = '${letterId}'`)
  seen = (await portal.entries()).length
  const failed = await anna.get(media(letterId))
  expect([failed.status, failed.text.includes('<script>alert(1)</script>')]).toEqual([500, false])
  expect(await logged()).toEqual(['file.opened failure album.board'])
  await portal.store.execute(`update album_item set mime = 'application/pdf', name = 'brief' where id = '${letterId}'`)
})

test('a dossier that is saved holds the photos and letters, and its page leads to them', async () => {
  const { anna, portal } = album
  await portal.start()
  await anna.post(`/client/${anna.clientId}/core/download/start`, {})
  await portal.runJobs(0)
  const { id } = await portal.store.system().selectFrom('download').select('id').executeTakeFirstOrThrow()
  const headers = { origin: portal.composition.origin, 'sec-fetch-site': 'same-origin', cookie: toTestCookie(anna.accountId ?? '') }
  const answer = await portal.fetch(
    new Request(`${portal.composition.origin}/client/${anna.clientId}/download/${id}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(),
    }),
  )
  const files = unzipSync(await answer.bytes())
  const page = Buffer.from(files['album.board.html'] ?? []).toString()
  const photo = 'files/album.board/media-1.webp'
  expect(page).toContain(`<a href="${photo}"><img src="${photo}" alt="Tuin"`)
  expect(page).toContain('href="files/album.board/media-2.pdf"')
  expect(page).not.toMatch(/\/media\/|href="#"/)
  expect(Object.keys(files).filter((name) => name.startsWith('files/'))).toEqual([photo, 'files/album.board/media-2.pdf'])
  expect((await sharp(files[photo]).metadata()).format).toBe('webp')
  expect(Buffer.from(files['files/album.board/media-2.pdf'] ?? []).toString()).toBe(LETTER)
  const { rows } = await portal.store.execute(`select detail from audit_entry where event_type = 'file.download'`)
  expect(rows).toEqual([{ detail: { media: [photoId, letterId] } }])
})
