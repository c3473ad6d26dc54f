import { sql } from 'kysely'
import type { Composition } from '../../compose/composition.ts'
import { composeMail } from '../../mail/compose-mail.ts'
import type { Outbox } from '../../mail/outbox.ts'
import type { Store } from '../../store/store.ts'
import { claimUse } from './claim-use.ts'
import type { RequestContent, RequestSeal } from './request-content.ts'
import { createLinkSecret } from './request-link.ts'
import { ADDRESS_KEY, CONFIRM_WITHIN, REQUEST_LIMITS, toAddressLimit } from './request-limits.ts'

/** The job that mails the links by which people confirm what they asked; a schedule finds what nobody asked for. */
export const CONFIRM_JOB = 'requests.mail'

/** Where the link in the mail leads. */
export const CONFIRM_PATH = '/toegang-aanvragen/bevestigen'

const BATCH = 50

/** What mailing the links needs. */
export interface ConfirmPorts {
  readonly store: Store
  readonly composition: Composition
  readonly outbox: Pick<Outbox, 'enqueue' | 'wake'>
  readonly seal: RequestSeal
  readonly origin: string
  readonly now: () => Date
}

/**
 * Mails a link for every request that waits for one, the newest first: in a flood that somebody else sends, who asks now is served before what is
 * piled up. What is over a limit waits for the next round.
 */
export async function mailConfirmations(ports: ConfirmPorts): Promise<void> {
  for (;;) {
    const due = await listDue(ports)
    const results = []
    for (const { id } of due) results.push(await mailOne(ports, id))
    await ports.outbox.wake()
    if (due.length < BATCH || !results.includes('sent')) return
  }
}

function listDue({ store, now }: ConfirmPorts) {
  return store
    .system()
    .selectFrom('access_request')
    .select('id')
    .where('state', '=', 'unconfirmed')
    .where('mailed_at', 'is', null)
    .where('expires_at', '>', now())
    .where((row) => {
      const usedUp = row
        .selectFrom('use_limit')
        .select('key')
        .where('key', '=', sql<string>`${ADDRESS_KEY}::text || access_request.address`)
        .where('until', '>', now())
        .where('count', '>=', toAddressLimit('').most)
      return row.not(row.exists(usedUp))
    })
    .orderBy('id', 'desc')
    .limit(BATCH)
    .execute()
}

async function mailOne(ports: ConfirmPorts, id: string): Promise<'sent' | 'waits'> {
  const now = ports.now()
  const expiresAt = new Date(now.getTime() + CONFIRM_WITHIN)
  const { secret, hash } = createLinkSecret(id)
  try {
    await ports.store.transaction(async (db) => {
      const row = await db
        .updateTable('access_request')
        .set({ mailed_at: now, secret_hash: hash, expires_at: expiresAt })
        .where('id', '=', id)
        .where('mailed_at', 'is', null)
        .returning(['content', 'address'])
        .executeTakeFirst()
      if (!row) throw new Waits()
      const admitted = (await claimUse(db, toAddressLimit(row.address), now)) && (await claimUse(db, REQUEST_LIMITS.mails, now))
      if (!admitted) throw new Waits()
      await ports.outbox.enqueue(db, toMail(ports, ports.seal.openContent(id, row.content), secret), expiresAt)
    })
  } catch (error) {
    if (error instanceof Waits) return 'waits'
    throw error
  }
  return 'sent'
}

/** Undoes the transaction, and with it what was claimed. */
class Waits extends Error {}

// Not a word of what was typed stands in it: the mail goes to an address that a stranger named.
function toMail({ composition, origin }: ConfirmPorts, { email, locale }: RequestContent, secret: string) {
  const { language, organisation, basePath, messages } = composition
  const mail = composeMail({
    t: messages.for('core')(locale, language.form),
    key: 'mail.request-confirm',
    exact: { secret },
    path: `${CONFIRM_PATH}#${secret}`,
    portal: { origin, basePath, name: organisation.portalName, organisation: organisation.name },
  })
  return { kind: 'mail' as const, recipient: email, ...mail }
}
