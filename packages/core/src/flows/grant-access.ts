import type { Kysely } from 'kysely'
import { z } from 'zod'
import { ensureAccount } from '../access/accounts.ts'
import { grantAccess } from '../access/grant.ts'
import { appendAudit } from '../audit/append-audit.ts'
import type { Composition } from '../compose/composition.ts'
import { EmailAddress } from '../define/email-address.ts'
import { Basis } from '../define/viewer.ts'
import { composeMail } from '../mail/compose-mail.ts'
import type { Outbox } from '../mail/outbox.ts'
import type { Store } from '../store/store.ts'
import type { KernelTables } from '../store/tables.ts'
import type { DeskWork } from './desk/desk-work.ts'
import { findClient, type FoundClient } from './find-client.ts'
import { FlowError } from './flow-error.ts'
import { refuseOwnAccess } from './refuse-own-access.ts'
import { refuseGrant } from './refuse-grant.ts'

const Instant = z.iso.datetime({ offset: true })
// Controls, line separators, and marks that turn the reading direction, with which a name shows as another.
const ONE_LINE = /^[^\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]*$/u

/** Who gets access to whom, on what ground, to what. Either a permission set or rights one by one; a set by default of the basis. */
export const GrantInput = z.strictObject({
  email: EmailAddress,
  name: z.string().trim().min(1).max(200).regex(ONE_LINE, 'must be one line without control characters'),
  /** The client number; where the source gives none, its own identifier of the client. */
  clientNumber: z.string().min(1).regex(ONE_LINE, 'must be one line without control characters'),
  basis: Basis,
  represents: z.boolean().default(false),
  portalAdmin: z.boolean().default(false),
  /** A client of 12 to 15 agreed that this parent or guardian reads. */
  consented: z.boolean().default(false),
  set: z.string().optional(),
  rights: z.array(z.string()).optional(),
  from: Instant.optional(),
  until: Instant.optional(),
  /** What was seen that proves the ground, in words of staff. */
  evidence: z.string().trim().min(1).max(300).regex(ONE_LINE, 'must be one line without control characters').optional(),
})

/** Who gets access to whom, on what ground, to what. */
export type GrantInput = z.input<typeof GrantInput>

/** What is granted, whoever it is about. */
export type GrantTerms = Omit<z.infer<typeof GrantInput>, 'clientNumber'>

/** What granting needs. */
export interface GrantPorts {
  readonly store: Store
  readonly composition: Composition
  readonly outbox: Pick<Outbox, 'enqueue' | 'wake'>
  readonly origin: string
  readonly now: () => Date
  /** Who grants, for the access log: `command line`, `demo data`. */
  readonly grantedBy: string
  /** Whether the person gets a mail about it. */
  readonly notify: boolean
  /** Who is at the desk, when it is done there. */
  readonly desk?: Pick<DeskWork, 'who' | 'staff'>
}

/** What was granted. */
export interface Granted {
  readonly accountId: string
  readonly accessId: string
  readonly clientId: string
  readonly isNewAccount: boolean
  readonly rights: readonly string[]
}

/** Gives a person access to a client: account, access, mail and log entry in one transaction. Throws `FlowError` with what is wrong and how to mend it. */
export async function grantClientAccess(given: GrantInput, ports: GrantPorts): Promise<Granted> {
  const input = readGrant(given)
  const granted = await ports.store.transaction(async (db) =>
    grantWithin(db, { input, client: await findClient(db, input.clientNumber) }, ports),
  )
  if (ports.notify) await ports.outbox.wake()
  return granted
}

/** The same inside a transaction, for a client that was found. The mail leaves when the outbox is woken after the commit. */
export async function grantWithin(
  db: Kysely<KernelTables>,
  { input, client }: { readonly input: GrantTerms; readonly client: FoundClient },
  ports: Omit<GrantPorts, 'store'>,
): Promise<Granted> {
  const rights = toRights(input, ports.composition)
  const now = ports.now()
  refuseGrant({ ...input, rights }, client, { composition: ports.composition, now })
  const account = await ensureAccount(db, { email: input.email, name: input.name, locale: ports.composition.language.default, now })
  if (ports.desk) refuseOwnAccess(ports.desk, account.id)
  const { basis, represents, portalAdmin, evidence } = input
  const ids = { accountId: account.id, clientId: client.id }
  const accessId = await grantAccess(db, {
    ...ids,
    basis,
    represents,
    portalAdmin,
    rights,
    from: input.from === undefined ? now : new Date(input.from),
    ...(input.until === undefined ? {} : { until: new Date(input.until) }),
    ...(input.consented ? { consentedAt: now } : {}),
    ...(evidence === undefined ? {} : { evidence }),
    grantedBy: ports.grantedBy,
    now,
  })
  const event = { eventType: 'access.granted', action: 'C', outcome: 'success', at: now } as const
  const detail = { rights, by: ports.grantedBy, ...(input.consented ? { consented: true } : {}) }
  await appendAudit(db, { ...event, ...ids, accessId, basis, ...toWho(ports, account.id, detail) })
  if (ports.notify) await ports.outbox.enqueue(db, toMail(input, ports))
  return { ...ids, accessId, isNewAccount: account.isNew, rights }
}

/** Whose deed it is: that of who is at the desk; without a desk the entry stands on the person it is about. */
function toWho({ desk }: Pick<GrantPorts, 'desk'>, person: string, detail: Readonly<Record<string, unknown>>) {
  return desk ? { ...desk.who, detail: { ...detail, ...desk.staff, of: person } } : { detail: { ...detail, of: person } }
}

/** Reads a grant; throws `FlowError` for what can be none. */
export function readGrant(given: GrantInput): z.infer<typeof GrantInput> {
  const parsed = GrantInput.safeParse(given)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new FlowError('GRANT_INVALID', `${issue?.path.join('.') ?? 'input'}: ${issue?.message ?? 'invalid'}.`)
}

/** The rights that a grant gives, of its set or one by one; throws `FlowError`. */
export function toRights(input: Pick<GrantTerms, 'basis' | 'set' | 'rights'>, composition: Composition): readonly string[] {
  if (input.rights) return input.rights.map((right) => refuseUnknownRight(right, composition))
  const id = input.set ?? composition.access.byBasis[input.basis]
  const set = id === undefined ? undefined : composition.permissionSets.get(id)
  if (set) return set.rights
  const known = [...composition.permissionSets.keys()].join(', ')
  throw new FlowError(
    'SET_UNKNOWN',
    id === undefined
      ? `Say which rights: --set with one of ${known}, or --rights.`
      : `There is no permission set "${id}". Known: ${known}.`,
  )
}

function refuseUnknownRight(right: string, composition: Composition): string {
  if (composition.rights.has(right)) return right
  throw new FlowError('RIGHT_UNKNOWN', `There is no right "${right}". \`voordeur check\` lists them.`)
}

function toMail(input: GrantTerms, ports: Pick<GrantPorts, 'composition' | 'origin'>) {
  const { composition, origin } = ports
  const { default: locale, form } = composition.language
  const portal = {
    origin,
    basePath: composition.basePath,
    name: composition.organisation.portalName,
    organisation: composition.organisation.name,
  }
  const mail = composeMail({
    t: composition.messages(locale, form),
    key: 'mail.access-granted',
    values: { name: input.name },
    path: '/',
    portal,
  })
  return { kind: 'mail' as const, recipient: input.email, ...mail }
}
