import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESK, openNews, toForm, type NewsPortal, type Reader, type Writer } from './testing/open-news.ts'

// A PNG of one pixel.
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

const databaseUrl = process.env['TEST_DATABASE_URL']
const databases = [undefined, ...(databaseUrl === undefined ? [] : [databaseUrl])]

describe.each(databases)('a photo with news, on %s', (url) => {
  let opened: NewsPortal
  let hoven: Reader
  let linde: Reader
  let writer: Writer

  beforeAll(async () => {
    opened = await openNews(url)
    hoven = await opened.reader('100')
    linde = await opened.reader('200')
    writer = await opened.writer()
  })
  afterAll(() => opened.portal.close())

  const send = (fields: Readonly<Record<string, string>>, photo?: Uint8Array<ArrayBuffer>) =>
    writer.post(`${DESK}/save?step=write`, toForm({ as: 'publish', title: 'Met foto', text: 'Tekst.', ...fields }, photo))
  const publish = async (fields: Readonly<Record<string, string>> = {}) => {
    const key = crypto.randomUUID()
    expect((await send({ key, alt: 'De nieuwe tuin', ...fields }, PIXEL)).status).toBe(303)
    return key
  }

  test('stands with the news, small and large, with what is to be seen on it', async () => {
    const id = await publish()
    expect((await hoven.get(hoven.path)).text).toMatch(
      new RegExp(`<img class="photo" alt="De nieuwe tuin"[^>]*src="${hoven.path}/media/${id}\\?size=small"`, 'u'),
    )
    for (const size of ['', '?size=small']) {
      const photo = await hoven.get(`${hoven.path}/media/${id}${size}`)
      expect(photo.headers.get('content-type')).toBe('image/webp')
      expect(Buffer.from(photo.bytes.slice(8, 12)).toString()).toBe('WEBP')
    }
  })

  test('of another location, of what is planned, of a draft and of what was taken back is not there for a reader', async () => {
    const elsewhere = await publish({ location: 'De Hoven' })
    const planned = await publish({ from: '2027-01-01' })
    const draft = await publish({ as: 'draft' })
    const back = await publish()
    await writer.post(`${DESK}/withdraw`, { id: back })
    expect((await hoven.get(`${hoven.path}/media/${elsewhere}`)).status).toBe(200)
    expect((await linde.get(`${linde.path}/media/${elsewhere}`)).status).toBe(404)
    for (const id of [planned, draft, back]) {
      expect((await hoven.get(`${hoven.path}/media/${id}`)).status, id).toBe(404)
      expect((await writer.get(`${DESK}/media/${id}?size=small`)).status, id).toBe(200)
      expect((await hoven.get(`${DESK}/media/${id}`)).status, id).toBe(404)
    }
  })

  test('stays when the text is changed, gives way to another, and is taken away when asked', async () => {
    const id = await publish()
    const photo = async () => {
      const { rows } = await sql<{ alt: string | null }>`select photo_alt as alt from nieuws_item where id = ${id}`.execute(
        opened.portal.store.system(),
      )
      return rows[0]?.alt
    }
    await send({ key: id, text: 'Anders.', alt: 'De tuin' })
    expect(await photo()).toBe('De tuin')
    await send({ key: id, alt: 'Een ander' }, PIXEL)
    expect(await photo()).toBe('Een ander')
    await send({ key: id, noPhoto: 'on', alt: 'Een ander' })
    expect(await photo()).toBeNull()
    expect((await hoven.get(`${hoven.path}/media/${id}`)).status).toBe(404)
  })

  test('without words about what is to be seen, and a file that is no photo, are told at their fields', async () => {
    const nameless = await send({ key: crypto.randomUUID(), alt: ' ' }, PIXEL)
    expect(nameless.status).toBe(422)
    expect(nameless.text).toContain('Schrijf wat er op de foto te zien is')
    const none = await send({ key: crypto.randomUUID(), alt: 'Iets' }, new Uint8Array(Buffer.from('<svg onload="alert(1)">')))
    expect(none.status).toBe(422)
    expect(none.text).toContain('id="photo-error"')
  })
})
