import type { Kysely } from 'kysely'
import { findAccount } from '../access/accounts.ts'
import type { Invitation } from '../access/invitations.ts'
import type { Composition } from '../compose/composition.ts'
import type { AccountDesk } from '../define/account-desk.ts'
import { composeMail } from '../mail/compose-mail.ts'
import type { Outbox } from '../mail/outbox.ts'
import type { Store } from '../store/store.ts'
import { NOBODY, type KernelTables } from '../store/tables.ts'

/** The job that sends the mails of invitations; a schedule finds what nobody asked for. */
export const WELCOME_JOB = 'invitations.welcome'

/** What sending the mails of invitations needs. */
export interface WelcomePorts {
  readonly store: Store
  readonly composition: Composition
  readonly outbox: Pick<Outbox, 'enqueue' | 'wake'>
  /** What gives a new account something to sign in with; undefined where the way of signing in leaves that to somebody else. */
  readonly desk: AccountDesk | undefined
  readonly origin: string
  readonly now: () => Date
  readonly onFailure: (invitationId: string, error: unknown) => void
}

const BATCH = 50
const ANSWERS_TO = '/mijn/core/notices'

/**
 * Sends the mails of every invitation that is due: what a new account signs in with, and the invitation. It runs as a job, so that whoever
 * invites can't tell by the answer's time whether an address has an account. One that fails waits for the next round and holds up nobody else;
 * what was sent twice because a process died makes the first worthless.
 */
export async function welcomeInvited(ports: WelcomePorts): Promise<void> {
  let due = await listDue(ports, NOBODY)
  while (due.length > 0) {
    for (const invitation of due) {
      try {
        await welcomeOne(ports, invitation)
      } catch (error) {
        ports.onFailure(invitation.id, error)
      }
    }
    await ports.outbox.wake()
    due = await listDue(ports, due.at(-1)?.id ?? NOBODY)
  }
}

function listDue({ store, now }: WelcomePorts, after: string): Promise<readonly Invitation[]> {
  return store
    .system()
    .selectFrom('invitation')
    .selectAll()
    .where('welcome_due', '=', true)
    .where('expires_at', '>', now())
    .where('id', '>', after)
    .orderBy('id')
    .limit(BATCH)
    .execute()
}

async function welcomeOne(ports: WelcomePorts, invitation: Invitation): Promise<void> {
  const accountId = invitation.account_id ?? ''
  const { desk, store } = ports
  if (desk && !(await desk.isEnrolled(accountId))) {
    const phone = invitation.phone === null ? {} : { phone: invitation.phone }
    // Tried again because the invitation could not be sent, it is one welcome; sent again by who invites, it is another.
    const once = `${invitation.id} ${invitation.sent_at?.toISOString() ?? ''}`
    await desk.welcome(accountId, { by: 'portal administrator', inviter: invitation.invited_by, once, ...phone })
  }
  await store.transaction(async (db) => {
    const still = await db
      .updateTable('invitation')
      // The number was handed over, or is not needed: an invitation never overwrites the one an account has.
      .set({ welcome_due: false, phone: null })
      .where('id', '=', invitation.id)
      .where('welcome_due', '=', true)
      .returning('id')
      .executeTakeFirst()
    if (still) await ports.outbox.enqueue(db, await toMail(ports, db, invitation), invitation.expires_at ?? undefined)
  })
}

async function toMail({ composition, origin }: WelcomePorts, db: Kysely<KernelTables>, invitation: Invitation) {
  const { language, organisation, basePath, messages } = composition
  const account = await findAccount(db, { id: invitation.account_id ?? '' })
  const inviter = await findAccount(db, { id: invitation.invited_by })
  const mail = composeMail({
    t: messages.for('core')(account?.locale ?? language.default, account?.form ?? language.form),
    key: 'mail.invitation',
    values: { inviter: inviter?.name ?? organisation.name },
    path: ANSWERS_TO,
    portal: { origin, basePath, name: organisation.portalName, organisation: organisation.name },
  })
  return { kind: 'mail' as const, recipient: account?.email ?? invitation.email, ...mail }
}

/** Removes invitations that ended more than so many days ago, with the names and addresses in them. */
export async function forgetInvitations(db: Kysely<KernelTables>, before: Date): Promise<void> {
  await db
    .deleteFrom('invitation')
    .where((row) =>
      row.or([
        row('accepted_at', '<', before),
        row('declined_at', '<', before),
        row('withdrawn_at', '<', before),
        row('expires_at', '<', before),
        row.and([row('sent_at', 'is', null), row('created_at', '<', before)]),
      ]),
    )
    .execute()
}
