import { expect, test } from 'vitest'
import { Document, Report } from '../care/index.ts'
import type { SourceFile, SourceRecord, SyncStep } from '../define/source.ts'
import type { ResolvedRecordPolicy } from '../records/record-policy.ts'
import type { OpenStore } from '../store/store.ts'
import { eachStore } from '../store/test-stores.ts'
import { createMemorySource } from '../testing/memory-source.ts'
import { syncSource, type SyncResult } from './sync-source.ts'

const place = { file: 'test', line: 7 }
const toPdf = (text: string) => Buffer.from(`%PDF-1.7\n${text}\n%%EOF\n`)
const pdf = (text: string, more: Partial<SourceFile> = {}): SourceFile => ({
  mime: 'application/pdf',
  digest: text,
  read: async () => toPdf(text),
  ...more,
})
const letter = (id: string, file?: SourceFile, more: Partial<SourceRecord> & { readonly title?: string } = {}): SourceRecord => {
  const { title = `Brief ${id}`, ...rest } = more
  return {
    type: Document,
    id,
    place,
    recordedAt: '2026-11-20T08:00:00+01:00',
    data: { title, writtenAt: '2026-11-20' },
    ...(file && { file }),
    ...rest,
  }
}
const client = (sourceId: string, records: readonly SourceRecord[]): SyncStep => ({
  client: { sourceId, number: sourceId, name: `Cliënt ${sourceId}` },
  records,
  complete: [Document, Report],
})

interface World {
  readonly store: OpenStore
  readonly sync: (...steps: readonly SyncStep[]) => Promise<SyncResult>
  policy: ResolvedRecordPolicy
}

function createWorld(store: OpenStore): World {
  const memory = createMemorySource([Document, Report])
  const world: World = {
    store,
    policy: { visibleAfterSeconds: 0, staffNames: 'show', discussedOnly: false },
    sync: (...steps) => {
      memory.steps = [...steps, { completeSnapshot: true }]
      const rules = {
        recordTypes: new Map(),
        recordPolicy: () => world.policy,
        brake: { records: 1, clients: 1, always: 9 },
        access: { endsAfterCareDays: 7 },
      }
      const now = () => new Date('2026-11-22T11:00:00Z')
      return syncSource(memory.source, { store, rules, now, log: () => {}, signal: new AbortController().signal })
    },
  }
  return world
}

/** Every file there is: of which record, of whose client, and what stands in it. */
async function listFiles({ store }: World): Promise<readonly string[]> {
  const rows = await store
    .system()
    .selectFrom('record_file')
    .leftJoin('record', 'record.id', 'record_file.record_id')
    .leftJoin('client', 'client.id', 'record_file.client_id')
    .select(['record.source_id', 'record.waiting', 'client.source_id as client', 'bytes'])
    .orderBy('record.source_id')
    .orderBy('record.waiting')
    .execute()
  return rows.map(
    ({ source_id: id, waiting, client: whose, bytes }) =>
      `${whose}/${id}${waiting === true ? ' (waits)' : ''}: ${Buffer.from(bytes).toString().split('\n')[1]}`,
  )
}

async function listTitles({ store }: World): Promise<readonly unknown[]> {
  const rows = await store.system().selectFrom('record').select('data').where('removed_at', 'is', null).orderBy('source_id').execute()
  return rows.map(({ data }) => data['title'])
}

const report = (result: SyncResult) => ('report' in result ? result.report : undefined)

eachStore((make) => {
  test('a file is stored beside its record, and read again only when its digest is new', async () => {
    const world = createWorld(await make())
    let reads = 0
    const counted = (text: string) =>
      pdf(text, {
        read: async () => {
          reads += 1
          return toPdf(text)
        },
      })
    await world.sync(client('a', [letter('1', counted('een')), letter('2')]), client('b', [letter('3', counted('drie'))]))
    expect(await listFiles(world)).toEqual(['a/1: een', 'b/3: drie'])
    expect(reads).toBe(2)
    expect(
      report(await world.sync(client('a', [letter('1', counted('een')), letter('2')]), client('b', [letter('3', counted('drie'))]))),
    ).toMatchObject({ unchanged: 3, updated: 0, rejected: 0 })
    expect(reads).toBe(2)
    // Other words about the same document: its bytes stay.
    await world.sync(
      client('a', [letter('1', counted('een'), { title: 'Anders' }), letter('2')]),
      client('b', [letter('3', counted('drie'))]),
    )
    expect(reads).toBe(2)
    expect(report(await world.sync(client('a', [letter('1', counted('EEN'), { title: 'Anders' })]), client('b', [])))).toMatchObject({
      updated: 1,
      removed: 2,
    })
    expect(reads).toBe(3)
    expect(await listFiles(world)).toEqual(['a/1: EEN'])
  })

  test('a file goes with its record, and when the source no longer has one', async () => {
    const world = createWorld(await make())
    await world.sync(client('a', [letter('1', pdf('een')), letter('2', pdf('twee')), letter('3', pdf('drie'))]))
    await world.sync(client('a', [letter('1', pdf('een')), letter('3')]))
    expect(await listFiles(world)).toEqual(['a/1: een'])
    expect(await listTitles(world)).toEqual(['Brief 1', 'Brief 3'])
    await world.sync(client('a', [letter('1', pdf('een')), letter('2', pdf('twee')), letter('3')]))
    expect(await listFiles(world)).toEqual(['a/1: een', 'a/2: twee'])
  })

  test('of what was not discussed the file waits with its record, and the discussed version keeps its own', async () => {
    const world = createWorld(await make())
    world.policy = { ...world.policy, discussedOnly: true }
    const discussedAt = '2026-11-20T09:00:00+01:00'
    await world.sync(client('a', [letter('1', pdf('oud'), { discussedAt })]))
    await world.sync(client('a', [letter('1', pdf('nieuw'), { title: 'Nieuw' })]))
    expect(await listFiles(world)).toEqual(['a/1: oud', 'a/1 (waits): nieuw'])
    await world.sync(client('a', [letter('1', pdf('nieuw'), { title: 'Nieuw', discussedAt })]))
    expect(await listFiles(world)).toEqual(['a/1: nieuw'])
  })

  test('a document of another kind stands without a file, the report says where, and nothing else suffers', async () => {
    const world = createWorld(await make())
    await world.sync(client('a', [letter('1', pdf('een')), letter('2', pdf('twee')), letter('3', pdf('drie'))]))
    const word = pdf('een', {
      mime: 'application/msword',
      read: async () => {
        throw new Error('It must not even be read.')
      },
    })
    const result = await world.sync(client('a', [letter('1', word), letter('2', pdf('twee', { size: 2 ** 30, digest: 'groot' }))]))
    expect(report(result)).toMatchObject({
      updated: 2,
      removed: 1,
      rejections: [
        { place, type: 'document', reason: expect.stringMatching(/^not shown in a portal: a document of type application\/msword/) },
        { place, type: 'document', reason: expect.stringMatching(/^not shown in a portal: a document of more than 32 MiB/) },
      ],
    })
    expect(await listFiles(world)).toEqual([])
    expect(await listTitles(world)).toEqual(['Brief 1', 'Brief 2'])
  })

  test.each<readonly [string, SourceFile['read']]>([
    ['throws', async () => Promise.reject(new Error('connect ECONNREFUSED bij Jansen'))],
    ['gives half', async () => toPdf('x'.repeat(3000)).subarray(0, 2000)],
    ['gives HTML', async () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['gives nothing', async () => new Uint8Array()],
  ])('a file whose source %s costs its own record only: its last good copy stands, whole, until it can be read', async (_how, read) => {
    const world = createWorld(await make())
    await world.sync(client('a', [letter('1', pdf('een')), letter('2', pdf('twee'))]), client('b', [letter('3', pdf('drie'))]))
    const broken = pdf('EEN', { read })
    const result = await world.sync(
      client('a', [letter('1', broken, { title: 'Nieuw' }), letter('2', pdf('TWEE')), letter('4', broken)]),
      client('b', [letter('3', pdf('DRIE'))]),
    )
    expect(result.outcome).toBe('done')
    expect(report(result)?.rejections).toEqual([
      { place, type: 'document', reason: expect.stringMatching(/^the document /) },
      { place, type: 'document', reason: expect.stringMatching(/^the document /) },
    ])
    expect(JSON.stringify(report(result))).not.toContain('Jansen')
    expect(await listFiles(world)).toEqual(['a/1: een', 'a/2: TWEE', 'b/3: DRIE'])
    expect(await listTitles(world)).toEqual(['Brief 1', 'Brief 2', 'Brief 3'])
    await world.sync(
      client('a', [letter('1', pdf('EEN'), { title: 'Nieuw' }), letter('2', pdf('TWEE'))]),
      client('b', [letter('3', pdf('DRIE'))]),
    )
    expect(await listFiles(world)).toEqual(['a/1: EEN', 'a/2: TWEE', 'b/3: DRIE'])
    expect(await listTitles(world)).toEqual(['Nieuw', 'Brief 2', 'Brief 3'])
  })

  test('a client of whom a document is never shown is still left unread when nothing changed; one whose file could not be read is read again', async () => {
    const world = createWorld(await make())
    let reads = 0
    const step = (file: SourceFile): SyncStep => ({
      sourceId: 'a',
      digest: 'the same',
      read: async () => {
        reads += 1
        return client('a', [letter('1', file)]) as Extract<SyncStep, { readonly client: unknown }>
      },
    })
    const word = pdf('een', { mime: 'application/msword' })
    await world.sync(step(word))
    expect(report(await world.sync(step(word)))?.rejections).toEqual([
      expect.objectContaining({ reason: expect.stringContaining('of type application/msword') }),
    ])
    expect(reads).toBe(1)
    const other = createWorld(await make())
    await other.sync(step(pdf('een', { read: async () => Promise.reject(new Error('away')) })))
    await other.sync(step(pdf('een')))
    expect(reads).toBe(3)
    expect(await listFiles(other)).toEqual(['a/1: een'])
  })

  test('the file of a record that stands with another client is not kept for either', async () => {
    const world = createWorld(await make())
    await world.sync(client('a', [letter('1', pdf('een'))]), client('b', []))
    const result = await world.sync(client('a', [letter('1', pdf('een'))]), client('b', [letter('1', pdf('van b'))]))
    expect(report(result)?.rejections).toEqual([expect.objectContaining({ reason: expect.stringContaining('belongs to another client') })])
    expect(await listFiles(world)).toEqual(['a/1: een'])
  })

  test('a record that moved to another client takes the file that came with it there, and nothing stays behind', async () => {
    const world = createWorld(await make())
    await world.sync(client('a', [letter('1', pdf('een'))]), client('b', []))
    await world.sync(client('a', []), client('b', []))
    expect(await listFiles(world)).toEqual([])
    await world.sync(client('a', []), client('b', [letter('1', pdf('een'))]))
    expect(await listFiles(world)).toEqual(['b/1: een'])
  })

  test('a file is read while no transaction is open, one after the other, and nobody’s until its record is written', async () => {
    const store = await make()
    let open = 0
    let reading = 0
    const transaction: OpenStore['transaction'] = async (run) => {
      open += 1
      try {
        return await store.transaction(run)
      } finally {
        open -= 1
      }
    }
    const world = createWorld({ ...store, transaction })
    const seen: unknown[] = []
    const slow = (text: string) =>
      pdf(text, {
        read: async () => {
          reading += 1
          const others = await store.execute('select record_id, client_id from record_file')
          seen.push({ open, reading, others: others.rows })
          reading -= 1
          return toPdf(text)
        },
      })
    const nobodys = { record_id: null, client_id: null }
    await world.sync(client('a', [letter('1', slow('een')), letter('2', slow('twee'))]))
    expect(seen).toEqual([
      { open: 0, reading: 1, others: [] },
      { open: 0, reading: 1, others: [nobodys] },
    ])
    await world.sync(client('a', [letter('1', slow('EEN')), letter('2', slow('twee'))]))
    expect(seen).toHaveLength(3)
    expect(seen[2]).toMatchObject({ open: 0 })
    expect(await listFiles(world)).toEqual(['a/1: EEN', 'a/2: twee'])
  })

  test('nothing stays of files that were read for a client who could then not be written', async () => {
    const store = await make()
    let failing = false
    const transaction: OpenStore['transaction'] = (run) =>
      store.transaction(async (db) => {
        const result = await run(db)
        if (failing) throw new Error('The database went away.')
        return result
      })
    const world = createWorld({ ...store, transaction })
    await world.sync(client('a', [letter('1', pdf('een'))]))
    failing = true
    await expect(world.sync(client('a', [letter('1', pdf('EEN')), letter('2', pdf('twee'))]))).rejects.toThrow('went away')
    expect(await listFiles(world)).toEqual(['a/1: een'])
  })

  test('a client whose writing the database undid is written again with the files that were read, which are read once', async () => {
    const store = await make()
    let [tries, reads] = [0, 0]
    const transaction: OpenStore['transaction'] = (run) =>
      store.transaction(async (db) => {
        const result = await run(db)
        tries += 1
        if (tries === 1) throw Object.assign(new Error('a deadlock'), { code: '40P01' })
        return result
      })
    const read = async () => {
      reads += 1
      return toPdf('een')
    }
    await createWorld({ ...store, transaction }).sync(client('a', [letter('1', pdf('een', { read }))]))
    expect(reads).toBe(1)
    expect(await listFiles(createWorld(store))).toEqual(['a/1: een'])
  })

  test('of a client whose portal is closed no file is read', async () => {
    const world = createWorld(await make())
    let reads = 0
    const file = pdf('een', {
      read: async () => {
        reads += 1
        return toPdf('een')
      },
    })
    const gone = { sourceId: 'a', number: 'a', name: 'Cliënt a', careEndedOn: '2026-11-01' }
    expect(report(await world.sync({ client: gone, records: [letter('1', file)], complete: [Document] }))).toMatchObject({ closed: 1 })
    expect(reads).toBe(0)
    await world.sync({ client: { ...gone, careEndedOn: '2026-11-20' }, records: [letter('1', file)], complete: [Document] })
    expect(reads).toBe(1)
  })

  test('what belongs to no client can have a file too', async () => {
    const world = createWorld(await make())
    await world.sync({ organisation: true, records: [letter('1', pdf('een'))], complete: [Document] })
    await world.sync({ organisation: true, records: [letter('1', pdf('EEN'))], complete: [Document] })
    expect(await listFiles(world)).toEqual(['null/1: EEN'])
  })
})
