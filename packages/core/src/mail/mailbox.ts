import type { Kysely } from 'kysely'
import { isId } from '../store/ids.ts'
import type { KernelTables } from '../store/tables.ts'
import type { MessageSeal } from './message-seal.ts'

/** A message in the development mailbox, without its text. */
export interface MailboxEntry {
  readonly id: string
  readonly kind: 'mail' | 'text'
  readonly recipient: string
  readonly subject: string | undefined
  readonly state: 'waiting' | 'sent' | 'stuck'
  readonly createdAt: Date
}

/** A message in the development mailbox. The text is data: show it escaped. */
export interface MailboxMessage extends MailboxEntry {
  readonly body: string
}

/** What the portal sent, to be read on a developer's own machine. Never open it in production: it shows everybody's mail. */
export interface Mailbox {
  /** Newest first, at most 100. */
  readonly list: () => Promise<readonly MailboxEntry[]>
  readonly read: (id: string) => Promise<MailboxMessage | undefined>
}

/** Opens the development mailbox over the outbox. */
export function createMailbox(db: () => Kysely<KernelTables>, seal: MessageSeal): Mailbox {
  const columns = ['id', 'kind', 'recipient', 'subject', 'state', 'created_at', 'body'] as const
  const find = () => db().selectFrom('outbox').select(columns)
  return {
    list: async () => {
      const rows = await find().orderBy('created_at', 'desc').orderBy('id', 'desc').limit(100).execute()
      return rows.map(({ body: _, ...row }) => toEntry(row))
    },
    read: async (id) => {
      const row = isId(id) ? await find().where('id', '=', id).executeTakeFirst() : undefined
      return row && { ...toEntry(row), body: row.body === '' ? '' : seal.open(id, row.body) }
    },
  }
}

type Row = Omit<MailboxEntry, 'createdAt' | 'subject'> & { readonly subject: string | null; readonly created_at: Date }

function toEntry({ id, kind, recipient, subject, state, created_at }: Row): MailboxEntry {
  return { id, kind, recipient, subject: subject ?? undefined, state, createdAt: created_at }
}
