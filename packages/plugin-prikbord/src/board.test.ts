import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBoard, type BoardPortal, type Person } from './testing/open-board.ts'

const databaseUrl = process.env['TEST_DATABASE_URL']
const databases = [undefined, ...(databaseUrl === undefined ? [] : [databaseUrl])]

describe.each(databases)('the board, on %s', (url) => {
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

  const texts = async (person: Person, query = '') => (await person.board(query)).posts.map(({ text }) => text)
  const find = async (person: Person, id: string) => (await person.board()).posts.find((post) => post.id === id)

  describe('a message', () => {
    test('stands on top for everybody who may read, with the name of its author and when', async () => {
      await annie.place('Eerst')
      const id = await annie.place('Mam was blij\r\nmet de bloemen.  ')
      expect(await find(bert, id)).toMatchObject({
        author: 'Annie Alblas',
        own: false,
        at: '2026-11-22T11:00:00.000Z',
        text: 'Mam was blij\nmet de bloemen.',
      })
      expect((await texts(bert)).slice(0, 2)).toEqual(['Mam was blij\nmet de bloemen.', 'Eerst'])
      expect(await find(annie, id)).toMatchObject({ own: true, may: { edit: true, remove: true, hide: false, show: false } })
    })

    test('is not on the board of another client', async () => {
      await annie.place('Alleen bij Alblas')
      const stranger = await opened.person('Dirk', { clientNumber: '200' })
      expect(await texts(stranger)).toEqual([])
    })

    test('keeps the name that its author had then', async () => {
      const dora = await opened.person('Dora Oud')
      const id = await dora.place('Van mij')
      await opened.portal.store
        .system()
        .updateTable('account')
        .set({ name: 'Dora Nieuw' })
        .where('id', '=', dora.accountId ?? '')
        .execute()
      expect(await find(bert, id)).toMatchObject({ author: 'Dora Oud' })
    })

    test('stays readable when the access of its author has ended', async () => {
      const gone = await opened.person('Elly')
      const id = await gone.place('Tot ziens')
      await opened.portal.store
        .system()
        .updateTable('access')
        .set({ revoked_at: opened.portal.clock.now() })
        .where('account_id', '=', gone.accountId ?? '')
        .execute()
      expect(await find(bert, id)).toMatchObject({ author: 'Elly', text: 'Tot ziens' })
    })

    test('sent twice is one, with one notice', async () => {
      const before = (await opened.notices(bert)).length
      const fields = { key: crypto.randomUUID(), text: 'Dubbel verstuurd' }
      const answers = await Promise.all([annie.send('post', fields), annie.send('post', fields)])
      expect(answers.map(({ status }) => status)).toEqual([303, 303])
      await annie.send('post', fields)
      expect((await texts(bert)).filter((text) => text === 'Dubbel verstuurd')).toHaveLength(1)
      expect((await opened.notices(bert)).length - before).toBe(1)
    })

    test('with other words under the same key is another, and that one too is one', async () => {
      const key = crypto.randomUUID()
      for (const text of ['Eerste poging', 'Na terugkeer', 'Na terugkeer', 'Eerste poging']) await annie.send('post', { key, text })
      const all = await texts(bert)
      expect(all.filter((text) => text === 'Eerste poging' || text === 'Na terugkeer')).toEqual(['Na terugkeer', 'Eerste poging'])
    })

    test.each([
      ['', 'Typ eerst een bericht.'],
      [' \n\u200B\u00A0', 'Typ eerst een bericht.'],
      ['a'.repeat(4001), 'De tekst is te lang.'],
    ])('of %j is told at its field, and what was typed stays', async (text, problem) => {
      const before = await texts(bert)
      const answer = await annie.send('post?step=write', { key: crypto.randomUUID(), text })
      expect(answer.status).toBe(422)
      expect(answer.text).toContain(problem)
      expect(answer.text).toContain('aria-invalid="true"')
      expect(answer.text).toContain(`>${text}</textarea>`)
      expect(await texts(bert)).toEqual(before)
    })

    test('of 4,000 characters is taken', async () => {
      const id = await annie.place('é'.repeat(4000))
      expect((await find(bert, id))?.text).toHaveLength(4000)
    })
  })

  describe('a reply', () => {
    test('stands under its message, oldest first', async () => {
      const id = await annie.place('Wie komt er zondag?')
      await bert.answer(id, 'Ik')
      await annie.answer(id, 'Fijn')
      expect((await find(admin, id))?.replies.map(({ author, text }) => [author, text])).toEqual([
        ['Bert Bakker', 'Ik'],
        ['Annie Alblas', 'Fijn'],
      ])
    })

    test('sent twice is one', async () => {
      const id = await annie.place('Wie komt er maandag?')
      const fields = { key: crypto.randomUUID(), post: id, text: 'Ik weer' }
      await Promise.all([bert.send('reply', fields), bert.send('reply', fields)])
      expect((await find(admin, id))?.replies).toHaveLength(1)
    })

    test('tells who wrote the message and who replied before, and nobody else', async () => {
      const people = await Promise.all(['Fien', 'Gijs', 'Hanna'].map((name) => opened.person(name)))
      const [fien, gijs, hanna] = people as [Person, Person, Person]
      const id = await fien.place('Wie neemt taart mee?')
      const counts = async () =>
        Promise.all(people.map(async (person) => (await opened.notices(person)).filter(({ kind }) => kind === 'replied').length))
      await gijs.answer(id, 'Ik')
      expect(await counts()).toEqual([1, 0, 0])
      await hanna.answer(id, 'Ik ook')
      expect(await counts()).toEqual([2, 1, 0])
      await fien.answer(id, 'Fijn')
      expect(await counts()).toEqual([2, 2, 1])
    })

    test('to a message that is gone is not placed, and what was typed is kept', async () => {
      const id = await annie.place('Even maar')
      await annie.send('remove', { id })
      const answer = await bert.send(`reply?step=open&id=${id}`, { key: crypto.randomUUID(), post: id, text: 'Mijn lange antwoord' })
      expect(answer.status).toBe(422)
      expect(answer.text).toContain('Dit bericht staat niet op het prikbord')
      expect(answer.text).toContain('Mijn lange antwoord')
    })

    test('to a message of another client is not placed', async () => {
      const id = await annie.place('Van Alblas')
      const stranger = await opened.person('Ine', { clientNumber: '200' })
      expect((await stranger.send('reply', { key: crypto.randomUUID(), post: id, text: 'Hier ook' })).status).toBe(422)
      expect((await find(annie, id))?.replies).toEqual([])
    })

    test('to a message further back is pointed at from the first page', async () => {
      const old = await annie.place('Lang geleden')
      for (let index = 0; index < 21; index += 1) await annie.place(`Vulling ${index}`)
      await bert.board()
      expect((await bert.board()).recent.map(({ post }) => post)).not.toContain(old)
      await annie.answer(old, 'Nog een antwoord')
      expect((await bert.board()).recent[0]).toEqual(expect.objectContaining({ post: old, by: 'Annie Alblas', new: true }))
      expect((await bert.board()).recent[0]).toEqual(expect.objectContaining({ post: old, new: false }))
      expect((await bert.get(`${bert.path}?step=open&id=${old}`)).text).toContain('Nog een antwoord')
    })
  })

  describe('a list', () => {
    test('is read in pages of twenty in one order, without a message lost or told twice', async () => {
      const reader = await opened.person('Jan')
      const seen: string[] = []
      let query = ''
      for (let page = 0; page < 20; page += 1) {
        const { posts, older } = await reader.board(query)
        expect(posts.length).toBeLessThanOrEqual(20)
        seen.push(...posts.map(({ id }) => id))
        if (older === undefined) break
        query = `?before=${older}`
        // What arrives meanwhile moves nothing.
        await annie.place(`Tussendoor ${page}`)
      }
      const rows = await opened.portal.store.execute(
        `select id from prikbord_post where client_id = '${reader.clientId}' order by arrival desc`,
      )
      const all = rows.rows.map((row) => String(row['id']))
      expect(new Set(seen).size).toBe(seen.length)
      expect(all.slice(-seen.length)).toEqual(seen)
      expect(seen.length).toBeGreaterThan(20)
    })

    test.each(['?before=0', '?before=9999999999', '?before=x', '?step=drop', '?step=edit&id=1', '?id[]=1'])(
      'answers 400 to %s',
      async (query) => {
        expect((await annie.get(`${annie.path}${query}`)).status).toBe(400)
      },
    )
  })
})
