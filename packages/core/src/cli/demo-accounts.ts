import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { ensureAccount, findAccount } from '../access/accounts.ts'
import { EmailAddress } from '../define/email-address.ts'
import { GrantInput } from '../flows/grant-access.ts'
import type { Portal } from '../join-rooms.ts'
import { CliError } from './cli-error.ts'

const DemoAccount = z.strictObject({
  userName: z.string(),
  password: z.string().min(12),
  name: z.string(),
  email: EmailAddress,
  /** A mobile number that nobody has; in development its text messages stand in the mailbox. */
  phone: z.string(),
  /** What this person sees, for whoever tries the portal. */
  what: z.string(),
  accesses: z.array(GrantInput.omit({ email: true, name: true })),
  /** Permission sets of the desk, for who is staff. */
  desk: z.array(z.string()).default([]),
})

/** A fictitious person who can sign in to an example. */
export type DemoAccount = z.infer<typeof DemoAccount>

/** Reads the demo accounts of an example. */
export function readDemoAccounts(file: string): readonly DemoAccount[] {
  const parsed = z.array(DemoAccount).safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new CliError(`${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`)
}

/** Makes the accounts that are not there yet; those that are keep whatever was done with them. */
export async function enrolDemoAccounts(portal: Portal, accounts: readonly DemoAccount[]): Promise<void> {
  for (const account of accounts) {
    const known = await findAccount(portal.store.system(), { email: account.email })
    if (!known) await enrol(portal, account)
  }
}

async function enrol(portal: Portal, { userName, password, name, email, phone, accesses, desk }: DemoAccount): Promise<void> {
  const db = portal.store.system()
  const { id } = await ensureAccount(db, { email, name, locale: portal.composition.language.default, now: new Date() })
  for (const access of accesses) await portal.grant({ ...access, email, name }, { grantedBy: 'demo data', notify: true })
  await portal.enrol(id, { userName, password, phone })
  if (desk.length > 0) await portal.deskStaff.put({ email, name, sets: desk }, { by: 'demo data' })
}
