import { afterEach, describe, expect, test } from 'vitest'
import { hideRecord } from '../../flows/hide-record.ts'
import { faults, openDownloadPortal, readZip, type DownloadPortal, type Viewer } from './test-download.ts'

const databases = [undefined, ...(process.env['TEST_DATABASE_URL'] === undefined ? [] : [process.env['TEST_DATABASE_URL']])]
const DAY = 86_400

describe.each(databases)('a dossier that is saved, on %s', (databaseUrl) => {
  let opened: DownloadPortal | undefined
  afterEach(async () => {
    await opened?.portal.close()
    opened = undefined
  })

  const open = async (): Promise<DownloadPortal & { readonly admin: Viewer }> => {
    opened = await openDownloadPortal(databaseUrl)
    return { ...opened, admin: await opened.portal.viewer({ clientNumber: '100', portalAdmin: true }) }
  }
  const page = (viewer: Viewer) => `/client/${viewer.clientId}/core/download`
  const countChunks = async () =>
    Number((await opened?.portal.store.execute('select count(*)::int as n from download_chunk'))?.rows[0]?.['n'])
  const events = async () =>
    ((await opened?.portal.entries()) ?? [])
      .filter(({ event }) => /download|audit\.read/.test(event))
      .map(({ event, part }) => (event === 'part.download' ? part : event))

  test('holds what the pages hold: every page of every part that can be read, the same data, and nothing else', async () => {
    const { admin, make, take } = await open()
    const answer = await take(admin, await make(admin))
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="dossier-2026-11-22.zip"')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const files = await readZip(answer)
    const parts = ['boek.lijst', 'boek.stuk'].flatMap((part) => [`${part}.html`, `data/${part}.json`])
    expect(Object.keys(files).toSorted()).toEqual(['README.txt', 'access-log.html', 'access-log.json', 'index.html', ...parts].toSorted())
    const saved = JSON.parse(files['data/boek.lijst.json'] ?? '') as { pages: { older: string | null }[] }
    let query = ''
    for (const kept of saved.pages) {
      const shown = (await admin.json(`/client/${admin.clientId}/boek/lijst${query}`)).json() as { data: unknown }
      expect(kept).toEqual(shown.data)
      query = `?${new URLSearchParams({ before: kept.older ?? '' }).toString()}`
    }
    expect(saved.pages).toHaveLength(3)
    for (const text of ['een', 'twee', 'drie', 'vier', 'vijf']) expect(files['boek.lijst.html']).toContain(`<p>${text}</p>`)
  })

  test('says in the log what was saved, and leads nowhere outside the ZIP', async () => {
    const { admin, make, take } = await open()
    const files = await readZip(await take(admin, await make(admin)))
    expect(await events()).toEqual(['download.started', 'boek.lijst', 'boek.stuk', 'audit.read', 'download.taken'])
    expect([...(files['boek.lijst.html'] ?? '').matchAll(/href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      'index.html',
      '#',
      'boek.stuk.html',
      '#',
      'boek.stuk.html',
      '#',
      'boek.stuk.html',
    ])
    expect(files['boek.lijst.html']).toContain('<form action="#"')
  })

  test('knows nothing of another client, of what is hidden, of what asks a stronger session, and of parts that do not apply', async () => {
    const { admin, make, take, portal } = await open()
    const stranger = await portal.viewer({ clientNumber: '200' })
    await stranger.get(`/client/${stranger.clientId}/boek/lijst`)
    await portal.store.execute(`update record set hidden_at = now() where data->>'text' = 'drie'`)
    await portal.store.execute(`update record set visible_from = '2026-11-23' where data->>'text' = 'vier'`)
    const all = Object.values(await readZip(await take(admin, await make(admin)))).join('\n')
    expect(all).toContain('vijf')
    expect(all).not.toMatch(/KANARIE|drie|vier|EIDAS|DADEN|Bos/)
    expect(all).not.toContain(stranger.clientId)
    expect(all).not.toContain(stranger.accountId)
  })

  test('shows what is written as text, runs nothing, and asks nothing of anybody', async () => {
    const { admin, make, take, write } = await open()
    await write(`<canary onload=alert(1)></style></title></script><script>alert(1)</script>`, 'twee', 'drie', 'vier', 'vijf')
    const files = await readZip(await take(admin, await make(admin)))
    for (const [name, text] of Object.entries(files))
      if (name.endsWith('.html')) expect(text, name).not.toMatch(/<canary|<script|https?:\/\/(?!www\.w3\.org)/)
    expect(files['boek.lijst.html']).toContain('&lt;canary')
    expect(files['index.html']).toContain(`<meta http-equiv="content-security-policy" content="default-src 'none';`)
    expect((files['boek.lijst.html'] ?? '').match(/<\/style>/g)).toHaveLength(1)
  })

  test('has the access log of this client, with who looked and without from where', async () => {
    const { admin, make, take, portal } = await open()
    const niece = await portal.viewer({ clientNumber: '100', name: 'Nichtje Nel', basis: 'family', rights: ['boek.lijst:read'] })
    await niece.get(`/client/${niece.clientId}/boek/lijst`)
    await portal.store.execute(
      `insert into audit_entry (id, at, event_type, action, outcome, client_id, account_id, network, detail)
       values (gen_random_uuid(), '2026-11-22T10:00:00Z', 'part.read', 'R', 'success', '${admin.clientId}', '${niece.accountId}', '192.0.2.77', '{}')`,
    )
    const files = await readZip(await take(admin, await make(admin)))
    const log = JSON.parse(files['access-log.json'] ?? '') as { users: { userId: string }[]; objects: { participantObjectId: string }[] }[]
    expect(log.flatMap(({ users }) => users.map(({ userId }) => userId))).toContain(niece.accountId)
    expect(log.every(({ objects }) => objects[0]?.participantObjectId === admin.clientId)).toBe(true)
    for (const said of ['Nichtje Nel', 'in een download opgenomen', '>Lijst<']) expect(files['access-log.html']).toContain(said)
    expect(Object.values(files).join()).not.toContain('192.0.2.77')
    expect(files['access-log.html']).toContain('bekeken wie er heeft gekeken')
    // Staff gave access twice, and did nothing else.
    expect(files['access-log.html']?.match(/medewerker/g)).toHaveLength(2)
  })

  test('has no word in its access log of a part that who saves may not read', async () => {
    const { portal, make, take } = await open()
    const reader = await portal.viewer({ clientNumber: '100', name: 'Nichtje Nel', basis: 'family', rights: ['boek.stuk:read'] })
    for (let times = 0; times < 3; times += 1) await reader.get(`/client/${reader.clientId}/boek/stuk`)
    const outsider = await portal.viewer({
      clientNumber: '100',
      name: 'Neef Jan',
      basis: 'family',
      portalAdmin: true,
      rights: ['boek.lijst:read'],
    })
    const files = await readZip(await take(outsider, await make(outsider)))
    expect(files['access-log.html']).toContain('Een onderdeel dat u zelf niet ziet')
    expect(`${files['access-log.html']}${files['access-log.json']}`).not.toMatch(/boek\.stuk|>Stuk</)
    const log = JSON.parse(files['access-log.json'] ?? '') as {
      event: { eventTypeCode: string; traceId: string | null }
      users: { userId: string }[]
      objects: unknown[]
      policy: { autorisatieProtocol: string | null }
    }[]
    const unseen = log.filter(({ event }) => event.eventTypeCode === 'part.unseen')
    expect(unseen).toMatchObject([
      { users: [{ userId: reader.accountId }], event: { traceId: null }, policy: { autorisatieProtocol: null } },
    ])
    expect(unseen[0]?.objects).toHaveLength(1)
  })

  test('is taken once, and nothing of it stays', async () => {
    const { admin, make, take } = await open()
    const id = await make(admin)
    const first = await take(admin, id)
    await first.arrayBuffer()
    expect(await countChunks()).toBe(0)
    const second = await take(admin, id)
    expect([first.status, second.status]).toEqual([200, 404])
    expect((await admin.get(page(admin))).text).toContain('Opgeslagen vandaag')
  })

  test('has one winner when many take it at once', async () => {
    const { admin, make, take } = await open()
    const id = await make(admin)
    const answers = await Promise.all(Array.from({ length: databaseUrl === undefined ? 20 : 200 }, () => take(admin, id)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(answers.length - 1)
    await Promise.all(answers.map((answer) => answer.arrayBuffer()))
  })

  test('is gone when who takes it goes away halfway', async () => {
    const { admin, make, take } = await open()
    const id = await make(admin)
    await (await take(admin, id)).body?.cancel()
    expect(await countChunks()).toBe(0)
    expect((await take(admin, id)).status).toBe(404)
  })

  test('runs out after a day, and is swept', async () => {
    const { admin, make, take, portal } = await open()
    const id = await make(admin)
    portal.clock.set(new Date(portal.clock.now().getTime() + DAY * 1000))
    expect((await take(admin, id)).status).toBe(404)
    expect((await admin.get(page(admin))).text).toContain('Deze download is verlopen')
    await portal.runJobs(3600)
    expect(await countChunks()).toBe(0)
    await readZip(await take(admin, await make(admin)))
  })

  test('is there once for one access, however often it is asked', async () => {
    const { admin, make, newest, portal } = await open()
    const id = await make(admin)
    for (let times = 0; times < 3; times += 1) await make(admin)
    expect(await newest(admin)).toMatchObject({ id, state: 'ready', done: 3, total: 3 })
    expect((await portal.store.execute('select 1 from download')).rows).toHaveLength(1)
    expect((await admin.get('/mijn/core/notices')).status).toBe(200)
    expect((await portal.store.execute(`select kind from notice`)).rows).toEqual([{ kind: 'download-ready' }])
  })

  test('is sealed where it waits, and one that was changed does not arrive whole', async () => {
    const { admin, make, take, portal } = await open()
    const id = await make(admin)
    const { rows } = await portal.store.execute(`select encode(bytes, 'escape') as bytes from download_chunk`)
    expect(String(rows[0]?.['bytes'])).not.toMatch(/^PK|index\.html/)
    await portal.store.execute(`update download_chunk set bytes = set_byte(bytes, 40, (get_byte(bytes, 40) + 1) % 256)`)
    await expect((await take(admin, id)).arrayBuffer()).rejects.toThrow()
  })

  test('is not made for who lost access after asking', async () => {
    const { admin, portal, newest } = await open()
    await admin.post(`${page(admin)}/start`, {})
    await portal.store.execute(`update access set revoked_at = now() where account_id = '${admin.accountId}'`)
    await portal.runJobs(0)
    expect(await countChunks()).toBe(0)
    expect((await portal.store.execute('select state, failure from download')).rows).toEqual([{ state: 'failed', failure: 'no-access' }])
    expect((await portal.entries()).at(-1)).toMatchObject({ event: 'download.failed', outcome: 'refused', clientId: admin.clientId })
    await expect(newest(admin)).rejects.toThrow()
  })

  test.each([
    ['blocked', `update account set blocked_at = now() where id = $1`],
    ['no portal administrator any more', `update access set portal_admin = false where account_id = $1`],
    ['given a new access in between', `update access set id = gen_random_uuid() where account_id = $1`],
  ])('is not made for who is %s', async (_, change) => {
    const { admin, portal } = await open()
    await portal.store.execute('alter table download drop constraint download_access_id_fkey')
    await admin.post(`${page(admin)}/start`, {})
    await portal.store.execute(change.replace('$1', `'${admin.accountId}'`))
    await portal.runJobs(0)
    expect((await portal.store.execute('select state, failure from download')).rows).toEqual([{ state: 'failed', failure: 'no-access' }])
  })

  test('is nobody else’s: one same 404 for everything that is not there for them', async () => {
    const { admin, make, take, portal } = await open()
    const id = await make(admin)
    const mother = await portal.viewer({ clientNumber: '100', basis: 'mentor', rights: [] })
    const stranger = await portal.viewer({ clientNumber: '200', portalAdmin: true })
    const tries = [
      take(mother, id),
      take(stranger, id),
      take(stranger, id, admin.clientId),
      take(admin, id, stranger.clientId),
      take(admin, 'x'),
      take(admin, '../../x'),
    ]
    for (const answer of await Promise.all(tries)) expect(answer.status).toBe(404)
    const absent = crypto.randomUUID()
    for (const viewer of [mother, stranger]) expect(await (await take(viewer, id)).text()).toBe(await (await take(viewer, absent)).text())
    expect((await take(admin, absent)).status).toBe(404)
    expect((await mother.get(page(mother))).status).toBe(404)
    expect((await mother.post(`${page(mother)}/start`, {})).status).toBe(404)
    expect((await mother.get(`/client/${admin.clientId}/download/${id}`)).status).toBe(404)
    expect((await take(admin, id)).status).toBe(200)
  })

  test('is not taken by the administrator who came after, nor by who was one', async () => {
    const { admin, make, take, portal } = await open()
    const id = await make(admin)
    const next = await portal.viewer({ clientNumber: '100', basis: 'curator', rights: [], portalAdmin: true })
    expect([(await take(next, id)).status, (await take(admin, id)).status]).toEqual([404, 404])
    await portal.runJobs(3600)
    expect(await countChunks()).toBe(0)
  })

  test('is not taken with another access than the one that asked', async () => {
    const { admin, make, take, portal } = await open()
    const id = await make(admin)
    await portal.store.execute('alter table download drop constraint download_access_id_fkey')
    await portal.store.execute(`update access set id = gen_random_uuid() where account_id = '${admin.accountId}'`)
    expect((await take(admin, id)).status).toBe(404)
  })

  test('asks a stronger session for its page, its form and its bytes', async () => {
    const { admin, make, take } = await open()
    const id = await make(admin)
    faults.assurance = 'single'
    const led = `/bevestigen?${new URLSearchParams({ next: page(admin) }).toString()}`
    const taken = await take(admin, id)
    expect([taken.status, taken.headers.get('location')]).toEqual([303, led])
    for (const answer of [await admin.get(page(admin)), await admin.post(`${page(admin)}/start`, {})])
      expect([answer.status, answer.headers.get('location')]).toEqual([303, led])
    faults.assurance = 'mfa'
    expect((await take(admin, id)).status).toBe(200)
  })

  test('is taken only by a form of the portal’s own', async () => {
    const { admin, make } = await open()
    const path = `/client/${admin.clientId}/download/${await make(admin)}`
    expect((await admin.post(path, {}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await admin.post(path, { more: 'x' })).status).toBe(400)
    expect((await admin.get(path)).json()).toMatchObject({ state: 'ready', done: 3, total: 3 })
  })

  test('says how far it is, is tried three times, and says so when it does not work', async () => {
    const { admin, make, newest, portal } = await open()
    faults.failing = true
    await make(admin)
    expect(await newest(admin)).toMatchObject({ state: 'running', done: 1, total: 3 })
    const busy = (await admin.get(page(admin))).text
    expect(busy).toContain('1 van 3 onderdelen klaar')
    expect(busy).toMatch(/<progress [^>]*max="3" value="1"/)
    expect(busy).toContain('<noscript><meta http-equiv="refresh"')
    await portal.runJobs(180)
    expect(await newest(admin)).toMatchObject({ state: 'failed' })
    expect(await countChunks()).toBe(0)
    expect((await admin.get(page(admin))).text).toContain('De download is niet gelukt')
    expect(JSON.stringify(portal.log)).not.toContain('GEHEIM')
    faults.failing = false
    await make(admin)
    expect(await newest(admin)).toMatchObject({ state: 'ready' })
  })

  test('is made from the start when a process died with it half done', async () => {
    const { admin, make, take, portal } = await open()
    await admin.post(`${page(admin)}/start`, {})
    await portal.store.execute(`update download set state = 'running', attempts = 1, parts_done = 2, parts_total = 3`)
    await portal.store.execute(`insert into download_chunk select id, 1, seq, '\\x00' from download, generate_series(0, 9) as seq`)
    expect(Object.keys(await readZip(await take(admin, await make(admin))))).toHaveLength(8)
  })

  test.each(['ready', 'running'])(
    'of which a record is hidden while it is %s can not be taken any more, and nobody else loses theirs',
    async (state) => {
      const { admin, make, take, newest, portal } = await open()
      const other = await portal.viewer({ clientNumber: '200', portalAdmin: true })
      const [mine, theirs] = [await make(admin), await make(other, 60)]
      await portal.store.execute(`update download set state = '${state}' where id = '${mine}'`)
      const work = { now: portal.clock.now(), staff: { by: 'M. Visser' }, reason: 'verkeerde cliënt' }
      const key = { source: 'memory', type: 'note', sourceId: 'n2' }
      expect(await portal.store.transaction((db) => hideRecord({ ...work, db }, key))).toBe(true)
      expect((await take(admin, mine)).status).toBe(404)
      expect(await newest(admin)).toMatchObject({ state: 'expired' })
      expect(await countChunks()).toBe(1)
      expect((await take(other, theirs)).status).toBe(200)
      const again = Object.values(await readZip(await take(admin, await make(admin, 60)))).join()
      expect([again.includes('vier'), again.includes('drie')]).toEqual([true, false])
    },
  )

  test('is never made by two at once', async () => {
    const { admin, make, newest, portal } = await open()
    await admin.post(`${page(admin)}/start`, {})
    const { id } = await newest(admin)
    await portal.store.exclusively(`download ${id}`, () => portal.runJobs(60))
    expect(await newest(admin)).toMatchObject({ state: 'waiting' })
    expect(await make(admin, 60)).toBe(id)
    expect(await newest(admin)).toMatchObject({ state: 'ready' })
  })
})
