import { sql, type Kysely } from 'kysely'
import type { AccountSummary } from '../define/authenticator.ts'
import { EmailAddress } from '../define/email-address.ts'
import type { AddressForm } from '../define/messages.ts'
import { readCode } from '../store/database-fault.ts'
import { createId } from '../store/ids.ts'
import type { KernelTables } from '../store/tables.ts'

/** Finds an account by id or e-mail address; what no account can have as its address is nobody's, also when it looks like one in lower case (U+212A). */
export async function findAccount(
  db: Kysely<KernelTables>,
  by: { readonly id: string } | { readonly email: string },
): Promise<AccountSummary | undefined> {
  const row = await db
    .selectFrom('account')
    .select(['id', 'name', 'email', 'locale', 'form', sql<boolean>`blocked_at is not null`.as('blocked')])
    .where('id' in by ? sql<boolean>`id = ${by.id}::uuid` : sql<boolean>`email = ${toAddress(by.email)}`)
    .executeTakeFirst()
  return row && { ...row, locale: row.locale === 'en' ? 'en' : 'nl', form: toForm(row.form) }
}

/** Notes that the tour was shown to an account; the first time stays. */
export async function noteToured(db: Kysely<KernelTables>, accountId: string, now: Date): Promise<void> {
  await db.updateTable('account').set({ toured_at: now }).where('id', '=', accountId).where('toured_at', 'is', null).execute()
}

// The same statement for every text, so that its time tells nothing.
function toAddress(text: string): string | null {
  return EmailAddress.safeParse(text).data ?? null
}

function toForm(form: string | null): AddressForm | undefined {
  return form === 'u' || form === 'je' ? form : undefined
}

/** Gives an account another address, inside a transaction; false when it is no plain address or belongs to another account, and then nothing was changed. */
export async function changeEmail(db: Kysely<KernelTables>, accountId: string, wanted: string): Promise<boolean> {
  const email = EmailAddress.safeParse(wanted)
  if (!email.success) return false
  try {
    await sql`savepoint email`.execute(db)
    const changed = await db
      .updateTable('account')
      .set({ email: email.data })
      .where('id', '=', accountId)
      .returning('id')
      .executeTakeFirst()
    await sql`release savepoint email`.execute(db)
    return changed !== undefined
  } catch (error) {
    if (readCode(error) !== UNIQUE_VIOLATION) throw error
    await sql`rollback to savepoint email`.execute(db)
    return false
  }
}

const UNIQUE_VIOLATION = '23505'

/**
 * Makes an account for an address, or gives the one that has it; the name of an existing account stays. The same statements for both, so that nobody
 * can tell by the time whether an address has an account.
 */
export async function ensureAccount(
  db: Kysely<KernelTables>,
  person: { readonly email: string; readonly name: string; readonly locale: string; readonly now: Date },
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const email = EmailAddress.parse(person.email)
  const made = await db
    .insertInto('account')
    .values({
      id: createId(person.now),
      email,
      name: person.name,
      locale: person.locale,
      form: null,
      blocked_at: null,
      created_at: person.now,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  const { id } = await db.selectFrom('account').select('id').where('email', '=', email).executeTakeFirstOrThrow()
  return { id, isNew: made !== undefined }
}
