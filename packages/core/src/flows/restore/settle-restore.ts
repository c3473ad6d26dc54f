import type { Kysely } from 'kysely'
import { isUnanswered } from '../../access/invitations.ts'
import { appendAudit } from '../../audit/append-audit.ts'
import type { OpenAuthenticator } from '../../define/authenticator.ts'
import type { Store } from '../../store/store.ts'
import type { KernelTables } from '../../store/tables.ts'
import type { NamedStaff } from '../read-staff.ts'

/** What is needed to make a database that was restored fit to be opened. */
export interface RestorePorts {
  readonly store: Store
  readonly authenticator: Pick<OpenAuthenticator, 'endSessions' | 'endEverything'>
  readonly now: () => Date
}

/** What was ended and held. */
export interface SettledRestore {
  readonly sessions: number
  readonly feeds: number
  readonly invitations: number
  readonly downloads: number
  /** Mails and text messages that waited in the backup: they may have left since. */
  readonly messages: number
}

/** What stands at a message that waited in a backup, for whoever decides whether it is sent. */
export const RESTORED = 'RESTORED'

/**
 * Ends what may have been ended since the backup, and holds what may have been sent since: nobody is signed in, no link, calendar address,
 * invitation or download of before works, and no message of before leaves by itself. `at` is the moment of the backup. Done again it finds nothing.
 */
export async function settleRestore(ports: RestorePorts, asked: NamedStaff & { readonly at: Date }): Promise<SettledRestore> {
  const { store, authenticator, now } = ports
  if (!authenticator.endEverything) await endOneByOne(ports)
  return store.transaction(async (db) => {
    const settled = {
      sessions: (await authenticator.endEverything?.(db as unknown as Kysely<unknown>)) ?? 0,
      ...(await settleKernel(db, now())),
    }
    const detail = { by: asked.by, ...(asked.via === undefined ? {} : { via: asked.via }), backup: asked.at.toISOString(), ...settled }
    await appendAudit(db, { eventType: 'portal.restored', action: 'E', outcome: 'success', at: now(), detail })
    return settled
  })
}

async function endOneByOne({ store, authenticator }: RestorePorts): Promise<void> {
  const accounts = await store.system().selectFrom('account').select('id').execute()
  for (const { id } of accounts) await authenticator.endSessions(id)
}

async function settleKernel(db: Kysely<KernelTables>, now: Date): Promise<Omit<SettledRestore, 'sessions'>> {
  const feeds = await db.updateTable('feed').set({ revoked_at: now }).where('revoked_at', 'is', null).executeTakeFirst()
  const invitations = await db
    .updateTable('invitation')
    .set({ expires_at: now, welcome_due: false })
    .where(isUnanswered)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  const downloads = await db
    .updateTable('download')
    .set({ state: 'expired' })
    .where('state', 'in', ['waiting', 'running', 'ready'])
    .executeTakeFirst()
  await db.deleteFrom('download_chunk').execute()
  // A link of a request for access that was confirmed or answered since.
  await db.updateTable('access_request').set({ secret_hash: null }).where('secret_hash', 'is not', null).execute()
  const messages = await db
    .updateTable('outbox')
    .set({ state: 'stuck', last_error: RESTORED })
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return {
    feeds: Number(feeds.numUpdatedRows),
    invitations: Number(invitations.numUpdatedRows),
    downloads: Number(downloads.numUpdatedRows),
    messages: Number(messages.numUpdatedRows),
  }
}
