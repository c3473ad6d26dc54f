import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawCorners, takePhoto } from '../../uploads/test-pictures.ts'
import { openAlbum, sendSlowly, toWire, type AlbumPortal } from './test-album.ts'
import { toForm } from './test-form.ts'

const PDF = '%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n'
const MEGABYTE = 1024 * 1024

let album: AlbumPortal
let photo: Buffer

beforeAll(async () => {
  album = await openAlbum()
  photo = await takePhoto()
})
afterAll(() => album.portal.close())

const hang = (form: FormData | Record<string, string>, who = album.anna) => who.post(`${album.board(who)}/hang`, form)
const count = async (who = album.anna) => (await album.items(who)).length

describe('a form with files', () => {
  test('brings photos and letters to `run`, made ready', async () => {
    const sent = await hang(
      toForm({ caption: 'Tuin' }, [
        { field: 'photo', bytes: photo, name: 'tuin.jpg' },
        { field: 'photo', bytes: await (await drawCorners(3000, 40)).png().toBuffer(), name: 'heg.png' },
        { field: 'letter', bytes: PDF, name: 'brief.pdf', type: 'application/pdf' },
      ]),
    )
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `${album.board(album.anna)}?done=board.hung`])
    const names = (await album.items(album.anna)).map(({ name }) => name)
    expect(names).toEqual(['tuin.jpg', 'heg.png', 'brief.pdf'])
  })

  test('tells at each field what is wrong with it, keeps what was typed, and does nothing', async () => {
    const before = await count()
    const answer = await hang(
      toForm({ caption: '' }, [
        { field: 'photo', bytes: '<svg xmlns="http://www.w3.org/2000/svg"/>', name: 'teke<b>ning.svg' },
        { field: 'photo', bytes: photo, name: 'goed.jpg' },
        { field: 'photo', bytes: photo.subarray(0, 900), name: 'half.jpg' },
        { field: 'letter', bytes: PDF.slice(0, 20), name: 'half.pdf' },
      ]),
    )
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('<p data-field="caption">Schrijf wat er te zien is.</p>')
    expect(answer.text).toContain('<p data-field="photo">“teke&lt;b>ning.svg” is geen foto. Kies een foto (JPG, PNG, HEIC of WebP).</p>')
    expect(answer.text).toContain('<p data-field="photo">“half.jpg” kan niet worden gelezen.')
    expect(answer.text).toContain('<p data-field="letter">“half.pdf” kan niet worden gelezen.')
    expect(answer.text).not.toContain('goed.jpg')
    expect((await hang(toForm({ caption: 'Mijn tekst' }, [{ field: 'photo', bytes: '' }]))).text).toContain('value="Mijn tekst"')
    expect(await count()).toBe(before)
  })

  test.each([
    ['photo', 'too-large', () => Buffer.concat([photo, Buffer.alloc(15 * MEGABYTE)])],
    ['letter', 'too-large', () => Buffer.concat([Buffer.from(PDF), Buffer.alloc(15 * MEGABYTE), Buffer.from('%%EOF')])],
    ['photo', 'empty', () => Buffer.alloc(0)],
    ['photo', 'not-accepted', () => Buffer.from(PDF)],
    ['letter', 'not-accepted', () => Buffer.from('MZ')],
  ])('tells of a %s that is %s', async (field, problem, make) => {
    const form = toForm({ caption: 'x' }, [{ field, bytes: make() }])
    const { type, bytes } = await toWire(form)
    const { request } = sendSlowly(
      album,
      { path: `${album.board(album.anna)}/hang`, accountId: album.anna.accountId, headers: { accept: 'application/json' } },
      { type, bytes },
    )
    const answer = await album.portal.fetch(request)
    expect([answer.status, await answer.json()]).toMatchObject([422, { problems: [{ field, message: `core.upload.${problem}` }] }])
  })

  test('takes as many files as its field says', async () => {
    const four = Array.from({ length: 4 }, () => ({ field: 'photo', bytes: photo }))
    const answer = await hang(toForm({ caption: 'x' }, four))
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Kies hooguit 3 bestanden. U hebt er meer gekozen.')
  })

  test('gives a table as text, in the two ways in which it is written', async () => {
    const read = async (bytes: Uint8Array | string) => {
      const answer = await album.anna.post(
        `${album.board(album.anna)}/sheet`,
        toForm({ caption: '' }, [{ field: 'table', bytes, name: 'lijst.csv' }]),
      )
      return [answer.status, /data-field/.test(answer.text) ? '' : answer.text.length > 0]
    }
    const json = async (bytes: Uint8Array | string) => {
      const { type, bytes: body } = await toWire(toForm({ caption: '' }, [{ field: 'table', bytes }]))
      const to = { path: `${album.board(album.anna)}/sheet`, accountId: album.anna.accountId, headers: { accept: 'application/json' } }
      return (
        (await (await album.portal.fetch(sendSlowly(album, to, { type, bytes: body }).request)).json()) as {
          problems: { message: string }[]
        }
      ).problems[0]?.message
    }
    expect(await json('naam;plaats\nJosé;Überlingen\n')).toBe('naam;plaats\nJosé;Überlingen\n')
    expect(await json('\uFEFFnaam\n')).toBe('naam\n')
    expect(await json(Buffer.from('Jos\xE9;\x80 5', 'latin1'))).toBe('José;€ 5')
    expect(await json(Buffer.from('a\0b'))).toBe('core.upload.not-accepted')
    expect(await json(photo)).toBe('core.upload.not-accepted')
    expect(await json('x'.repeat(2 * MEGABYTE + 1))).toBe('core.upload.too-large')
    expect((await read('a'))[0]).toBe(422)
  })
})

describe('the name of a file', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\fakepath\\tuin.jpg', 'tuin.jpg'],
    ['a\u202Egpj.exe', 'a gpj.exe'],
    [`${'x'.repeat(300)}.jpg`, 'x'.repeat(100)],
    ['..', 'bestand'],
    ['cafe\u0301.jpg', 'café.jpg'],
    ['<img src=x onerror=alert(1)>.jpg', '<img src=x onerror=alert(1)>.jpg'],
  ])('%j is kept as %j: text of one line, without a folder', async (given, kept) => {
    expect((await hang(toForm({ caption: 'x' }, [{ field: 'letter', bytes: PDF, name: given }]))).status).toBe(303)
    expect((await album.items(album.anna)).at(-1)?.name).toBe(kept)
  })
})

describe('what no page of the portal sends', () => {
  const raw = async (body: { type: string; bytes: Uint8Array | string }, headers = {}) => {
    const bytes = typeof body.bytes === 'string' ? Buffer.from(body.bytes, 'latin1') : body.bytes
    const to = { path: `${album.board(album.anna)}/hang`, accountId: album.anna.accountId, headers }
    return (await album.portal.fetch(sendSlowly(album, to, { type: body.type, bytes }).request)).status
  }
  const part = (headers: string, content: string) => `--B\r\nContent-Disposition: form-data; ${headers}\r\n\r\n${content}\r\n`
  const body = (...parts: string[]) => ({ type: 'multipart/form-data; boundary=B', bytes: `${parts.join('')}--B--\r\n` })

  test('is told from a field in which no file was chosen, as a browser sends it', async () => {
    const before = await count()
    const empty = '--B\r\nContent-Disposition: form-data; name="photo"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n'
    expect(await raw(body(part('name="caption"', 'x'), empty))).toBe(303)
    expect(await count()).toBe(before)
  })

  test('is answered with 400, 413 or 415', async () => {
    const caption = part('name="caption"', 'x')
    expect(await raw(body(caption))).toBe(303)
    expect(await raw(body(part('name="caption"', 'x'), caption))).toBe(400)
    expect(await raw(body(caption, part('name="photo"', 'text in place of a file')))).toBe(400)
    expect(await raw(body(part('name="caption"; filename="a.jpg"', 'file in place of text')))).toBe(400)
    expect(await raw(body(part('name="caption"', 'a\0b')))).toBe(400)
    expect(await raw(body(part('name="caption"', '\xFF\xFE')))).toBe(400)
    expect(await raw(body(caption, part('name="other"; filename="a.jpg"', 'x')))).toBe(400)
    expect(await raw(body(caption, part('name="__proto__"; filename="a.jpg"', 'x')))).toBe(400)
    expect(await raw(body(part('name="caption"', 'x'.repeat(65 * 1024))))).toBe(413)
    expect(await raw(body(caption, ...Array.from({ length: 21 }, () => part('name="photo"; filename="a"', 'x'))))).toBe(413)
    expect(await raw(body(...Array.from({ length: 5000 }, (_, index) => part(`name="f${index}"`, ''))))).toBe(400)
    // Parts that are neither text nor files, and yet each takes its time.
    expect(await raw(body(caption, ...Array.from({ length: 2000 }, () => part('name="photo"; filename=""', ''))))).toBe(400)
    expect(await raw({ type: 'multipart/form-data', bytes: 'x' })).toBe(400)
    expect(await raw({ type: 'multipart/form-data; boundary=B', bytes: 'nothing of the kind' })).toBe(400)
    expect(await raw({ type: 'multipart/form-data; boundary=B', bytes: '--B\r\nhalf' })).toBe(400)
    expect(await raw({ type: 'multipart/mixed; boundary=B', bytes: body(caption).bytes })).toBe(415)
    expect((await hang({ caption: 'x' })).status).toBe(415)
  })

  test('more than 60 MB is not read to its end, whatever its header says', async () => {
    const to = { path: `${album.board(album.anna)}/hang`, accountId: album.anna.accountId }
    const large = { type: 'multipart/form-data; boundary=B', bytes: Buffer.alloc(62 * MEGABYTE) }
    const said = sendSlowly(album, { ...to, headers: { 'content-length': String(large.bytes.byteLength) } }, large)
    const answer = await album.portal.fetch(said.request)
    expect([answer.status, (await answer.text()).includes('kies minder bestanden, of kleinere')]).toEqual([413, true])
    expect(said.taken()).toBe(0)
    expect((await album.portal.fetch(sendSlowly(album, { ...to, headers: { 'content-length': '10' } }, large).request)).status).toBe(413)
  })
})

describe('a form with files is taken only from who may send it', () => {
  const wire = async () => toWire(toForm({ caption: 'Van een ander' }, [{ field: 'photo', bytes: photo }]))

  test('of everybody else not a byte is read', async () => {
    const own = album.board(album.anna)
    const form = await wire()
    const tries = [
      { path: `${own}/hang`, accountId: undefined, status: 303 },
      { path: `${own}/hang`, accountId: album.reader.accountId, status: 404 },
      { path: `${own}/hang`, accountId: album.bert.accountId, status: 404 },
      { path: `${own}/nergens`, accountId: album.anna.accountId, status: 404 },
      { path: `${own}/say`, accountId: album.anna.accountId, status: 415 },
      { path: '/mijn/core/profile/save', accountId: album.anna.accountId, status: 415 },
      { path: '/beheer/album/board/hang', accountId: album.anna.accountId, status: 404 },
      {
        path: `/client/${album.anna.clientId}/als/${album.reader.accountId}/album/board/hang`,
        accountId: album.anna.accountId,
        status: 404,
      },
    ]
    for (const { path, accountId, status } of tries) {
      const sent = sendSlowly(album, { path, accountId }, form)
      expect([path, (await album.portal.fetch(sent.request)).status, sent.taken()]).toEqual([path, status, 0])
    }
    const forged = sendSlowly(
      album,
      { path: `${own}/hang`, accountId: album.anna.accountId, headers: { 'sec-fetch-site': 'cross-site' } },
      form,
    )
    expect([(await album.portal.fetch(forged.request)).status, forged.taken()]).toEqual([403, 0])
  })

  test('who loses the right while it is sent has sent nothing', async () => {
    const { portal } = album
    const leaver = await portal.viewer({ clientNumber: '1', rights: ['album.board:read', 'album.board:hang'], basis: 'family' })
    const before = await count()
    const wait = () =>
      portal.store
        .system()
        .updateTable('access')
        .set({ revoked_at: portal.clock.now() })
        .where('account_id', '=', leaver.accountId ?? '')
        .execute()
    const sent = sendSlowly(album, { path: `${album.board(leaver)}/hang`, accountId: leaver.accountId }, { ...(await wire()), wait })
    expect((await portal.fetch(sent.request)).status).toBe(404)
    expect(sent.taken()).toBeGreaterThan(photo.byteLength)
    expect(await count()).toBe(before)
  })

  test('one person has two large forms on their way at a time; a third is asked to wait, and its place comes free', async () => {
    const { portal, anna } = album
    const gate = Promise.withResolvers<void>()
    const send = async (wait?: () => Promise<void>) =>
      portal.fetch(
        sendSlowly(
          album,
          { path: `${album.board(anna)}/hang`, accountId: anna.accountId },
          { ...(await wire()), ...(wait ? { wait } : {}) },
        ).request,
      )
    const began: Promise<void>[] = []
    const slow = [0, 1].map(() => {
      const { promise, resolve } = Promise.withResolvers<void>()
      began.push(promise)
      return send(async () => {
        resolve()
        await gate.promise
      })
    })
    await Promise.all(began)
    const third = await send()
    expect([third.status, third.headers.get('retry-after')]).toEqual([503, '5'])
    gate.resolve()
    expect((await Promise.all(slow)).map(({ status }) => status)).toEqual([303, 303])
    expect((await send()).status).toBe(303)
  })
})

test('a photo made ready is a photo', async () => {
  const { id } = (await album.items(album.anna))[0]!
  const { bytes } = await album.anna.get(`${album.board(album.anna)}/media/${id}`)
  expect((await sharp(bytes).metadata()).format).toBe('webp')
})
