import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBoard, toForm, type BoardPortal, type Person } from './testing/open-board.ts'

const databaseUrl = process.env['TEST_DATABASE_URL']
const databases = [undefined, ...(databaseUrl === undefined ? [] : [databaseUrl])]

describe.each(databases)('what was written, on %s', (url) => {
  let opened: BoardPortal
  let annie: Person
  let bert: Person
  let admin: Person
  let stranger: Person

  beforeAll(async () => {
    opened = await openBoard({}, url)
    annie = await opened.person('Annie Alblas')
    bert = await opened.person('Bert Bakker')
    admin = await opened.person('Carla Vos', { admin: true })
    stranger = await opened.person('Dirk', { clientNumber: '200', admin: true })
  })
  afterAll(() => opened.portal.close())

  const find = async (person: Person, id: string) => (await person.board()).posts.find((post) => post.id === id)
  const rows = async (table: string, id: string) =>
    (
      await opened.portal.store.execute(
        `select * from prikbord_${table} where id = '${id}' or ${table === 'post' ? 'false' : `post_id = '${id}'`}`,
      )
    ).rows

  describe('is changed', () => {
    test('by its author, and says so', async () => {
      const id = await annie.place('Zondag koffie')
      const reply = await bert.answer(id, 'Ik komm')
      expect((await annie.send('editPost', { id, text: 'Zaterdag koffie' })).status).toBe(303)
      expect((await bert.send('editReply', { id: reply, text: 'Ik kom' })).status).toBe(303)
      expect(await find(admin, id)).toMatchObject({
        text: 'Zaterdag koffie',
        editedAt: '2026-11-22T11:00:00.000Z',
        replies: [{ text: 'Ik kom', editedAt: expect.any(String) }],
      })
      expect((await bert.get(bert.path)).text).toContain('aangepast vandaag om 12:00')
    })

    test('not, and says nothing, when it is saved as it was', async () => {
      const id = await annie.place('Blijft zo')
      await annie.send('editPost', { id, text: 'Blijft zo' })
      expect((await find(bert, id))?.editedAt).toBeUndefined()
    })

    test('by nobody else, also not by the portal administrator or from another client, and the log says that it was tried', async () => {
      const id = await annie.place('Van Annie')
      const reply = await annie.answer(id, 'Ook van Annie')
      for (const person of [bert, admin, stranger]) {
        const logged = (await opened.portal.entries()).length
        expect((await person.send('editPost', { id, text: 'Van een ander' })).status).toBe(404)
        expect((await person.send('editReply', { id: reply, text: 'Van een ander' })).status).toBe(404)
        const tried = (await opened.portal.entries()).slice(logged)
        expect(tried.map(({ outcome }) => outcome)).toEqual(['refused', 'refused'])
        expect((await person.get(`${person.path}?step=edit&id=${id}`)).status).toBe(404)
      }
      expect(await find(annie, id)).toMatchObject({ text: 'Van Annie', replies: [{ text: 'Ook van Annie' }] })
    })

    test('into nothing is told at its field', async () => {
      const id = await annie.place('Niet leeg')
      const answer = await annie.send(`editPost?step=edit&id=${id}`, { id, text: ' ' })
      expect([answer.status, answer.text.includes('Typ eerst een bericht.')]).toEqual([422, true])
      expect((await find(bert, id))?.text).toBe('Niet leeg')
    })
  })

  describe('is taken away', () => {
    test('after a question, and then nothing of it is left in the database', async () => {
      const id = await annie.place('Toch maar niet')
      expect((await annie.get(`${annie.path}?step=remove&id=${id}`)).text).toContain('Wilt u dit bericht verwijderen?')
      expect((await annie.send('remove', { id })).status).toBe(303)
      expect(await rows('post', id)).toEqual([])
    })

    test('with its photos and the own replies of its author; what others replied stays, under a message without words or name', async () => {
      const id = await annie.place('Met reacties')
      await annie.answer(id, 'Nog iets van mij')
      const reply = await bert.answer(id, 'Van Bert')
      await annie.send('remove', { id })
      expect(await find(admin, id)).toMatchObject({ deleted: true, text: '', photos: [], replies: [{ id: reply, text: 'Van Bert' }] })
      expect((await find(admin, id))?.author).toBeUndefined()
      expect(await rows('post', id)).toEqual([expect.objectContaining({ author_id: null, author_name: null, text: '' })])
      expect((await admin.get(admin.path)).text).toContain('Dit bericht is verwijderd.')
      await bert.send('remove', { id: reply })
      expect(await rows('post', id)).toEqual([])
    })

    test('while somebody replies to it, and no reply that was taken is lost', async () => {
      for (let round = 0; round < 12; round += 1) {
        const post = await annie.place(`Ronde ${round}`)
        const key = crypto.randomUUID()
        const [replied] = await Promise.all([bert.send('reply', { key, post, text: 'Net op tijd' }), annie.send('remove', { id: post })])
        expect([303, 422]).toContain(replied.status)
        expect((await find(bert, post))?.replies.map(({ id }) => id) ?? []).toEqual(replied.status === 303 ? [key] : [])
      }
    })

    test('by nobody else', async () => {
      const id = await annie.place('Blijft hangen')
      for (const person of [bert, admin, stranger]) {
        expect((await person.send('remove', { id })).status).toBe(422)
        expect((await person.get(`${person.path}?step=remove&id=${id}`)).status).toBe(404)
      }
      expect((await find(bert, id))?.text).toBe('Blijft hangen')
    })

    test('also by who may not write any more', async () => {
      const elly = await opened.person('Elly')
      const id = await elly.place('Van Elly')
      await opened.portal.store
        .system()
        .updateTable('access')
        .set({ rights: ['prikbord.board:read'] })
        .where('account_id', '=', elly.accountId ?? '')
        .execute()
      expect((await find(elly, id))?.may).toEqual({ edit: false, remove: true, hide: false, show: false })
      expect((await elly.send('editPost', { id, text: 'Anders' })).status).toBe(404)
      expect((await elly.send('remove', { id })).status).toBe(303)
    })

    test('twice is done once, and says calmly that it is not there', async () => {
      const id = await annie.place('Dubbel geklikt')
      await annie.send('remove', { id })
      const again = await annie.send('remove', { id })
      expect([again.status, again.text.includes('Misschien is het al verwijderd.')]).toEqual([422, true])
    })
  })

  describe('is hidden', () => {
    test('by the portal administrator for everybody but its author, who sees by whom and when, and is shown again', async () => {
      const id = await annie.place('Niet aardig')
      await bert.answer(id, 'Vind ik ook')
      expect((await admin.send('hide', { id })).status).toBe(303)
      const hidden = { by: 'Carla Vos', at: '2026-11-22T11:00:00.000Z' }
      expect(await find(annie, id)).toMatchObject({ hidden, own: true, may: { show: false, remove: true } })
      expect(await find(admin, id)).toMatchObject({ hidden, may: { show: true, hide: false } })
      expect(await find(bert, id)).toBeUndefined()
      expect((await annie.get(annie.path)).text).toContain('Carla Vos heeft dit verborgen, vandaag om 12:00.')
      for (const where of ['', `?step=open&id=${id}`, '/../../..'])
        expect((await bert.get(`${bert.path}${where}`.replace('/prikbord/board/../../..', ''))).text).not.toContain('Niet aardig')
      expect((await bert.send('reply', { key: crypto.randomUUID(), post: id, text: 'Hoezo' })).status).toBe(422)
      expect((await admin.send('show', { id })).status).toBe(303)
      expect(await find(bert, id)).toMatchObject({ text: 'Niet aardig', replies: [{ text: 'Vind ik ook' }] })
    })

    test('as a reply alone, with its message still there', async () => {
      const id = await annie.place('Wel aardig')
      const reply = await bert.answer(id, 'Onaardig')
      await admin.send('hide', { id: reply })
      expect((await find(annie, id))?.replies).toEqual([])
      expect((await find(bert, id))?.replies).toMatchObject([{ own: true, hidden: { by: 'Carla Vos' } }])
    })

    test('and under a deleted message shows nothing to who may not see the reply', async () => {
      const id = await annie.place('Gaat weg')
      const reply = await bert.answer(id, 'Wordt verborgen')
      await admin.send('hide', { id: reply })
      await annie.send('remove', { id })
      expect(await find(annie, id)).toBeUndefined()
      expect((await annie.get(`${annie.path}?step=open&id=${id}`)).text).toContain('Dit bericht staat niet op het prikbord')
      expect(await find(bert, id)).toMatchObject({ deleted: true })
    })

    test('by nobody else, not by an administrator of another client, and not what the administrator wrote', async () => {
      const id = await annie.place('Blijft te zien')
      const own = await admin.place('Van de beheerder')
      for (const person of [annie, bert, stranger]) expect((await person.send('hide', { id })).status).toBe(404)
      expect((await admin.send('hide', { id: own })).status).toBe(404)
      expect((await find(bert, id))?.hidden).toBeUndefined()
      expect((await find(bert, own))?.hidden).toBeUndefined()
    })

    test('and stays so when somebody else tries to show it', async () => {
      const id = await annie.place('Verborgen')
      await admin.send('hide', { id })
      for (const person of [annie, bert, stranger]) expect((await person.send('show', { id })).status).toBe(404)
      expect(await find(bert, id)).toBeUndefined()
    })

    test('and is not the newest message on the panel, for anybody', async () => {
      await annie.place('Gewoon nieuws')
      const id = await annie.place('Dit niet')
      const start = `/client/${annie.clientId}`
      expect((await bert.get(start)).text).toContain('Dit niet')
      await admin.send('hide', { id })
      for (const person of [annie, bert, admin]) {
        const { text } = await person.get(start)
        expect([text.includes('Gewoon nieuws'), text.includes('Dit niet')]).toEqual([true, false])
      }
    })
  })

  test('is new to others until they opened the board, and never to its author', async () => {
    for (const person of [annie, bert]) await person.board()
    const id = await annie.place('Iets nieuws')
    const reply = await annie.answer(id, 'En nog iets')
    const first = await find(bert, id)
    expect([first?.new, first?.replies.map((one) => one.new)]).toEqual([true, [true]])
    expect((await find(annie, id))?.new).toBe(false)
    const second = await find(bert, id)
    expect([second?.new, second?.replies.map((one) => one.new)]).toEqual([false, [false]])
    expect(second?.replies[0]?.id).toBe(reply)
  })

  test('is counted on the start page until the board was opened: what others wrote, and of that what this reader may see', async () => {
    const counted = async (person: Person) => />(\d+) nieuw</.exec((await person.get(`/client/${person.clientId}`)).text)?.[1]
    const reader = await opened.person('Kees')
    await reader.board()
    await reader.place('Van Kees zelf')
    expect(await counted(reader)).toBeUndefined()
    const id = await annie.place('Eén')
    await annie.answer(id, 'Twee')
    const hidden = await annie.place('Drie')
    expect(await counted(reader)).toBe('3')
    await admin.send('hide', { id: hidden })
    expect(await counted(reader)).toBe('2')
    await reader.get(`/client/${reader.clientId}`)
    expect(await counted(reader)).toBe('2')
    await reader.board()
    expect(await counted(reader)).toBeUndefined()
  })

  test('is new to nobody who opens the board for the first time', async () => {
    const newcomer = await opened.person('Nieuw')
    expect((await newcomer.board()).posts.some((post) => post.new)).toBe(false)
  })

  test('goes altogether with the copy of the client', async () => {
    const { portal } = opened
    await portal.store.system().updateTable('client').set({ care_ended_on: '2026-10-01' }).where('id', '=', annie.clientId).execute()
    const client = `client_id = '${annie.clientId}'`
    const counts = async () =>
      Promise.all(
        ['board', 'post', 'reply', 'photo', 'seen'].map(
          async (table) => (await portal.store.execute(`select from prikbord_${table} where ${client}`)).rows.length,
        ),
      )
    expect((await counts()).filter((count) => count === 0)).toHaveLength(1)
    await portal.store.execute(`update client set end_told_of = care_ended_on, end_told_at = '2026-10-02' where id = '${annie.clientId}'`)
    expect(await portal.erase({ by: 'Test', acceptMany: true })).toMatchObject({ erased: 1 })
    expect(await counts()).toEqual([0, 0, 0, 0, 0])
  })
})

describe('an organisation that wants no photos, replies or hiding', () => {
  let opened: BoardPortal
  beforeAll(async () => {
    opened = await openBoard({ photos: false, replies: false, hiding: false })
  })
  afterAll(() => opened.portal.close())

  test('has no rights, forms and buttons for them', async () => {
    expect([...opened.portal.composition.rights.keys()].filter((id) => id.startsWith('prikbord'))).toEqual([
      'prikbord.board:read',
      'prikbord.board:post',
    ])
    const annie = await opened.person('Annie')
    const admin = await opened.person('Carla', { admin: true })
    const id = await annie.place('Alleen lezen')
    const { text } = await admin.get(admin.path)
    expect([text.includes('Alleen lezen'), text.includes('Reageren'), text.includes('Verbergen')]).toEqual([true, false, false])
    for (const action of ['reply', 'hide', 'postWithPhotos'])
      expect((await admin.send(action, { id, key: id, post: id, text: 'x' })).status).toBe(404)
    expect((await admin.get(`${admin.path}?step=write`)).text).toContain('/board/post?step=write"')
  })
})

test('who may only read sees the board and no way to write on it', async () => {
  const opened = await openBoard()
  try {
    const annie = await opened.person('Annie')
    const reader = await opened.person('Lezer', { rights: ['read'] })
    const id = await annie.place('Lees dit')
    const { text } = await reader.get(reader.path)
    expect([text.includes('Lees dit'), text.includes('Plaats een bericht'), text.includes('Reageren')]).toEqual([true, false, false])
    expect((await reader.get(`${reader.path}?step=write`)).status).toBe(404)
    const fields = { key: crypto.randomUUID(), text: 'Toch', post: id }
    for (const action of ['post', 'reply', 'postWithPhotos']) expect((await reader.send(action, fields)).status).toBe(404)
    const photographer = await opened.person('Fotograaf', { rights: ['read', 'photo'] })
    expect((await photographer.send('postWithPhotos', toForm({ key: fields.key, text: 'Toch' }, []))).status).toBe(422)
    expect((await annie.board()).posts).toHaveLength(1)
  } finally {
    await opened.portal.close()
  }
})
