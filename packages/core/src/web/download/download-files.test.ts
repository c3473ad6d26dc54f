import { unzipSync } from 'fflate'
import { h } from 'preact'
import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Document } from '../../care/index.ts'
import { definePart } from '../../define/part.ts'
import { definePlugin } from '../../define/plugin.ts'
import type { SourceRecord } from '../../define/source.ts'
import { createTestPortal, type TestPortal } from '../../testing/create-test-portal.ts'
import { createMemorySource } from '../../testing/memory-source.ts'
import { toTestCookie } from '../../testing/test-authenticator.ts'

const databases = [undefined, ...(process.env['TEST_DATABASE_URL'] === undefined ? [] : [process.env['TEST_DATABASE_URL']])]
const Ids = z.array(z.string())
const part = <const Id extends string>(id: Id) =>
  definePart({
    id,
    title: `${id}.title`,
    icon: 'files',
    scope: 'client',
    rights: { read: {} },
    reads: [Document],
    files: [Document],
    load: async ({ records }) => (await records.all(Document)).map((record) => record.id),
    view: (ids, { file }) => Ids.parse(ids).map((id) => h('a', { href: file(id) }, 'PDF')),
  })
const words = { 'brieven.title': 'Brieven', 'map.title': 'Map', 'kluis.title': 'Kluis' }
const post = definePlugin({
  id: 'post',
  api: 1,
  messages: { nl: words, en: words },
  parts: () => [part('brieven'), part('map'), part('kluis')],
})

const toPdf = (word: string, bytes = 0) => Buffer.from(`%PDF-1.7\n${word}\n${'x'.repeat(bytes)}\n%%EOF\n`)
const letter = (id: string, bytes: Buffer | undefined, more: { readonly on?: string; readonly title?: string } = {}): SourceRecord => ({
  type: Document,
  id,
  place: { file: 'memory' },
  recordedAt: '2026-11-20T08:00:00+01:00',
  data: { title: more.title ?? id, ...(more.on !== undefined && { writtenAt: more.on }) },
  ...(bytes && { file: { mime: 'application/pdf', digest: id, read: async () => bytes } }),
})

describe.each(databases)('the files in a dossier that is saved, on %s', (databaseUrl) => {
  let portal: TestPortal | undefined
  afterEach(async () => {
    await portal?.close()
    portal = undefined
  })

  const save = async (records: readonly SourceRecord[]) => {
    const memory = createMemorySource([Document])
    memory.steps = [
      { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records, complete: [Document] },
      {
        client: { sourceId: 'b', number: '200', name: 'De heer Bos' },
        records: [letter('b1', toPdf('KANARIE VAN BOS'), { on: '2026-11-20' })],
        complete: [Document],
      },
      { completeSnapshot: true },
    ]
    const made = await createTestPortal(
      { plugins: [post()], sources: [memory.source], records: { document: { staffNames: 'show' } } },
      databaseUrl === undefined ? {} : { databaseUrl },
    )
    portal = made
    await made.sync()
    await made.start()
    return made
  }
  const take = async (made: TestPortal) => {
    const rights = ['post.brieven:read', 'post.map:read'] as const
    const admin = await made.viewer({ clientNumber: '100', portalAdmin: true, basis: 'family', rights: [...rights] })
    await admin.post(`/client/${admin.clientId}/core/download/start`, {})
    await made.runJobs(0)
    const { id, state } = await made.store.system().selectFrom('download').select(['id', 'state']).executeTakeFirstOrThrow()
    const { origin } = made.composition
    const headers = { origin, 'sec-fetch-site': 'same-origin', cookie: toTestCookie(admin.accountId ?? '') }
    const answer = await made.fetch(
      new Request(`${origin}/client/${admin.clientId}/download/${id}`, { method: 'POST', headers, body: new URLSearchParams() }),
    )
    return { state, files: answer.status === 200 ? unzipSync(new Uint8Array(await answer.arrayBuffer())) : {} }
  }

  test('are whole, each once, in a folder of the first part that opens them, and every page leads there', async () => {
    const large = toPdf('GROOT', 1_300_000)
    const made = await save([
      letter('een', toPdf('EEN'), { on: '2026-11-20', title: '../../../etc/passwd' }),
      letter('twee', large, { on: '2026-11-20' }),
      letter('drie', toPdf('DRIE')),
      letter('zonder', undefined, { on: '2026-11-19' }),
    ])
    const { files } = await take(made)
    const saved = Object.keys(files).filter((name) => name.startsWith('files/'))
    expect(saved.toSorted()).toEqual(['2026-11-20-1', '2026-11-20-2', '2026-11-20-3'].map((name) => `files/post.brieven/${name}.pdf`))
    const bytes = saved.map((name) => Buffer.from(files[name] ?? []))
    expect(new Set(bytes.map(({ byteLength }) => byteLength))).toEqual(
      new Set([toPdf('EEN').byteLength, toPdf('DRIE').byteLength, large.byteLength]),
    )
    expect(bytes.some((one) => one.equals(large))).toBe(true)
    for (const page of ['post.brieven.html', 'post.map.html']) {
      const html = Buffer.from(files[page] ?? []).toString()
      for (const name of saved) expect(html).toContain(`href="${name}"`)
    }
    expect(Object.keys(files).join('\n')).not.toMatch(/passwd|kluis/)
    const { rows } = await made.store.execute(
      `select part, jsonb_array_length(detail -> 'records') as n from audit_entry where event_type = 'file.download'`,
    )
    expect(rows).toEqual([{ part: 'post.brieven', n: 3 }])
  })

  test('are those that may be seen: no other client’s, and nothing that staff hid or that is not visible yet', async () => {
    const made = await save([
      letter('een', toPdf('EEN'), { on: '2026-11-20' }),
      letter('verborgen', toPdf('VERBORGEN'), { on: '2026-11-19' }),
      letter('later', toPdf('LATER'), { on: '2026-11-18' }),
    ])
    await made.store.execute(`update record set hidden_at = now() where source_id = 'verborgen'`)
    await made.store.execute(`update record set visible_from = '2026-11-23' where source_id = 'later'`)
    const { files } = await take(made)
    const all = Object.values(files)
      .map((bytes) => Buffer.from(bytes).toString())
      .join('\n')
    expect(all).toContain('EEN')
    expect(all).not.toMatch(/KANARIE|VERBORGEN|LATER/)
  })

  test('are not read any further when who asked for them loses access while one is written', async () => {
    const large = (word: string) => letter(word, toPdf(word, 1_300_000), { on: '2026-11-20' })
    const made = await save([large('EEN'), large('TWEE'), large('DRIE')])
    // The first piece that is kept is of the first file.
    await made.store.execute(`create table kept (piece int);
      create function lose() returns trigger language plpgsql set search_path from current as $$
      begin
        insert into kept values (1);
        update access set revoked_at = now();
        return null;
      end $$;
      create trigger lose after insert on download_chunk for each row execute function lose()`)
    expect(await take(made)).toEqual({ state: 'failed', files: {} })
    const { rows } = await made.store.execute('select state, failure, (select count(*)::int from kept) as kept from download')
    // Of 1.3 MB two pieces of half a mebibyte are full; the end of three files would have written seven.
    expect(rows).toEqual([{ state: 'failed', failure: 'no-access', kept: 2 }])
  })

  test('are all there or there is no download: one that can’t be read whole ends it', async () => {
    const made = await save([letter('een', toPdf('EEN'), { on: '2026-11-20' })])
    await made.store.execute(`alter table record_file drop constraint record_file_check`)
    await made.store.execute(`update record_file set size = size + 1200000`)
    const { state, files } = await take(made)
    expect(state).not.toBe('ready')
    expect(files).toEqual({})
  })
})
