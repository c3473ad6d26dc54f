import type { Kysely } from 'kysely'
import { hasOpenAccess } from '../access/has-open-access.ts'
import type { Composition } from '../compose/composition.ts'
import { composeMail } from '../mail/compose-mail.ts'
import type { Outbox } from '../mail/outbox.ts'
import { holdDigestReader, listDigestDue, takeDigest, type DigestReader } from '../notices/digest.ts'
import type { Store } from '../store/store.ts'
import { NOBODY, type KernelTables } from '../store/tables.ts'

/** What sending digests needs. */
export interface DigestPorts {
  readonly store: Store
  readonly composition: Composition
  readonly outbox: Outbox
  readonly origin: string
  readonly now: () => Date
}

const NOTICES_PATH = '/mijn/core/notices'

/**
 * Tells everybody who wants it by mail that there is news, as a number and nothing else; gives how many mails were made.
 * Each account is a transaction of its own that marks and sends, so that whatever ends the run, nobody is told twice. One
 * that fails holds up nobody else; what failed is thrown at the end, so that the job is tried again.
 */
export async function sendDigests(ports: DigestPorts): Promise<number> {
  const failures: unknown[] = []
  let sent = 0
  let due = await listDigestDue(ports.store.system(), { after: NOBODY, now: ports.now() })
  while (due.length > 0) {
    for (const accountId of due) {
      try {
        sent += await ports.store.transaction((db) => sendDigest(ports, db, accountId))
      } catch (error) {
        failures.push(error)
      }
    }
    due = await listDigestDue(ports.store.system(), { after: due.at(-1) ?? NOBODY, now: ports.now() })
  }
  if (sent > 0) await ports.outbox.wake()
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} digests could not be sent.`)
  return sent
}

async function sendDigest(ports: DigestPorts, db: Kysely<KernelTables>, accountId: string): Promise<0 | 1> {
  const now = ports.now()
  const reader = await holdDigestReader(db, accountId, now)
  // Who has nothing to open would follow the mail to an empty portal.
  if (!reader || !(await hasOpenAccess(db, accountId, { ends: ports.composition.access, now }))) return 0
  const count = await takeDigest(db, accountId, now)
  if (count === 0) return 0
  await ports.outbox.enqueue(db, toMail(ports, reader, count))
  return 1
}

function toMail({ composition, origin }: DigestPorts, reader: DigestReader, count: number) {
  const { organisation, basePath, language } = composition
  const locale = reader.locale === 'en' ? 'en' : 'nl'
  const form = reader.form === 'je' || reader.form === 'u' ? reader.form : language.form
  const portal = { origin, basePath, name: organisation.portalName, organisation: organisation.name }
  const mail = composeMail({ t: composition.messages(locale, form), key: 'mail.digest', values: { count }, path: NOTICES_PATH, portal })
  return { kind: 'mail' as const, recipient: reader.email, ...mail }
}
