import type { SealedColumn } from '../../define/portal-keys.ts'
import { MESSAGE_MARK, OUTBOX_PURPOSE } from '../../mail/message-seal.ts'
import { KEPT_KEY, toKeptName } from '../../store/kept-keys.ts'
import { SOURCE_MESSAGE_PURPOSE } from '../hand-over-messages.ts'
import { REQUEST_PURPOSE } from '../requests/request-content.ts'

type Row = Readonly<Record<string, unknown>>

const byId = (row: Row): string => String(row['id'])
const byKept = (row: Row): string => toKeptName({ name: String(row['name']), made_for: String(row['made_for']) })
const behind =
  (word: string, column = 'id') =>
  (row: Row): string =>
    `${word} ${String(row[column])}`

const request = { purpose: REQUEST_PURPOSE, as: 'bytes' } as const

/** What the kernel itself keeps sealed, but the pieces of downloads, whose names `web/download` makes. */
export const kernelSealedColumns: readonly SealedColumn[] = [
  { table: 'outbox', column: 'body', purpose: OUTBOX_PURPOSE, as: 'text', prefix: MESSAGE_MARK, of: ['id'], name: byId },
  { table: 'source_message', column: 'message', purpose: SOURCE_MESSAGE_PURPOSE, as: 'text', of: ['id'], name: byId },
  { ...request, table: 'access_request', column: 'content', of: ['id'], name: behind('content') },
  { ...request, table: 'access_request_file', column: 'name', of: ['id'], name: behind('name') },
  { ...request, table: 'access_request_file', column: 'bytes', of: ['id'], name: behind('bytes') },
  { ...request, table: 'access_welcome', column: 'phone', of: ['account_id'], name: behind('phone', 'account_id') },
  { ...request, table: 'access_list', column: 'content', of: ['id'], name: behind('list') },
  // Sealed anew at the very end: whoever starts with a secret that does not open these is refused, and until then everything else is done.
  { table: 'kept_key', column: 'sealed', purpose: KEPT_KEY, as: 'text', of: ['name', 'made_for'], name: byKept },
]
