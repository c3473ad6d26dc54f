import type { Selectable } from 'kysely'
import type { AccessRequest, AccessRequestState, DeskRequests } from '../../define/desk-requests.ts'
import type { MediaFile } from '../../define/part-media.ts'
import { isId } from '../../store/ids.ts'
import type { AccessRequestTable } from '../../store/request-tables.ts'
import { noteDeed } from './note-deed.ts'
import type { RequestWork } from './request-work.ts'

const PER_PAGE = 20

type Row = Selectable<AccessRequestTable>
type File = AccessRequest['evidence'][number] & { readonly request: string }

/** Those that wait or were handled, the oldest that waits first, what was handled last first; never what nobody confirmed. That somebody looked is logged. */
export async function listRequests(
  work: RequestWork,
  { state, before }: { readonly state: AccessRequestState; readonly before?: string },
): ReturnType<DeskRequests['list']> {
  const db = work.store.system()
  // What waits longest is handled first; of what was handled, the newest is looked for.
  const isOpen = state === 'open'
  let query = db.selectFrom('access_request').selectAll().where('state', '=', state)
  if (before !== undefined && isId(before)) query = query.where('id', isOpen ? '>' : '<', before)
  const rows = await query
    .orderBy('id', isOpen ? 'asc' : 'desc')
    .limit(PER_PAGE + 1)
    .execute()
  const shown = rows.slice(0, PER_PAGE)
  await noteDeed(db, work, { eventType: 'request.listed', action: 'R', outcome: 'success', detail: { state } })
  const files = await listFiles(
    work,
    shown.map(({ id }) => id),
  )
  const last = shown.at(-1)
  const requests = shown.map((row) => toRequest(work, row, files))
  return rows.length > PER_PAGE && last ? { requests, older: last.id } : { requests }
}

/** One request, with the names of its evidence; undefined for what is not there or was not confirmed. */
export async function findRequest(work: RequestWork, id: string): Promise<AccessRequest | undefined> {
  if (!isId(id)) return undefined
  const db = work.store.system()
  const row = await db.selectFrom('access_request').selectAll().where('id', '=', id).where('state', '!=', 'unconfirmed').executeTakeFirst()
  if (!row) return undefined
  await noteDeed(db, work, { eventType: 'request.opened', action: 'R', outcome: 'success', detail: { request: id } })
  return toRequest(work, row, await listFiles(work, [id]))
}

/** A file of evidence; that it was opened is logged. */
export async function readEvidence(work: RequestWork, fileId: string): Promise<MediaFile | undefined> {
  if (!isId(fileId)) return undefined
  const db = work.store.system()
  const file = await db
    .selectFrom('access_request_file')
    .innerJoin('access_request', 'access_request.id', 'request_id')
    .select(['access_request_file.id', 'request_id', 'mime', 'name', 'bytes'])
    .where('access_request_file.id', '=', fileId)
    .where('state', '!=', 'unconfirmed')
    .executeTakeFirst()
  if (!file) return undefined
  const detail = { request: file.request_id, file: file.id }
  await noteDeed(db, work, { eventType: 'request.evidence-opened', action: 'R', outcome: 'success', detail })
  return { mime: file.mime, bytes: work.seal.open(`bytes ${file.id}`, file.bytes), name: openName(work, file) }
}

/** How many wait. */
export async function countOpen({ store }: RequestWork): Promise<number> {
  const { open } = await store
    .system()
    .selectFrom('access_request')
    .select(({ fn }) => fn.countAll<string>().as('open'))
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return Number(open)
}

async function listFiles(work: RequestWork, ids: readonly string[]): Promise<readonly File[]> {
  if (ids.length === 0) return []
  const rows = await work.store
    .system()
    .selectFrom('access_request_file')
    .select(['id', 'request_id', 'mime', 'name'])
    .where('request_id', 'in', ids)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ request: row.request_id, id: row.id, mime: row.mime, name: openName(work, row) }))
}

function openName({ seal }: RequestWork, { id, name }: { readonly id: string; readonly name: Uint8Array }): string {
  return Buffer.from(seal.open(`name ${id}`, name)).toString('utf8')
}

function toRequest({ seal }: RequestWork, row: Row, files: readonly File[]): AccessRequest {
  const { locale: _, ...content } = seal.openContent(row.id, row.content)
  return {
    ...content,
    id: row.id,
    // Read from rows that were confirmed.
    state: row.state as AccessRequestState,
    askedAt: row.asked_at.toISOString(),
    evidence: files.filter(({ request }) => request === row.id).map(({ id, name, mime }) => ({ id, name, mime })),
    ...(row.entered_by === null ? {} : { enteredBy: row.entered_by }),
    ...(row.handled_at === null ? {} : { handledAt: row.handled_at.toISOString() }),
    ...(row.handled_by === null ? {} : { handledBy: row.handled_by }),
  }
}
