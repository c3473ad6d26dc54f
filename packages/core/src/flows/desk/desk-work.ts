import type { Composition } from '../../compose/composition.ts'
import type { AccountDesk } from '../../define/account-desk.ts'
import type { PortalKeys } from '../../define/portal-keys.ts'
import type { JobData } from '../../jobs/job-data.ts'
import type { SystemAuditEntry } from '../../audit/append-audit.ts'
import type { Outbox } from '../../mail/outbox.ts'
import type { Store } from '../../store/store.ts'
import type { NamedStaff } from '../read-staff.ts'

/** What a port of the desk works with: the services, and who is at the desk. */
export interface DeskWork {
  readonly store: Store
  readonly composition: Composition
  readonly outbox: Pick<Outbox, 'enqueue' | 'wake'>
  /** What staff may do for an account; undefined where the way of signing in leaves that to somebody else. */
  readonly accounts: AccountDesk | undefined
  readonly origin: string
  /** Secret key material by purpose. */
  readonly keys: PortalKeys
  readonly now: () => Date
  /** Asks for a job soon. */
  readonly hurry: (job: string) => Promise<void>
  /** Called when the banner was changed, so that the next page shows it. */
  readonly noteBanner?: () => void
  /** Asks for a job that no schedule would find; rejects when the queue can't take it. */
  readonly ask: (job: string, data?: JobData) => Promise<void>
  /** The account at the desk, and what the access log says of the request. */
  readonly who: Pick<SystemAuditEntry, 'accountId' | 'traceId' | 'network'> & { readonly accountId: string }
  /** The same person by name, for what is kept in words. */
  readonly staff: NamedStaff
}
