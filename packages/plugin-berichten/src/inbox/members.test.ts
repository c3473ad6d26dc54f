import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMessagePortal, READ, tick, type MessagePortal, type Writer } from '../testing/message-portal.ts'

const databaseUrl = process.env['TEST_DATABASE_URL']
const databases = [
  { name: 'pglite', options: {} },
  ...(databaseUrl === undefined ? [] : [{ name: 'postgresql', options: { databaseUrl } }]),
]

describe.each(databases)('a conversation between contacts, on $name', ({ options }) => {
  let open: MessagePortal
  let anna: Writer
  let bram: Writer
  let cor: Writer

  beforeAll(async () => {
    open = await openMessagePortal({ between: 'contacts', receipts: true }, options)
    anna = await open.arrive('Anna')
    bram = await open.arrive('Bram')
    cor = await open.arrive('Cor')
  })
  afterAll(() => open.portal.close())

  const start = async (fields: Record<string, string> = {}) => {
    const { key, status } = await anna.send({ ...tick(bram), ...fields })
    expect(status).toBe(303)
    return key
  }
  const badgeOf = async (writer: Writer) =>
    /** What the list counts as new. */ ((await writer.read()) as { threads: { unread: number }[] }).threads.reduce(
      (sum, { unread }) => sum + unread,
      0,
    )

  test('is read by those who were chosen, and goes both ways in the order in which it was sent', async () => {
    const thread = await start({ topic: 'Verjaardag', text: 'Zullen we taart meenemen?' })
    expect(await bram.read()).toMatchObject({ threads: [{ id: thread, topic: 'Verjaardag', others: ['Anna'], unread: 1 }] })
    expect(await bram.read(`?thread=${thread}`)).toMatchObject({
      messages: [{ author: 'Anna', text: 'Zullen we taart meenemen?', isNew: true }],
    })
    expect(await badgeOf(bram)).toBe(0)
    expect((await bram.reply(thread, 'Ja, appeltaart.')).status).toBe(303)
    expect(await anna.read(`?thread=${thread}`)).toMatchObject({
      messages: [
        { isOwn: true, text: 'Zullen we taart meenemen?', seenBy: ['Bram'] },
        { author: 'Bram', text: 'Ja, appeltaart.', isNew: true },
      ],
    })
  })

  test('shows nothing of itself to who may read messages and was not chosen: no line, page, JSON, file, count or answer', async () => {
    const thread = await start({ topic: 'Alleen wij', text: 'Niet voor Cor' })
    const { key: draftKey } = { key: crypto.randomUUID() }
    expect(JSON.stringify(await cor.read())).not.toContain('Alleen wij')
    expect((await cor.get(cor.inbox)).text).not.toContain('Alleen wij')
    expect((await cor.get(`/client/${cor.clientId}`)).text).not.toContain('Alleen wij')
    const strange = await cor.get(`${cor.inbox}?thread=${thread}`)
    const nothing = await cor.get(`${cor.inbox}?thread=${crypto.randomUUID()}`)
    expect(strange.status).toBe(404)
    expect(strange.text).toBe(nothing.text)
    expect((await cor.json(`${cor.inbox}?thread=${thread}`)).status).toBe(404)
    expect((await cor.reply(thread, 'Ik ook')).status).toBe(404)
    expect((await cor.post(`${cor.inbox}/saveDraft`, { key: draftKey, thread, text: 'Ik ook' })).status).toBe(404)
    expect(await badgeOf(cor)).toBe(0)
    expect([await bram.countOnStart(), await cor.countOnStart()]).toEqual([1, 0])
    expect(JSON.stringify(await anna.read(`?thread=${thread}`))).not.toContain('Ik ook')
  })

  test('hands its files to its members alone', async () => {
    const letter = new File([Buffer.from('%PDF-1.4\\n%%EOF')], '<b>brief</b>.pdf', { type: 'application/pdf' })
    const key = crypto.randomUUID()
    const sent = await anna.submit('send?new=1', { key, topic: 'Brief', text: 'Zie de brief', ...tick(bram) }, [letter])
    expect(sent.status).toBe(303)
    const shown = (await bram.read(`?thread=${key}`)) as { messages: { attachments: { id: string; isPhoto: boolean }[] }[] }
    const [file] = shown.messages[0]?.attachments ?? []
    expect(file).toMatchObject({ isPhoto: false })
    const path = (writer: Writer) => `${writer.inbox}/media/${file?.id ?? ''}`
    expect((await bram.get(path(bram))).text).toContain('%PDF-1.4')
    expect((await cor.get(path(cor))).status).toBe(404)
    expect((await bram.get(`${bram.inbox}?thread=${key}`)).text).not.toContain('<b>brief')
  })

  test('is sent to nobody but who may read messages of this client now', async () => {
    const elsewhere = await open.arrive('Els', { clientNumber: '200' })
    const blind = await open.arrive('Dirk', { rights: [] })
    for (const person of [elsewhere, blind]) {
      const { status, text } = await anna.send({ ...tick(bram), ...tick(person), topic: 'Te ver', text: 'Hallo' })
      expect(status).toBe(422)
      expect(text).toContain('kan geen berichten meer lezen')
    }
    expect(JSON.stringify(await bram.read())).not.toContain('Te ver')
    expect((await anna.send({ topic: 'Aan niemand' })).text).toContain('Kies aan wie het bericht is')
  })

  test('is not begun and not answered by who may only read', async () => {
    const reader = await open.arrive('Lezer', { rights: [READ] })
    const thread = await start(tick(reader))
    expect(await reader.read(`?thread=${thread}`)).toMatchObject({ topic: 'Zondag' })
    expect((await reader.reply(thread, 'Nee')).status).toBe(404)
    expect((await reader.send(tick(anna))).status).toBe(404)
    expect((await reader.get(`${reader.inbox}?thread=${thread}`)).text).not.toContain('textarea')
  })

  test('that is sent twice with one form is one, and so is an answer', async () => {
    const key = await start({ topic: 'Dubbel' })
    await start({ topic: 'Dubbel', key })
    const answer = await bram.reply(key, 'Eén keer')
    await bram.reply(key, 'Eén keer', answer.key)
    expect(((await anna.read()) as { threads: { topic: string }[] }).threads.filter(({ topic }) => topic === 'Dubbel')).toHaveLength(1)
    expect(await anna.read(`?thread=${key}`)).toMatchObject({ messages: [{ text: 'Wie gaat er mee wandelen?' }, { text: 'Eén keer' }] })
  })

  test('tells the other members, once and without a word of it', async () => {
    const key = await start({ topic: 'Geheim onderwerp', text: 'Geheime tekst' })
    await start({ topic: 'Geheim onderwerp', text: 'Geheime tekst', key })
    const told = (await bram.get('/mijn/core/notices')).text
    expect(told).toContain('Anna heeft u een bericht gestuurd')
    expect(told).not.toMatch(/Geheime? /)
    expect((await cor.get('/mijn/core/notices')).text).not.toContain('bericht gestuurd')
    expect((await anna.get('/mijn/core/notices')).text).not.toContain('Anna heeft u een bericht gestuurd')
  })

  test('is closed to a member whose access ended, and stays as it was for the others, with their name', async () => {
    const guest = await open.arrive('Gast')
    const thread = await start(tick(guest))
    await guest.reply(thread, 'Dag allemaal')
    await open.portal.store
      .system()
      .updateTable('access')
      .set({ revoked_at: open.portal.clock.now() })
      .where('account_id', '=', guest.accountId ?? '')
      .execute()
    expect((await guest.get(`${guest.inbox}?thread=${thread}`)).status).toBe(404)
    expect(await anna.read(`?thread=${thread}`)).toMatchObject({
      others: ['Bram', 'Gast'],
      gone: ['Gast'],
      messages: [{}, { author: 'Gast', text: 'Dag allemaal' }],
    })
  })

  test('keeps a draft for its writer alone, until it is sent or emptied', async () => {
    const thread = await start()
    const key = crypto.randomUUID()
    const save = (fields: Record<string, string>) => bram.post(`${bram.inbox}/saveDraft`, { key, thread, ...fields })
    expect((await save({ text: 'Half een antw' })).status).toBe(303)
    expect(await bram.read(`?thread=${thread}`)).toMatchObject({ draft: { text: 'Half een antw' } })
    expect((await bram.get(`${bram.inbox}?thread=${thread}`)).text).toContain('>Half een antw</textarea>')
    expect(JSON.stringify(await anna.read(`?thread=${thread}`))).not.toContain('Half een antw')
    await bram.reply(thread, 'Heel antwoord', key)
    expect(await bram.read(`?thread=${thread}`)).not.toHaveProperty('draft')
    // A script that saves just after the form was sent.
    await save({ text: 'Half een antw' })
    expect(await bram.read(`?thread=${thread}`)).not.toHaveProperty('draft')
    await save({ key: crypto.randomUUID(), text: 'Nog een' })
    await save({ key: crypto.randomUUID(), text: ' ' })
    expect(await bram.read(`?thread=${thread}`)).not.toHaveProperty('draft')
  })

  test('keeps the draft of a new one with who was chosen', async () => {
    await cor.post(`${cor.inbox}/saveDraft`, { key: crypto.randomUUID(), topic: 'Later', text: '', ...tick(anna) })
    expect(await cor.read('?new=1')).toMatchObject({ draft: { topic: 'Later', recipients: [anna.accountId] } })
    expect(await cor.read()).toMatchObject({ hasDraft: true })
    expect((await cor.get(`${cor.inbox}?new=1`)).text).toMatch(new RegExp(`name="to.${anna.accountId ?? ''}" checked`))
  })

  test('keeps what was typed on the page when it could not be sent', async () => {
    const { status, text } = await anna.send({ topic: 'x'.repeat(101), text: '', ...tick(bram) })
    expect(status).toBe(422)
    expect(text).toContain('Een onderwerp heeft hooguit 100 tekens')
    expect(text).toContain('Typ een bericht')
    expect(text).toContain(`value="${'x'.repeat(101)}"`)
  })

  test('is saved with every page of every conversation of who saves, and of nobody else', async () => {
    const eva = await open.arrive('Eva')
    for (let index = 0; index < 22; index += 1) await eva.send({ ...tick(anna), topic: `Gesprek ${index}` })
    const part = open.portal.composition.parts.get('berichten.inbox')?.part
    const seen: string[] = []
    let query: Readonly<Record<string, string>> | undefined = {}
    while (query) {
      const page = await eva.read(`?${new URLSearchParams(query)}`)
      const { page: kind, topic } = page as { page: string; topic?: string }
      seen.push(kind === 'thread' ? (topic ?? '') : kind)
      query = part?.nextPage?.(page)
    }
    expect(seen).toEqual(['list', 'list', ...Array.from({ length: 22 }, (_, index) => `Gesprek ${21 - index}`)])
  })

  test('is listed by cursor, and saved whole page after page', async () => {
    const dave = await open.arrive('Dave')
    const thread = await anna.send({ ...tick(dave), topic: 'Lang' }).then(({ key }) => key)
    for (let index = 1; index <= 24; index += 1) await dave.reply(thread, `Bericht ${index}`)
    const last = (await dave.read(`?thread=${thread}`)) as { messages: { text: string }[]; older: string }
    expect(last.messages.map(({ text }) => text)).toEqual(Array.from({ length: 20 }, (_, index) => `Bericht ${index + 5}`))
    const first = (await dave.read(`?thread=${thread}&before=${last.older}`)) as { messages: { text: string }[] }
    expect(first.messages.map(({ text }) => text)).toEqual([
      'Wie gaat er mee wandelen?',
      'Bericht 1',
      'Bericht 2',
      'Bericht 3',
      'Bericht 4',
    ])
  })
})
