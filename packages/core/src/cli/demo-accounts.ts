import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { ensureAccount, findAccount } from '../access/accounts.ts'
import { EmailAddress } from '../define/email-address.ts'
import { GrantInput } from '../flows/grant-access.ts'
import { findTerms, publishTerms } from '../flows/portal/terms.ts'
import type { Portal } from '../join-rooms.ts'
import { CliError } from './cli-error.ts'

const Person = z.strictObject({
  name: z.string(),
  email: EmailAddress,
  /** What this person sees, for whoever tries the portal. */
  what: z.string(),
  accesses: z.array(GrantInput.omit({ email: true, name: true })),
  /** Permission sets of the desk, for who is staff. */
  desk: z.array(z.string()).default([]),
})

const DemoAccount = z.union([
  Person.extend({
    userName: z.string(),
    password: z.string().min(12),
    /** A mobile number that nobody has; in development its text messages stand in the mailbox. */
    phone: z.string(),
  }),
  // Who the identity provider of an example knows, by the id that it has of them.
  Person.extend({ signsInBy: z.strictObject({ method: z.string(), subject: z.string() }) }),
])

const Demo = z.union([
  z.array(DemoAccount).transform((people) => ({ people, terms: undefined })),
  z.strictObject({
    people: z.array(DemoAccount),
    /** Terms of use that hold from the first day: a file of plain text beside this one. */
    terms: z.string().optional(),
  }),
])

/** A fictitious person who can sign in to an example. */
export type DemoAccount = z.infer<typeof DemoAccount>

/** What an example starts with: people, and the text of its terms of use. */
export interface Demo {
  readonly people: readonly DemoAccount[]
  readonly terms: string | undefined
}

/** Reads what an example starts with. */
export function readDemo(file: string): Demo {
  const parsed = Demo.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!parsed.success) throw new CliError(`${file} is no list of demo accounts: ${z.prettifyError(parsed.error)}`)
  const { people, terms } = parsed.data
  return { people, terms: terms === undefined ? undefined : readFileSync(join(dirname(file), terms), 'utf8') }
}

/** Makes the accounts and terms that are not there yet; those that are keep whatever was done with them. */
export async function makeDemo(portal: Portal, { people, terms }: Demo): Promise<void> {
  for (const person of people) {
    const known = await findAccount(portal.store.system(), { email: person.email })
    if (!known) await enrol(portal, person)
  }
  if (terms !== undefined && !(await findTerms(portal.store.system())))
    await publishTerms({ store: portal.store, now: () => new Date(), staff: BY }, terms)
}

const BY = { by: 'demo data' }

async function enrol(portal: Portal, person: DemoAccount): Promise<void> {
  const { name, email, accesses, desk } = person
  const db = portal.store.system()
  const { id } = await ensureAccount(db, { email, name, locale: portal.composition.language.default, now: new Date() })
  for (const access of accesses) await portal.grant({ ...access, email, name }, { grantedBy: BY.by, notify: true })
  await openDoor(portal, id, person)
  if (desk.length > 0) await portal.deskStaff.put({ email, name, sets: desk }, BY)
}

async function openDoor(portal: Portal, accountId: string, person: DemoAccount): Promise<void> {
  if ('userName' in person) {
    const { userName, password, phone } = person
    return portal.enrol(accountId, { userName, password, phone })
  }
  if (!portal.links) throw new CliError(`${person.name} signs in elsewhere, and nobody does in this portal.`)
  return portal.links.link(accountId, { ...BY, ...person.signsInBy, unannounced: true })
}
