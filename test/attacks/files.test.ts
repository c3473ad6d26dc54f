import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, report } from './attacked-portal.ts'
import { openFilesPortal, toDocument, toFile, toPath, toPdf, toStep, type FilesPortal, type Viewer } from './files-portal.ts'

const EVERY = ['proef.papers:read', 'proef.titles:read', 'proef.strict:read', 'proef.waits:read']

const cookieOf = ({ accountId = '' }: Viewer): string => `test_account=${accountId}`

describe.each(databases)('attacks on the file of a record, on $name', ({ url }) => {
  let files: FilesPortal
  let alblas: Viewer
  let bos: Viewer
  const viewer = (clientNumber: string, rights: readonly string[] = EVERY) => files.portal.viewer({ clientNumber, rights: [...rights] })
  const trace = () => crypto.randomUUID().replaceAll('-', '')
  /** An answer as somebody compares it who wants to know what is there. */
  const tell = async (who: Viewer, path: string) => {
    const { status, text, headers } = await who.get(path, { traceparent: `00-${trace()}-00f067aa0ba902b7-01` })
    return { status, text: text.replaceAll(path, '…').replaceAll(encodeURIComponent(path), '…'), headers: [...headers] }
  }
  const expectAbsent = async (who: Viewer, path: string) => {
    const answer = await tell(who, path)
    expect(answer.status).toBe(404)
    expect(answer).toEqual(await tell(who, toPath(who.clientId, 'papers', crypto.randomUUID())))
  }

  beforeAll(async () => {
    files = await openFilesPortal(url, { document: { staffNames: 'show', visibleAfter: 'PT24H', discussedOnly: false } })
    const ofAlblas = [
      toDocument('a1', toFile('GEHEIM VAN ALBLAS')),
      toDocument('a2'),
      toDocument('a3', toFile('TE VROEG'), { recordedAt: '2026-11-22T10:00:00Z' }),
      toDocument('a4', toFile('VERBORGEN')),
    ]
    const bosses = toStep('b', [toDocument('b1', toFile('GEHEIM VAN BOS')), { ...report('b2', 'Een verslag'), file: toFile('VERSLAG') }])
    await files.sync(toStep('a', [...ofAlblas, toDocument('a5', toFile('WEG'))]), bosses)
    await files.sync(toStep('a', ofAlblas), bosses)
    const db = files.portal.store.system()
    await db.updateTable('record').set({ hidden_at: '2026-11-22T10:00:00Z' }).where('source_id', '=', 'a4').execute()
    alblas = await viewer('a')
    bos = await viewer('b')
  })
  afterAll(() => files.portal.close())

  test('who may read the record gets its file, and the access log says which', async () => {
    const id = await files.idOf('a1')
    const answer = await alblas.get(toPath(alblas.clientId, 'papers', id))
    expect(answer.status).toBe(200)
    expect(answer.text).toBe(toPdf('GEHEIM VAN ALBLAS').toString())
    const { rows } = await sql<{ event_type: string; part: string; right: string; detail: unknown; access_id: string | null }>`
      select event_type, part, "right", detail, access_id from audit_entry order by seq desc limit 1`.execute(files.portal.store.system())
    expect(rows[0]).toMatchObject({ event_type: 'file.opened', part: 'proef.papers', right: 'proef.papers:read', detail: { record: id } })
    expect(rows[0]?.access_id).not.toBeNull()
  })

  const readLast = async () => {
    const { rows } = await sql<{ event_type: string; outcome: string; part: string; detail: unknown }>`
      select event_type, outcome, part, detail from audit_entry order by seq desc limit 1`.execute(files.portal.store.system())
    return rows[0]
  }

  test('a file that is asked for and is not theirs, or can not be read now, stands in the access log, and nothing of it in the answer', async () => {
    const id = await files.idOf('a1')
    await bos.get(toPath(bos.clientId, 'papers', id))
    expect(await readLast()).toMatchObject({ outcome: 'refused', part: 'proef.papers', detail: { reason: 'no-file' } })
    await files.portal.store.execute('alter table record_file rename column mime to kept_mime')
    const failed = await alblas.get(toPath(alblas.clientId, 'papers', id))
    await files.portal.store.execute('alter table record_file rename column kept_mime to mime')
    expect(failed.status).toBe(500)
    expect(failed.text).not.toMatch(/GEHEIM|mime|record_file/)
    expect(await readLast()).toMatchObject({ event_type: 'file.opened', outcome: 'failure', part: 'proef.papers', detail: { record: id } })
  })

  test('another client’s record is not there: below their address, below one’s own, by any part', async () => {
    const id = await files.idOf('a1')
    await expectAbsent(bos, toPath(bos.clientId, 'papers', id))
    await expectAbsent(bos, toPath(alblas.clientId, 'papers', id))
    await expectAbsent(bos, toPath(bos.clientId, 'waits', id))
    const both = await files.portal.viewer({ clientNumber: 'a', email: 'beide@voorbeeld.nl', rights: EVERY })
    await files.portal.viewer({ clientNumber: 'b', email: 'beide@voorbeeld.nl', rights: EVERY })
    await expectAbsent({ ...both, clientId: bos.clientId }, toPath(bos.clientId, 'papers', id))
    expect((await both.get(toPath(alblas.clientId, 'papers', id))).status).toBe(200)
  })

  test.each([
    ['without a file', 'a2'],
    ['that is visible tomorrow', 'a3'],
    ['that staff hid', 'a4'],
    ['that is gone', 'a5'],
    ['of another type, that the part reads', 'b2'],
  ])('a record %s is not there', async (_what, sourceId) => {
    const who = sourceId.startsWith('b') ? bos : alblas
    await expectAbsent(who, toPath(who.clientId, 'papers', await files.idOf(sourceId)))
  })

  test('a version that waits to be discussed has its file for nobody, and the discussed one keeps its own', async () => {
    const careful = await openFilesPortal(url, { document: { staffNames: 'show', discussedOnly: true } })
    const discussedAt = '2026-11-20T09:00:00+01:00'
    await careful.sync(toStep('a', [toDocument('a1', toFile('OUD'), { discussedAt })]))
    await careful.sync(toStep('a', [toDocument('a1', toFile('NIEUW'))]))
    const who = await careful.portal.viewer({ clientNumber: 'a', rights: EVERY })
    const rows = await careful.portal.store.system().selectFrom('record').select(['id', 'waiting']).orderBy('waiting').execute()
    const answers = await Promise.all(rows.map(({ id }) => who.get(toPath(who.clientId, 'papers', id))))
    expect(rows.map(({ waiting }) => waiting)).toEqual([false, true])
    expect(answers.map(({ status }) => status)).toEqual([200, 404])
    expect(answers[0]?.text).toContain('OUD')
    await careful.portal.close()
  })

  test('a part without the right, that opens nothing, that does not apply or that is not there opens no file', async () => {
    const id = await files.idOf('a1')
    const without = await viewer('a', ['proef.titles:read'])
    await expectAbsent(without, toPath(without.clientId, 'papers', id))
    await expectAbsent(alblas, toPath(alblas.clientId, 'titles', id))
    await expectAbsent(alblas, toPath(alblas.clientId, 'waits', id))
    await expectAbsent(alblas, toPath(alblas.clientId, 'nergens', id))
    await expectAbsent(alblas, `/client/${alblas.clientId}/core/access-log/bestand/${id}`)
  })

  test('a part that asks a stronger session asks it for its files too', async () => {
    const answer = await alblas.get(toPath(alblas.clientId, 'strict', await files.idOf('a1')))
    expect(answer.text).not.toContain('GEHEIM')
    expect(answer.text).not.toContain('%PDF')
    expect([303, 403]).toContain(answer.status)
  })

  test.each(['geen-id', '..%2f..%2fetc%2fpasswd', '%00', "a1' or true --", 'A0000000-0000-7000-8000-000000000000', '__proto__'])(
    'what is no id is not there: %j',
    async (id) => {
      const { status } = await alblas.get(toPath(alblas.clientId, 'papers', encodeURI(id)))
      expect([400, 404]).toContain(status)
    },
  )

  test('nobody who is not signed in, whose access was revoked or whose client left care gets a byte', async () => {
    const path = toPath(alblas.clientId, 'papers', await files.idOf('a1'))
    const nobody = await files.portal.visitor().get(path)
    expect([nobody.status, nobody.text.includes('%PDF')]).toEqual([303, false])
    const revoked = await viewer('a')
    const db = files.portal.store.system()
    await db
      .updateTable('access')
      .set({ revoked_at: '2026-11-22T10:00:00Z' })
      .where('account_id', '=', revoked.accountId ?? '')
      .execute()
    expect((await revoked.get(path)).status).toBe(404)
  })

  test('a preview shows a file only when both may open it, and is called a preview in the log', async () => {
    const admin = await files.portal.viewer({ clientNumber: 'a', rights: EVERY, portalAdmin: true })
    const may = await viewer('a', ['proef.papers:read'])
    const mayNot = await viewer('a', ['proef.titles:read'])
    const id = await files.idOf('a1')
    const as = async (who: Viewer) => {
      const found = files.portal.store
        .system()
        .selectFrom('access')
        .select('id')
        .where('account_id', '=', who.accountId ?? '')
      return `/client/${admin.clientId}/als/${(await found.executeTakeFirstOrThrow()).id}/proef/papers`
    }
    const open = await admin.get(`${await as(may)}/bestand/${id}`)
    expect([open.status, open.text]).toEqual([200, toPdf('GEHEIM VAN ALBLAS').toString()])
    expect((await files.portal.entries()).at(-1)).toMatchObject({ event: 'part.preview', part: 'proef.papers' })
    const { rows } = await sql<{ as: string; record: string }>`
      select detail ->> 'as' as "as", detail ->> 'record' as record from audit_entry order by seq desc limit 1`.execute(
      files.portal.store.system(),
    )
    expect(rows).toEqual([{ as: (await as(may)).split('/')[4], record: id }])
    // The addresses on the page lead on inside the preview.
    expect((await admin.get(await as(may))).text).toContain(`${await as(may)}/bestand/${id}`)
    expect((await admin.get(`${await as(mayNot)}/bestand/${id}`)).status).toBe(404)
    expect((await may.get(`${await as(may)}/bestand/${id}`)).status).toBe(404)
    await files.portal.store.system().updateTable('access').set({ portal_admin: false }).execute()
  })

  test('a file runs nothing, is kept by nobody, stands in no frame, and its address does not hold its title', async () => {
    const path = toPath(alblas.clientId, 'papers', await files.idOf('a1'))
    const { headers } = await alblas.get(path)
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'accept-ranges': 'none',
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
      'content-disposition': `inline; filename="Brief a1.pdf"; filename*=UTF-8''Brief%20a1.pdf`,
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-scripts",
    })
    expect(path).not.toContain('Brief')
  })

  test('a title can end no header and leave no folder', async () => {
    const title = `../../x"\r\nSet-Cookie: a=b; filename=evil.html \u202Efdp.exe`
    await files.sync(
      toStep('a', [toDocument('a1', toFile('GEHEIM VAN ALBLAS'), { title })]),
      toStep('b', [toDocument('b1', toFile('GEHEIM VAN BOS'))]),
    )
    const { status, headers } = await alblas.get(toPath(alblas.clientId, 'papers', await files.idOf('a1')))
    expect(status).toBe(200)
    expect(headers.get('set-cookie')).toBeNull()
    expect(headers.get('content-disposition')).toMatch(
      /^inline; filename="x Set-Cookie a b filename evil.html fdp.exe.pdf"; filename\*=UTF-8''[\w.%-]+$/,
    )
  })

  test('HEAD says what GET would, without a body, and is a read all the same; a part of a file is not given', async () => {
    const path = toPath(bos.clientId, 'papers', await files.idOf('b1'))
    const ask = (init: RequestInit) => files.portal.fetch(new Request(`${files.portal.composition.origin}${path}`, init))
    const opened = async () => (await files.portal.entries()).filter(({ event }) => event === 'file.opened').length
    const whole = await bos.get(path)
    const before = await opened()
    const head = await ask({ method: 'HEAD', headers: { cookie: cookieOf(bos) } })
    const ranged = await bos.get(path, { range: 'bytes=0-4' })
    expect(ranged.status).toBe(200)
    expect(ranged.text).toBe(whole.text)
    expect(head.status === 200 ? head.headers.get('content-length') : '').toBe(String(toPdf('GEHEIM VAN BOS').byteLength))
    expect(await head.text()).toBe('')
    expect(await opened()).toBe(before + 2)
  })

  test('a file that nobody asked for yet is not made: a prefetch is answered 503 and is no read', async () => {
    const before = (await files.portal.entries()).length
    const answer = await bos.get(toPath(bos.clientId, 'papers', await files.idOf('b1')), { 'sec-purpose': 'prefetch' })
    expect([answer.status, answer.text.includes('%PDF')]).toEqual([503, false])
    expect((await files.portal.entries()).length).toBe(before)
  })

  test('a part is told which records have a file only when it opens them', async () => {
    const shown = async (part: string) => JSON.stringify((await bos.json(`/client/${bos.clientId}/proef/${part}`)).json())
    expect(await shown('papers')).toContain(`"file":{"mime":"application/pdf","size":${toPdf('GEHEIM VAN BOS').byteLength}}`)
    expect(await shown('titles')).toContain('"file":null')
  })

  test('a large file comes whole, a slice at a time, and one that goes away meanwhile does not end as if it were whole', async () => {
    const bytes = toPdf('GROOT', 2_300_000)
    const large = toFile('GROOT', { read: async () => bytes })
    await files.sync(toStep('a', []), toStep('b', [toDocument('b1', toFile('GEHEIM VAN BOS')), toDocument('b9', large)]))
    const path = toPath(bos.clientId, 'papers', await files.idOf('b9'))
    expect((await bos.get(path)).text === bytes.toString()).toBe(true)
    const answer = await files.portal.fetch(
      new Request(`${files.portal.composition.origin}${path}`, { headers: { cookie: cookieOf(bos), accept: 'text/html' } }),
    )
    const reader = answer.body?.getReader()
    expect((await reader?.read())?.value?.byteLength).toBe(1024 * 1024)
    await files.portal.store
      .system()
      .updateTable('record')
      .set({ hidden_at: '2026-11-22T10:00:00Z' })
      .where('source_id', '=', 'b9')
      .execute()
    await expect(reader?.read()).rejects.toThrow('went away')
  })

  test('a file with something behind its beginning that is no PDF is never served as one', async () => {
    const html = Buffer.from('<!doctype html><script>alert(1)</script>%PDF-1.7\n%%EOF')
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
    const of = (id: string, bytes: Buffer) => toDocument(id, toFile(id, { read: async () => bytes }))
    await files.sync(
      toStep('a', []),
      toStep('b', [of('b20', html), of('b21', svg), toDocument('b22', toFile('x', { mime: 'text/html', read: async () => html }))]),
    )
    const stored = await files.portal.store
      .system()
      .selectFrom('record_file')
      .select('id')
      .where(sql<boolean>`position('script' in encode(bytes, 'escape')) > 0`)
      .execute()
    expect(stored).toEqual([])
    await expectAbsent(bos, toPath(bos.clientId, 'papers', await files.idOf('b22')))
  })
})
