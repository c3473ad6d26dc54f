import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSeal } from '../../store/secret-ring.ts'
import { eachStore, type MakeStore } from '../../store/test-stores.ts'
import { insertClient } from '../../store/test-rows.ts'
import { createChunkWriter, readChunks, type ChunkStore } from './chunks.ts'
import { CHUNK_BYTES } from './limits.ts'

const seal = createSeal([Buffer.alloc(32, 'k')], 'download')
const at = new Date('2026-11-22T11:00:00Z')

async function openChunks(make: MakeStore): Promise<ChunkStore & { readonly id: string }> {
  const store = await make()
  const id = crypto.randomUUID()
  const clientId = await insertClient(store)
  const account = { id, email: 'a@voorbeeld.nl', name: 'A', locale: 'nl', form: null, created_at: at }
  await store.system().insertInto('account').values(account).execute()
  const access = { basis: 'self', represents: false, portal_admin: true, rights: [], valid_from: at, granted_by: 'test', created_at: at }
  await store
    .system()
    .insertInto('access')
    .values({ id, account_id: id, client_id: clientId, ...access })
    .execute()
  await store
    .system()
    .insertInto('download')
    .values({
      id,
      account_id: id,
      client_id: clientId,
      access_id: id,
      assurance: 'mfa',
      state: 'running',
      failure: null,
      created_at: at,
      expires_at: at,
      digest: null,
      size: null,
    })
    .execute()
  return { db: store.system, seal, id }
}

eachStore((make) => {
  test('what was written in any pieces is read back whole, in chunks of half a mebibyte', async () => {
    const chunks = await openChunks(make)
    const bytes = Buffer.from(crypto.getRandomValues(new Uint8Array(65_536)))
      .toString('hex')
      .repeat(9)
    const writer = createChunkWriter(chunks, { id: chunks.id, attempt: 1 })
    for (let from = 0; from < bytes.length; from += 700_001) await writer.write(Buffer.from(bytes.slice(from, from + 700_001)))
    expect(await writer.end()).toEqual({ digest: createHash('sha256').update(bytes).digest('hex'), size: bytes.length })
    const read = await Array.fromAsync(readChunks(chunks, { id: chunks.id, attempt: 1 }))
    expect(Buffer.concat(read).toString()).toBe(bytes)
    expect(read.slice(0, -1).every(({ byteLength }) => byteLength === CHUNK_BYTES)).toBe(true)
    expect(await Array.fromAsync(readChunks(chunks, { id: chunks.id, attempt: 2 }))).toEqual([])
  })

  test('a chunk opens in its own place only, and with its own key', async () => {
    const chunks = await openChunks(make)
    const whose = { id: chunks.id, attempt: 1 }
    const writer = createChunkWriter(chunks, whose)
    await writer.write(Buffer.from('geheim'))
    await writer.end()
    await expect(Array.fromAsync(readChunks({ ...chunks, seal: createSeal([Buffer.alloc(32, 'x')], 'download') }, whose))).rejects.toThrow()
    await chunks.db().updateTable('download_chunk').set({ attempt: 2 }).execute()
    await expect(Array.fromAsync(readChunks(chunks, { ...whose, attempt: 2 }))).rejects.toThrow()
  })

  test('a download that is too large ends, and says that it is', async () => {
    const chunks = await openChunks(make)
    const writer = createChunkWriter(chunks, { id: chunks.id, attempt: 1 }, 1000)
    await writer.write(new Uint8Array(1000))
    await expect(writer.write(new Uint8Array(1))).rejects.toMatchObject({ name: 'DownloadFailure', reason: 'too-large' })
  })
})
