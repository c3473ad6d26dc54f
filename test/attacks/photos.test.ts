import { createMemorySource, createTestPortal, type TestBrowser, type TestPortal } from '@voordeur/core/testing'
import { prikbord } from '@voordeur/plugin-prikbord'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { floodPixels, HIDDEN, takePhoto } from '../../packages/core/src/uploads/test-pictures.ts'
import { heicPhoto } from '../../packages/core/src/uploads/heic.fixture.ts'
import { parsePage } from '../../packages/core/src/testing/page/parse-page.ts'
import { databases } from './attacked-portal.ts'

type Person = TestBrowser & { readonly clientId: string }
interface SentPhoto {
  readonly bytes: Uint8Array
  readonly name?: string
  readonly type?: string
}

const SCRIPT = '<script>alert("K-SCRIPT-Z")</script>'
const latin = (text: string) => Buffer.from(text, 'latin1')
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="alert(1)">${SCRIPT}</svg>`

// What is no photo, whatever it is called.
const REFUSED: Readonly<Record<string, () => Promise<Uint8Array> | Uint8Array>> = {
  SVG: () => latin(svg),
  'SVG behind an XML declaration with an entity': () =>
    latin(`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg}`),
  page: () => latin(`<!doctype html>${SCRIPT}`),
  'page behind the mark of a JPEG': () => latin(`\xFF\xD8\xFF${SCRIPT}`),
  'script that begins as a GIF': () => latin(`GIF89a=1;${SCRIPT}`),
  PDF: () => latin('%PDF-1.7\n%%EOF'),
  'PDF that is called a photo inside': () => latin('%PDF-1.7\n\xFF\xD8\xFF\n%%EOF'),
  program: () => latin('MZ\x90\0'),
  'bomb of pixels': () => floodPixels(65_000, 65_000),
  'bomb in one line': () => floodPixels(2 ** 31 - 1, 1),
  'photo that was cut off': async () => (await takePhoto()).subarray(0, 2000),
  'HEIC that was cut off': () => heicPhoto.subarray(0, 700),
  nothing: () => new Uint8Array(),
}

// What is a photo and something else too.
const MADE_ANEW: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'JPEG with a page behind it': async () => Buffer.concat([await takePhoto(), latin(SCRIPT)]),
  'GIF with a script in its comment': async () => {
    const gif = await sharp(await takePhoto())
      .gif()
      .toBuffer()
    const comment = latin(`*/=1;${SCRIPT}/*`)
    return Buffer.concat([gif.subarray(0, -1), Buffer.from([0x21, 0xfe, comment.byteLength]), comment, Buffer.from([0, 0x3b])])
  },
  'PNG with a page in its text': async () => {
    const png = await sharp(await takePhoto())
      .withExif({ IFD0: { ImageDescription: SCRIPT } })
      .png()
      .toBuffer()
    return Buffer.concat([png, latin(SCRIPT)])
  },
  'JPEG that says where it was made': async () => takePhoto(6),
  'HEIC that says where it was made': async () => heicPhoto,
}

const NAMES = [
  ['a page', `${SCRIPT}.jpg`, 'text/html'],
  ['an SVG', 'foto.svg', 'image/svg+xml'],
  ['a folder', '../../../../var/www/index.php', 'application/x-php'],
  ['two lines', 'a\r\nSet-Cookie: x=1.jpg', 'image/jpeg\r\nX: y'],
  ['the other way round', 'foto\u202Egpj.exe', 'application/x-msdownload'],
  ['a device', 'CON', 'image/jpeg'],
  ['a very long name', `${'x'.repeat(5000)}.jpg`, 'image/jpeg'],
] as const

describe.each(databases)('attack 17: photos that are more or less than a photo, on $name', ({ url }) => {
  let portal: TestPortal
  let writer: Person
  const path = () => `/client/${writer.clientId}/prikbord/board`

  beforeAll(async () => {
    const memory = createMemorySource([])
    memory.steps = [{ client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [] }, { completeSnapshot: true }]
    portal = await createTestPortal({ plugins: [prikbord()], sources: [memory.source] }, url === undefined ? {} : { databaseUrl: url })
    await portal.sync()
    const rights = ['prikbord.board:read', 'prikbord.board:post', 'prikbord.board:photo'] as const
    writer = await portal.viewer({ clientNumber: '100', basis: 'family', rights: [...rights] })
  })
  afterAll(() => portal.close())

  const send = async ({ bytes, name = 'foto.jpg', type = 'image/jpeg' }: SentPhoto) => {
    const form = new FormData()
    form.append('key', crypto.randomUUID())
    form.append('text', 'Kijk')
    form.append('photo', new File([new Uint8Array(bytes)], name, { type }))
    return writer.post(`${path()}/postWithPhotos?step=write`, form)
  }
  const listKept = async () => {
    const { rows } = await portal.store.execute('select id, name, bytes, small from prikbord_photo order by id')
    return rows as readonly { readonly id: string; readonly name: string; readonly bytes: Uint8Array; readonly small: Uint8Array }[]
  }

  test.each(Object.keys(REFUSED))('a %s is refused with a sentence, and nothing is kept', async (name) => {
    const before = await listKept()
    const bytes = await REFUSED[name]!()
    for (const type of ['image/jpeg', 'image/svg+xml', 'text/html']) {
      const answer = await send({ bytes, type })
      expect([answer.status, answer.text.includes('“foto.jpg”')]).toEqual([422, true])
      expect(answer.text).not.toContain('K-SCRIPT-Z')
    }
    expect(await listKept()).toHaveLength(before.length)
  })

  test.each(Object.keys(MADE_ANEW))('of a %s only its pixels are kept', async (name) => {
    expect((await send({ bytes: await MADE_ANEW[name]!() })).status).toBe(303)
    const kept = (await listKept()).at(-1)!
    for (const size of ['', '?size=small']) {
      const { status, headers, bytes } = await writer.get(`${path()}/media/${kept.id}${size}`)
      expect([status, headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([200, 'image/webp', 'nosniff'])
      const { format, exif, xmp, icc, iptc } = await sharp(bytes).metadata()
      expect({ format, exif, xmp, icc, iptc }).toEqual({ format: 'webp', exif: undefined, xmp: undefined, icc: undefined, iptc: undefined })
      expect(latin(Buffer.from(bytes).toString('latin1')).toString('latin1')).not.toMatch(
        new RegExp(`K-SCRIPT-Z|script|GPS|Exif|${HIDDEN}`, 'i'),
      )
    }
    expect(Buffer.from(kept.bytes).toString('latin1') + Buffer.from(kept.small).toString('latin1')).not.toMatch(/K-SCRIPT-Z|Exif/)
  })

  test.each(NAMES)('the name of %s decides nothing, and leaves its line and its page nowhere', async (_what, name, type) => {
    expect((await send({ bytes: await takePhoto(), name, type })).status).toBe(303)
    const kept = (await listKept()).at(-1)!
    expect(kept.name).toMatch(/^[^\p{C}/\\]{1,100}$/u)
    const { headers } = await writer.get(`${path()}/media/${kept.id}`)
    expect(headers.get('content-type')).toBe('image/webp')
    expect(headers.get('content-disposition')).toMatch(
      /^inline; filename="[A-Za-z0-9 ._()-]+\.webp"; filename\*=UTF-8''[A-Za-z0-9._~%-]+\.webp$/,
    )
    expect(headers.get('set-cookie')).toBeNull()
    const { all } = await parsePage((await writer.get(path())).text)
    expect(all.filter((element) => element.name === 'script' && element.attribs['src'] === undefined)).toEqual([])
  })

  test('and no log says anything of it', () => {
    expect(JSON.stringify(portal.log)).not.toMatch(/K-SCRIPT-Z|foto|passwd/)
  })
})
