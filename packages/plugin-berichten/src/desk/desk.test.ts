import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openMessagePortal, toFormData, type MessagePortal, type Writer } from '../testing/message-portal.ts'

const databaseUrl = process.env['TEST_DATABASE_URL']
const databases = [
  { name: 'pglite', options: {} },
  ...(databaseUrl === undefined ? [] : [{ name: 'postgresql', options: { databaseUrl } }]),
]
const DESK = '/beheer/berichten/desk'

describe.each(databases)('a conversation with the organisation, on $name', ({ options }) => {
  let open: MessagePortal
  let isOpen = false
  let anna: Writer
  let staff: Awaited<ReturnType<MessagePortal['portal']['staff']>>

  const begin = async (chosen: Partial<Parameters<typeof openMessagePortal>[0]> = {}, more = {}) => {
    if (isOpen) await open.portal.close()
    open = await openMessagePortal(
      { between: 'coordinator', answerWithinDays: 2, receipts: true, topics: ['Vraag over het plan'], ...chosen } as never,
      { ...options, ...more },
    )
    isOpen = true
    anna = await open.arrive('Anna')
    staff = await open.portal.staff(['answering'])
  }
  beforeEach(() => begin())
  afterEach(async () => {
    isOpen = false
    await open.portal.close()
  })

  const ask = (fields: Record<string, string> = {}) =>
    anna.send({ topic: 'Vraag over het plan', text: 'Mag het plan korter?', ...fields }).then(({ key }) => key)
  const answer = (thread: string, text: string, key = crypto.randomUUID()) =>
    staff.post(`${DESK}/answer?thread=${thread}`, toFormData({ key, thread, text }))
  const deskList = async (query = '') =>
    ((await staff.json(`${DESK}${query}`)).json() as { data: { lines: Record<string, unknown>[] } }).data

  test('is for who wrote it and the desk, and for nobody else around the client', async () => {
    const thread = await ask()
    const bram = await open.arrive('Bram')
    expect(JSON.stringify(await bram.read())).not.toContain(thread)
    expect((await bram.get(`${bram.inbox}?thread=${thread}`)).status).toBe(404)
    expect(await deskList()).toMatchObject({
      waiting: 1,
      lines: [{ id: thread, from: 'Anna', client: 'Cliënt 100', topic: 'Vraag over het plan' }],
    })
    expect((await staff.get('/beheer')).text).toContain('1 wacht')
  })

  test('is answered in the name of the team: the own side reads no name of staff, the desk does', async () => {
    const thread = await ask()
    const name = (
      await open.portal.store.system().selectFrom('account').select('name').where('id', '=', staff.accountId).executeTakeFirstOrThrow()
    ).name
    expect((await answer(thread, 'Dat bespreken we dinsdag.')).status).toBe(303)
    const page = await anna.get(`${anna.inbox}?thread=${thread}`)
    expect(page.text).toContain('Dat bespreken we dinsdag.')
    expect(page.text).toContain('Team Testzorg')
    expect(page.text + JSON.stringify(await anna.read(`?thread=${thread}`))).not.toContain(name)
    expect((await anna.get('/mijn/core/notices')).text).toContain('Testzorg heeft geantwoord op uw bericht')
    expect((await staff.get(`${DESK}?thread=${thread}`)).text).toContain(`${name}, namens Team Testzorg`)
    expect(await deskList()).toMatchObject({ waiting: 0, lines: [] })
    expect(await deskList('?show=answered')).toMatchObject({ lines: [{ id: thread }] })
  })

  test('shows who answered where the organisation shows names', async () => {
    await begin({ staffNames: 'show' })
    const name = (
      await open.portal.store.system().selectFrom('account').select('name').where('id', '=', staff.accountId).executeTakeFirstOrThrow()
    ).name
    const thread = await ask()
    await answer(thread, 'Dag.')
    expect((await anna.get(`${anna.inbox}?thread=${thread}`)).text).toContain(`${name}, Team Testzorg`)
  })

  test('is late after the promised working days, and who waits longest stands first', async () => {
    // Sunday: two working days later is Tuesday.
    const first = await ask()
    open.portal.clock.advance('48h')
    expect(await anna.read(`?thread=${first}`)).toMatchObject({ answerBy: '2026-11-24' })
    const second = await ask()
    await anna.reply(first, 'Nog een vraag')
    expect(await deskList()).toMatchObject({
      lines: [
        { id: first, term: { due: '2026-11-24', isLate: false } },
        { id: second, term: { due: '2026-11-26', isLate: false } },
      ],
    })
    open.portal.clock.advance('24h')
    expect(await deskList()).toMatchObject({
      lines: [
        { id: first, term: { isLate: true } },
        { id: second, term: { isLate: false } },
      ],
    })
    expect(await anna.read(`?thread=${first}`)).not.toHaveProperty('answerBy')
  })

  test.each([
    'after=12',
    'after=2026-02-31T00:00:00.000Z~01a202e9-b380-7001-9663-dd73837c0160',
    'after=2026-19-39T29:00:00.000Z~01a202e9-b380-7001-9663-dd73837c0160',
    'show=closed&after=2026-01-01T00:00:00.000Z~01a202e9-b380-7001-9663-dd73837c0160',
  ])('is not looked for at a place in the list that somebody made up (%s)', async (query) => {
    await ask()
    expect((await staff.get(`${DESK}?${query}`)).status).toBe(400)
  })

  test('is taken by one of the staff, given back, closed, and opened again by a next message', async () => {
    const thread = await ask()
    const colleague = await open.portal.staff(['answering'])
    const press = (action: string, by = staff) => by.post(`${DESK}/${action}`, { thread })
    await press('take')
    expect(await deskList()).toMatchObject({ lines: [{ taken: { isMine: true } }] })
    await press('release', colleague)
    expect(await deskList()).toMatchObject({ lines: [{ taken: { isMine: true } }] })
    await press('release')
    expect((await deskList()).lines[0]).not.toHaveProperty('taken')
    await press('close')
    expect(await deskList()).toMatchObject({ waiting: 0 })
    expect(await deskList('?show=closed')).toMatchObject({ lines: [{ id: thread }] })
    await anna.reply(thread, 'Toch nog iets')
    expect(await deskList()).toMatchObject({ waiting: 1, lines: [{ id: thread }] })
  })

  test('is only read by who may only read, and is not there for who is no staff', async () => {
    const thread = await ask()
    const reader = await open.portal.staff(['reading'])
    expect((await reader.get(`${DESK}?thread=${thread}`)).text).toContain('Mag het plan korter?')
    expect((await reader.get(`${DESK}?thread=${thread}`)).text).not.toContain('<textarea')
    for (const action of ['take', 'close']) expect((await reader.post(`${DESK}/${action}`, { thread })).status).toBe(404)
    expect((await anna.get(DESK)).status).toBe(404)
    expect((await staff.get(`${anna.inbox}?thread=${thread}`)).status).toBe(404)
  })

  test('shows its writer that staff opened it', async () => {
    const thread = await ask()
    expect(await anna.read(`?thread=${thread}`)).toMatchObject({ messages: [{ seenBy: [] }] })
    await staff.get(`${DESK}?thread=${thread}`)
    expect((await anna.get(`${anna.inbox}?thread=${thread}`)).text).toContain('Gelezen door Team Testzorg')
  })

  test('that is answered twice with one form has one answer, and tells once', async () => {
    const thread = await ask()
    const key = crypto.randomUUID()
    await answer(thread, 'Ja', key)
    await answer(thread, 'Ja', key)
    expect(((await anna.read(`?thread=${thread}`)) as { messages: unknown[] }).messages).toHaveLength(2)
    expect((await anna.get('/mijn/core/notices')).text.match(/heeft geantwoord/gu)).toHaveLength(2)
  })

  test('of another subject than the organisation takes is refused', async () => {
    expect((await anna.send({ topic: 'Iets anders' })).status).toBe(422)
  })

  test('says that nobody reads every day and whom to call', async () => {
    await begin({ phone: '040 123 45 67' })
    for (const query of ['', '?new=1']) {
      const { text } = await anna.get(`${anna.inbox}${query}`)
      expect(text).toContain('Berichten worden niet dagelijks gelezen')
      expect(text).toContain('<a href="tel:0401234567">040\u00A0123\u00A045\u00A067</a>')
      expect(text).toContain('binnen 2 werkdagen antwoord')
    }
  })

  test('never shows staff a conversation between contacts, also where an organisation had them before', async () => {
    const thread = crypto.randomUUID()
    await open.portal.store
      .execute(`insert into berichten_thread (id, client_id, topic, to_organisation, started_at, last_position, handed_over)
      values ('${thread}', '${anna.clientId}', 'Onder ons', false, now(), 0, false)`)
    await open.portal.store.execute(`insert into berichten_message (id, client_id, thread_id, side, account_id, author_name, text, sent_at)
      values ('${thread}', '${anna.clientId}', '${thread}', 'own', '${anna.accountId ?? ''}', 'Anna', 'Onder ons', now())`)
    await open.portal.store.execute(`update berichten_thread set last_position = (select max(position) from berichten_message)`)
    for (const show of ['waiting', 'answered', 'closed', 'record'])
      expect(JSON.stringify(await deskList(`?show=${show}`))).not.toContain('Onder ons')
    expect((await staff.get(`${DESK}?thread=${thread}`)).status).toBe(404)
    expect((await answer(thread, 'Dag')).status).toBe(404)
  })

  test('goes to the care record where that answers: its replies stand in the conversation, and the desk only reads', async () => {
    await begin({ answeredBy: 'record' }, { takesMessages: true })
    await open.portal.start()
    const thread = await ask()
    await open.portal.runJobs(60)
    expect([...open.memory.taken.values()]).toMatchObject([
      { message: { id: thread, thread, topic: 'Vraag over het plan', sender: { name: 'Anna' } } },
    ])
    expect(await deskList()).toMatchObject({ waiting: 0 })
    expect(await deskList('?show=record')).toMatchObject({ lines: [{ id: thread }] })
    expect((await staff.get(`${DESK}?thread=${thread}`)).text).toContain('Dit bericht staat in het zorgdossier')
    expect((await staff.post(`${DESK}/answer?thread=${thread}`, { key: crypto.randomUUID(), thread, text: 'Dag' })).status).toBe(422)
    const { Message } = await import('@voordeur/core/care')
    open.memory.steps = ['100', '200'].map((number) => ({
      client: { sourceId: number, number, name: `Cliënt ${number}` },
      records: [
        {
          type: Message,
          id: 'antwoord',
          place: { file: 'x' },
          data: { sentAt: '2026-11-22T12:00:30+01:00', paragraphs: ['Ja, dat kan.'], answers: thread },
        },
      ],
    }))
    await open.portal.sync()
    open.portal.clock.advance('1h')
    expect(await anna.read()).toMatchObject({ threads: [{ unread: 1 }] })
    const bram = await open.arrive('Bram')
    expect([await anna.countOnStart(), await bram.countOnStart()]).toEqual([1, 0])
    expect(await anna.read(`?thread=${thread}`)).toMatchObject({ messages: [{ sent: 'sent' }, { text: 'Ja, dat kan.', isNew: true }] })
    expect(await anna.read()).toMatchObject({ threads: [{ unread: 0 }] })
    expect(JSON.stringify(await bram.read())).not.toContain('dat kan')
  })

  test('is answered by the desk all the same where no source takes messages', async () => {
    await begin({ answeredBy: 'record' })
    await ask()
    expect(await deskList()).toMatchObject({ waiting: 1 })
  })
})
