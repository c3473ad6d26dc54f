import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBoard, toForm, type BoardPortal, type Person } from './testing/open-board.ts'

const databaseUrl = process.env['TEST_DATABASE_URL']
const databases = [undefined, ...(databaseUrl === undefined ? [] : [databaseUrl])]

describe.each(databases)('a photo with a message, on %s', (url) => {
  let opened: BoardPortal
  let annie: Person
  let bert: Person
  let admin: Person

  beforeAll(async () => {
    opened = await openBoard({}, url)
    annie = await opened.person('Annie Alblas')
    bert = await opened.person('Bert Bakker')
    admin = await opened.person('Carla Vos', { admin: true })
  })
  afterAll(() => opened.portal.close())

  const find = async (person: Person, id: string) => (await person.board()).posts.find((post) => post.id === id)
  const photosOf = async (person: Person, id: string) => (await find(person, id))?.photos ?? []
  const count = async (post: string) =>
    (await opened.portal.store.execute(`select from prikbord_photo where post_id = '${post}'`)).rows.length
  const open = (person: Person, photo: string, size = '') => person.get(`${person.path}/media/${photo}${size}`)

  test('stands with it, small and whole, and says whose it is where nothing was said', async () => {
    const id = await annie.show('Kijk eens', 'een.png', 'twee.png')
    const photos = await photosOf(bert, id)
    expect(photos.map(({ description, width, height }) => [description, width, height])).toEqual([
      ['', 4, 3],
      ['', 4, 3],
    ])
    const page = (await bert.get(bert.path)).text
    expect(page).toContain('alt="Foto van Annie Alblas"')
    for (const size of ['', '?size=small']) {
      const answer = await open(bert, photos[0]?.id ?? '', size)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp'])
    }
    expect((await bert.get(`/client/${bert.clientId}`)).text).toContain('met 2 foto’s')
  })

  test('needs no words', async () => {
    const id = await annie.show('', 'een.png')
    expect(await find(bert, id)).toMatchObject({ text: '', photos: [{}] })
    const answer = await annie.send('postWithPhotos?step=write', toForm({ key: crypto.randomUUID(), text: ' ' }, []))
    expect([answer.status, answer.text.includes('Typ eerst een bericht.')]).toEqual([422, true])
  })

  test('leads its author to the question what is to be seen on it, with the reason why', async () => {
    const key = crypto.randomUUID()
    const placed = await annie.send('postWithPhotos', toForm({ key, text: 'In de tuin' }, ['tuin.png']))
    const next = placed.headers.get('location') ?? ''
    const form = (await annie.get(next)).text
    expect(form).toContain('Uw bericht staat op het prikbord, met foto.')
    expect(form).toContain('Wie blind of slechtziend is, laat deze zin voorlezen.')
    const photo1 = (await photosOf(annie, key))[0]?.id ?? ''
    expect((await annie.send('describePhotos', { id: key, photo1, description1: ' Oma in\r\nde tuin ' })).status).toBe(303)
    expect((await bert.get(bert.path)).text).toContain('alt="Oma in de tuin"')
    expect((await find(bert, key))?.editedAt).toBeUndefined()
  })

  test('is described by nobody else, and not with a sentence that is too long', async () => {
    const id = await annie.show('Van mij', 'een.png')
    const photo1 = (await photosOf(annie, id))[0]?.id ?? ''
    const other = await bert.place('Van Bert')
    expect((await bert.send('describePhotos', { id, photo1, description1: 'Anders' })).status).toBe(404)
    // With a message of his own around it.
    expect((await bert.send('describePhotos', { id: other, photo1, description1: 'Anders' })).status).toBe(303)
    const long = await annie.send(`describePhotos?step=photos&id=${id}`, { id, photo1, description1: 'x'.repeat(201) })
    expect([long.status, long.text.includes('Deze zin is te lang.')]).toEqual([422, true])
    expect((await photosOf(bert, id))[0]?.description).toBe('')
  })

  test('sent twice is there once', async () => {
    const key = crypto.randomUUID()
    const send = () => annie.send('postWithPhotos', toForm({ key, text: 'Dubbel' }, ['een.png']))
    const answers = await Promise.all([send(), send()])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await count(key)).toBe(1)
  })

  test('can be taken away from its message, and goes with it', async () => {
    const id = await annie.show('Twee', 'een.png', 'twee.png')
    const [first = '', second = ''] = (await photosOf(annie, id)).map((photo) => photo.id)
    await annie.send('editPost', { id, text: 'Twee', photo1: first, away1: 'on', photo2: second, description2: 'De tweede' })
    expect(await find(bert, id)).toMatchObject({ editedAt: expect.any(String), photos: [{ id: second, description: 'De tweede' }] })
    expect((await open(bert, first)).status).toBe(404)
    // Also when the message stays, without words, for what others replied.
    await bert.answer(id, 'Mooi')
    await annie.send('remove', { id })
    expect((await find(bert, id))?.deleted).toBe(true)
    expect([await count(id), (await open(bert, second)).status]).toEqual([0, 404])
  })

  test('that is the last of a message without words can not be taken away alone', async () => {
    const id = await annie.show('', 'een.png')
    const photo1 = (await photosOf(annie, id))[0]?.id ?? ''
    expect((await annie.send(`editPost?step=edit&id=${id}`, { id, text: '', photo1, away1: 'on' })).status).toBe(422)
    expect(await count(id)).toBe(1)
  })

  test('of a hidden message is opened by its author and the administrator, and by nobody of another client', async () => {
    const id = await annie.show('Niet voor iedereen', 'een.png')
    const photo = (await photosOf(annie, id))[0]?.id ?? ''
    await admin.send('hide', { id })
    const stranger = await opened.person('Dirk', { clientNumber: '200', admin: true })
    const answers = await Promise.all([annie, admin, bert, stranger].map((person) => open(person, photo)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 404])
  })

  test('is asked of nobody without the right, and refused', async () => {
    const writer = await opened.person('Schrijver', { rights: ['read', 'post', 'reply'] })
    const form = (await writer.get(`${writer.path}?step=write`)).text
    expect([form.includes('name="text"'), form.includes('name="photo"')]).toEqual([true, false])
    expect((await writer.send('postWithPhotos', toForm({ key: crypto.randomUUID(), text: 'Toch' }, ['een.png']))).status).toBe(404)
    expect((await writer.send('post', toForm({ key: crypto.randomUUID(), text: 'Toch' }, ['een.png']))).status).toBe(415)
    expect((await bert.board()).posts.some(({ author }) => author === 'Schrijver')).toBe(false)
  })

  test('that is none is told at its field, and what was typed stays', async () => {
    const form = toForm({ key: crypto.randomUUID(), text: 'Mijn lange verhaal' }, [])
    form.append('photo', new File(['<svg onload="alert(1)">'], 'foto.svg', { type: 'image/svg+xml' }))
    const answer = await annie.send('postWithPhotos?step=write', form)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('“foto.svg” is geen foto.')
    expect(answer.text).toContain('>Mijn lange verhaal</textarea>')
    expect(answer.text).toContain('Had u foto’s gekozen? Kies ze dan nog een keer.')
  })
})
