import { expect, test } from 'vitest'
import { toFirstId } from '../store/ids.ts'
import { insertClient, insertRecord } from '../store/test-rows.ts'
import { eachStore } from '../store/test-stores.ts'
import { forgetUnplaced } from './keep-files.ts'

const bytes = Buffer.from('%PDF-1.7\n%%EOF')

eachStore((make) => {
  test('what a process that died left without a record is removed, and neither a file that stands nor one that is being read', async () => {
    const store = await make()
    const db = store.system()
    const clientId = await insertClient(store)
    const keep = async (at: string, recordId: string | null) => {
      const id = toFirstId(new Date(at))
      const owner = { record_id: recordId, client_id: recordId === null ? null : clientId }
      const row = { id, ...owner, mime: 'application/pdf', digest: 'd', size: bytes.byteLength, bytes }
      await db.insertInto('record_file').values(row).execute()
      return id
    }
    const standing = await keep('2099-01-01T00:00:00Z', await insertRecord(store, { client_id: clientId }))
    await keep('2099-01-01T12:00:00Z', null)
    const fresh = await keep('2099-01-03T00:00:00Z', null)
    await forgetUnplaced(db, new Date('2099-01-02T00:00:00Z'))
    const left = await db.selectFrom('record_file').select('id').orderBy('id').execute()
    expect(left.map(({ id }) => id)).toEqual([standing, fresh])
  })
})
