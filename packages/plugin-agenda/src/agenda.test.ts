import { afterEach, describe, expect, test } from 'vitest'
import type { Entry } from './calendar/entry.ts'
import type { CalendarPage } from './calendar/page.ts'
import { MOST_ITEMS } from './writing/write.ts'
import { FIELDS, openAgenda, type AgendaPortal, type Booked, type Person } from './testing/open-agenda.ts'

const databases = [undefined, ...(process.env['TEST_DATABASE_URL'] === undefined ? [] : [process.env['TEST_DATABASE_URL']])]
const PHYSIO: Booked = {
  title: 'Fysiotherapie',
  start: '2026-11-23T10:00:00+01:00',
  end: '2026-11-23T10:30:00+01:00',
  location: 'Oefenzaal',
  participants: [{ staff: { name: 'Fatma Öz', role: 'fysiotherapeut' } }],
}
const entriesOf = (page: CalendarPage): readonly Entry[] => ('entries' in page ? page.entries : [])
const sayEach = (page: CalendarPage) => entriesOf(page).map(({ day, begins, title, state }) => [day, begins ?? '', title, state].join(' '))
const daysOf = async (person: Person, query?: string) => entriesOf(await person.shown(query)).map(({ day }) => day)

describe.each(databases)('the agenda, on %s', (databaseUrl) => {
  let it: AgendaPortal
  afterEach(() => it.portal.close())
  const open = async (given: Parameters<typeof openAgenda>[0] = {}) => {
    it = await openAgenda({ databaseUrl, ...given })
    return it
  }

  test('shows what the care record and the family have for the coming days, in order, and nothing of another client', async () => {
    const { person } = await open({
      booked: [
        PHYSIO,
        { title: 'Kapper', start: '2026-11-25', status: 'cancelled' },
        { title: 'Huisarts', start: '2026-11-25T09:00:00+01:00', status: 'proposed' },
        { title: 'VERGISSING', start: '2026-11-25T09:00:00+01:00', status: 'entered-in-error' },
        { title: 'GEWEEST', start: '2026-11-20T09:00:00+01:00' },
        { title: 'Vakantie', start: '2026-11-19', end: '2026-11-24' },
        { title: 'VEEL LATER', start: '2027-01-05T09:00:00+01:00' },
      ],
    })
    const marjan = await person()
    await marjan.write({ begins: '08:00' })
    expect(sayEach(await marjan.shown())).toEqual([
      '2026-11-19  Vakantie planned',
      '2026-11-23 10:00 Fysiotherapie planned',
      '2026-11-25  Kapper cancelled',
      '2026-11-25 08:00 Koffie planned',
      '2026-11-25 09:00 Huisarts tentative',
    ])
    const { text } = await marjan.get(marjan.path)
    expect(text).toMatch(/<s>Kapper<\/s><\/bdi><\/a><strong> \(Afgezegd\)/)
    expect(text).toContain('Nog niet zeker')
    expect(text).not.toMatch(/VERGISSING|GEWEEST|VEEL LATER|GEHEIM/)
    expect(text).not.toContain('Fatma')
  })

  test('leads onwards and back, a month of days at a time, and to the end of the century at most', async () => {
    const { person } = await open({ booked: [{ title: 'Ver weg', start: '2027-01-05T09:00:00+01:00' }] })
    const marjan = await person()
    const first = await marjan.shown()
    expect(first).toMatchObject({ kind: 'list', from: '2026-11-22', until: '2026-12-22', earlier: '2026-10-23', later: '2026-12-22' })
    expect(sayEach(await marjan.shown('?from=2026-12-22'))).toEqual(['2027-01-05 09:00 Ver weg planned'])
    expect(await marjan.shown('?from=2099-12-20')).not.toHaveProperty('later')
    expect(await marjan.shown('?from=2000-01-05')).not.toHaveProperty('earlier')
    for (const query of ['?from=2100-01-01', '?from=2026-02-30', '?month=2026-13&view=month', '?view=x'])
      expect((await marjan.get(marjan.path + query)).status).toBe(400)
  })

  test('shows a month as a table with the names of the days, today and how many there are', async () => {
    const { person } = await open({ booked: [PHYSIO] })
    const marjan = await person()
    await marjan.write({ day: '2026-11-23', begins: '09:00' })
    const { text } = await marjan.get(`${marjan.path}?view=month&month=2026-11`)
    expect(text).toMatch(/<th scope="col" abbr="maandag">ma<\/th>/)
    expect(text.match(/<tr>/g)).toHaveLength(7)
    expect(text).toMatch(/aria-current="date"[^>]*><span class="month-day"><time datetime="2026-11-22">22<\/time>/i)
    expect(text).toMatch(/from=2026-11-23"[^>]*><time datetime="2026-11-23">23<\/time><span class="visually-hidden">, 2 afspraken/i)
    expect(await marjan.shown('?view=month&month=2026-11')).toMatchObject({ earlier: '2026-10', later: '2026-12' })
    expect((await marjan.get(`${marjan.path}?view=month&month=2026-12`)).text).toContain('Geen afspraken in december 2026')
  })

  test('has the next appointment on its panel: not one that was cancelled, and not one that began', async () => {
    const { person, portal } = await open({
      booked: [
        PHYSIO,
        { title: 'Vanochtend', start: '2026-11-22T09:00:00+01:00' },
        { title: 'Afgezegd', start: '2026-11-22T14:00:00+01:00', status: 'cancelled' },
      ],
    })
    const marjan = await person()
    const line = async () =>
      /panel-title.*?<\/section>|<time datetime[^§]*?<\/strong>/is.exec((await marjan.get(`/client/${marjan.clientId}`)).text)?.[0]
    expect((await line())?.replaceAll(/<[^>]*>/g, '')).toContain('Morgen om 10:00 Fysiotherapie')
    portal.clock.set('2026-11-23T09:00:00Z')
    expect((await line())?.replaceAll(/<[^>]*>/g, '')).toContain('Vandaag om 10:00 Fysiotherapie')
    portal.clock.set('2026-11-23T09:01:00Z')
    expect((await marjan.get(`/client/${marjan.clientId}`)).text).toContain('Geen afspraken in de komende 30 dagen')
  })

  test('takes an appointment once, however often its form is sent, and tells the others once', async () => {
    const { person, notices } = await open()
    const [marjan, noor, stranger] = [
      await person(),
      await person({ name: 'Noor', rights: ['read'] }),
      await person({ clientNumber: '200' }),
    ]
    const key = crypto.randomUUID()
    const sent = await Promise.all(Array.from({ length: 4 }, () => marjan.send('add', { key, ...FIELDS })))
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303, 303])
    expect(await daysOf(marjan)).toEqual(['2026-11-25'])
    expect([await notices(noor), await notices(marjan), await notices(stranger)]).toEqual([1, 0, 0])
    const { text } = await noor.get('/mijn/core/notices')
    expect(text).toContain('Er staat een nieuwe afspraak in de agenda van Mevrouw Alblas')
    expect(text).not.toContain('Koffie')
  })

  test('holds so many appointments of one client and no more, and says so', async () => {
    const { person, portal } = await open()
    const marjan = await person()
    await portal.store.execute(
      `insert into agenda_item (id, client_id, title, day, repeats, made_by, made_by_name, made_at)
        select gen_random_uuid(), $1, 'Oud', '2020-01-01', 'none', $2, 'Noor', now() from generate_series(1, ${MOST_ITEMS})`,
      [marjan.clientId, marjan.accountId],
    )
    const answer = await marjan.post(`${marjan.path}/add?view=add`, { key: crypto.randomUUID(), ...FIELDS })
    expect([answer.status, answer.text.includes('De agenda is vol.')]).toEqual([422, true])
  })

  test('leads after saving to where the appointment stands', async () => {
    const { person } = await open()
    const marjan = await person()
    const to = async (day: string) => (await marjan.send('add', { key: crypto.randomUUID(), ...FIELDS, day })).headers.get('location')
    expect(await to('2026-11-25')).toBe(`${marjan.path}?done=calendar.added`)
    expect(await to('2027-03-01')).toBe(`${marjan.path}?from=2027-03-01&done=calendar.added`)
  })

  test('shows a form that can not be taken again, with what was typed and what is wrong', async () => {
    const { person } = await open()
    const marjan = await person()
    const typed = { ...FIELDS, title: '', ends: '09:00', note: 'Blijft <b>staan</b>' }
    const answer = await marjan.post(`${marjan.path}/add?view=add`, { key: crypto.randomUUID(), ...typed })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('Vul in wat er is.')
    expect(answer.text).toContain('Vul een tijd in die later is dan het begin.')
    expect(answer.text).toContain('Blijft &lt;b>staan&lt;/b>')
    expect(await daysOf(marjan)).toEqual([])
  })

  test('is written by who has the right, and by nobody else', async () => {
    const { person } = await open()
    const reader = await person({ rights: ['read'] })
    expect((await reader.get(reader.path)).text).not.toContain('view=add')
    expect((await reader.get(`${reader.path}?view=add`)).status).toBe(404)
    expect((await reader.send('add', { key: crypto.randomUUID(), ...FIELDS })).status).toBe(404)
  })

  test('is changed by who wrote it only; taken away by them and the portal administrator', async () => {
    const { person } = await open()
    const [marjan, noor] = [await person(), await person({ name: 'Noor' })]
    const admin = await person({ name: 'Beheerder', admin: true })
    const id = await marjan.write({})
    for (const other of [noor, admin]) {
      expect((await other.send('change', { id, ...FIELDS, title: 'Anders' })).status).toBe(404)
      expect((await other.get(`${other.path}?view=change&item=${id}`)).status).toBe(404)
    }
    expect((await noor.send('remove', { id })).status).toBe(404)
    expect((await noor.get(`${noor.path}?item=${id}&day=2026-11-25`)).text).not.toContain('/remove"')
    expect((await marjan.send('change', { id, ...FIELDS, title: 'Thee' })).status).toBe(303)
    expect(sayEach(await noor.shown())).toEqual(['2026-11-25 10:00 Thee planned'])
    expect((await admin.send('remove', { id })).status).toBe(303)
    expect(await daysOf(marjan)).toEqual([])
  })

  test('is taken away by who wrote it also when they may not write any more', async () => {
    const { person, portal } = await open()
    const marjan = await person()
    const id = await marjan.write({})
    await portal.store
      .system()
      .updateTable('access')
      .set({ rights: ['agenda.calendar:read'] })
      .where('account_id', '=', marjan.accountId ?? '')
      .execute()
    expect((await marjan.send('change', { id, ...FIELDS })).status).toBe(404)
    expect((await marjan.send('remove', { id })).status).toBe(303)
  })

  test('leaves one time out and keeps the others, twice the same once; a day that is none of its days is not there', async () => {
    const { person } = await open()
    const marjan = await person()
    const id = await marjan.write({ repeats: 'weekly', lastDay: '2026-12-16' })
    const once = await marjan.write({ day: '2026-11-26' })
    for (const day of ['2026-12-02', '2026-12-02']) expect((await marjan.send('skip', { id, day })).status).toBe(303)
    expect(await daysOf(marjan)).toEqual(['2026-11-25', '2026-11-26', '2026-12-09', '2026-12-16'])
    for (const [item, day] of [
      [id, '2026-12-03'],
      [id, '2026-12-23'],
      [once, '2026-11-26'],
    ] as const)
      expect((await marjan.send('skip', { id: item, day })).status).toBe(404)
    expect((await marjan.get(`${marjan.path}?item=${id}&day=2026-12-02`)).status).toBe(404)
    expect((await marjan.get(`${marjan.path}?item=${id}&day=2026-12-09`)).text).toContain('Elke week, tot en met woensdag 16 december')
  })

  test('is another client’s under no address and with no form', async () => {
    const { person } = await open()
    const [marjan, stranger] = [await person(), await person({ clientNumber: '200', admin: true })]
    const id = await marjan.write({ repeats: 'weekly' })
    for (const query of [`?item=${id}`, `?item=${id}&day=2026-11-25`, `?view=change&item=${id}`])
      expect((await stranger.get(stranger.path + query)).status).toBe(404)
    for (const [action, fields] of [
      ['change', FIELDS],
      ['remove', {}],
      ['skip', { day: '2026-11-25' }],
    ] as const)
      expect((await stranger.send(action, { id, ...fields })).status).toBe(404)
    expect((await stranger.send('add', { key: id, ...FIELDS, title: 'Van Bos' })).status).toBe(303)
    expect(await daysOf(marjan)).toEqual(['2026-11-25', '2026-12-02', '2026-12-09', '2026-12-16'])
  })

  test('is saved whole: after the days to come everything there is, also what was long ago', async () => {
    const { person } = await open({ booked: [{ title: 'Lang geleden', start: '2020-01-05T09:00:00+01:00' }] })
    const marjan = await person()
    for (let nr = 0; nr < 60; nr += 1) await marjan.write({ title: `Kaart ${nr}`, day: '2021-05-01' })
    const titles = new Set<string>()
    let query: Readonly<Record<string, string>> | undefined = { view: 'all' }
    for (let pages = 0; query && pages < 5; pages += 1) {
      const page: CalendarPage = await marjan.shown(`?${new URLSearchParams(query).toString()}`)
      for (const { title } of entriesOf(page)) titles.add(title)
      query = page.kind === 'all' ? page.next : undefined
    }
    expect([titles.size, titles.has('Lang geleden'), query]).toEqual([61, true, undefined])
  })

  test('is not written where the organisation does not want that; what is there stays', async () => {
    const { person, portal } = await open({ options: { own: false } })
    const reader = await person({ rights: ['read'] })
    expect([...portal.composition.rights.keys()]).toEqual(['agenda.calendar:read'])
    expect((await reader.send('add', { key: crypto.randomUUID(), ...FIELDS })).status).toBe(404)
    expect((await reader.get(reader.path)).status).toBe(200)
  })
})
