import type { Assurance, Basis } from '@voordeur/core'
import type { TestPortal } from '@voordeur/core/testing'
import { toCanary, type ClientName, type MatrixPortal } from './open-matrix-portal.ts'

/** Somebody who asks, and what the test knows of them: the test's own words, from which it decides what they may see. */
export interface Asker {
  readonly name: string
  /** The client whose addresses they try. */
  readonly about: ClientName
  /** The client with whom they have something to do. */
  readonly knows: ClientName
  /** Undefined for nobody. */
  readonly accountId: string | undefined
  readonly assurance: Assurance
  /** Whether the portal knows them at all: a blocked account is nobody. */
  readonly isSignedIn: boolean
  /** Whether they have access to that client, and it is open. */
  readonly isOpen: boolean
  readonly basis: Basis
  readonly isPortalAdmin: boolean
  readonly represents: boolean
  readonly rights: readonly string[]
  /** What they may do at the desk; nothing for who is no staff. */
  readonly desk: readonly string[]
}

/** Everybody who asks, and the ids by which addresses are tried. */
export interface Cast {
  readonly askers: readonly Asker[]
  /** Whoever has every right but those of one part, by the id of that part. */
  readonly without: ReadonlyMap<string, Asker>
  /** The access of a relative with one right, of each client. */
  readonly relatives: Readonly<Record<ClientName, string>>
  readonly relativeRights: readonly string[]
  /** The access of a mentor of `mine` without a tick, who sees by law what the administrator may not. */
  readonly mentor: string
  /** The access of the portal administrator of `mine`. */
  readonly admin: string
  /** Accesses and invitations of which the portal administrator of `mine` may know nothing. */
  readonly strangers: readonly string[]
  readonly addAccess: (given: GivenAccess) => Promise<{ readonly accountId: string; readonly accessId: string }>
  readonly addInvitation: (given: GivenInvitation) => Promise<{ readonly accountId: string; readonly id: string }>
}

interface GivenAccess {
  readonly about: ClientName
  readonly name?: string
  readonly basis?: Basis
  readonly rights?: readonly string[]
  readonly represents?: boolean
  readonly isPortalAdmin?: boolean
  readonly row?: object
}

interface GivenInvitation {
  readonly invitedBy: string
  readonly row?: object
}

const RELATIVE = ['probe.board:read']
const day = (days: number, { clock }: TestPortal) => new Date(clock.now().getTime() + days * 86_400_000)

/** Brings everybody in: each closed door is tried by somebody who holds every right behind it. */
export async function castAskers(matrix: MatrixPortal): Promise<Cast> {
  const { portal, clientIds } = matrix
  const now = portal.clock.now()
  const every = [...portal.composition.rights.values()].filter(({ explicit }) => !explicit).map(({ id }) => id)
  const db = portal.store.system()

  const addAccount = async (name: string, row: object = {}) => {
    const id = crypto.randomUUID()
    await db
      .insertInto('account')
      .values({ id, email: `${id}@voorbeeld.nl`, name, locale: 'nl', form: null, created_at: now, ...row })
      .execute()
    return id
  }
  const addAccess: Cast['addAccess'] = async ({
    about,
    name = 'Iemand',
    basis = 'family',
    rights = every,
    represents = false,
    ...more
  }) => {
    const [accountId, accessId] = [await addAccount(name), crypto.randomUUID()]
    const values = { id: accessId, account_id: accountId, client_id: clientIds[about], basis, represents, rights: [...rights] }
    const dates = { valid_from: day(-30, portal), valid_until: null, revoked_at: null, created_at: day(-30, portal) }
    const rest = { portal_admin: more.isPortalAdmin ?? false, granted_by: 'test', role: null }
    await db
      .insertInto('access')
      .values({ ...values, ...dates, ...rest, ...more.row })
      .execute()
    return { accountId, accessId }
  }
  const addInvitation: Cast['addInvitation'] = async ({ invitedBy, row = {} }) => {
    const [accountId, id] = [await addAccount('Genodigde'), crypto.randomUUID()]
    const who = { first_name: 'Genodigde', last_name: 'Een', gender: 'other' as const, role: 'friend', basis: 'invited' as const }
    const values = { id, client_id: clientIds.mine, invited_by: invitedBy, account_id: accountId, email: `${id}@voorbeeld.nl`, ...who }
    const sent = { rights: every, created_at: now, sent_at: now, expires_at: day(14, portal) }
    await db
      .insertInto('invitation')
      .values({ ...values, ...sent, ...row })
      .execute()
    return { accountId, id }
  }

  const addNotice = (accountId: string, about: ClientName) =>
    db
      .insertInto('notice')
      .values({
        id: crypto.randomUUID(),
        account_id: accountId,
        client_id: clientIds[about],
        plugin: 'probe',
        kind: 'posted',
        reference: 'x',
        values: '{}',
        created_at: now,
      })
      .execute()
  const open = async (name: string, given: GivenAccess, known: Partial<Asker> = {}): Promise<Asker> => {
    const { basis = 'family', rights = every, represents = false, isPortalAdmin = false, about } = given
    const { accountId } = await addAccess(given)
    const facts = { basis, rights, represents, isPortalAdmin }
    await addNotice(accountId, about)
    return { name, about, knows: about, accountId, assurance: 'mfa', isSignedIn: true, isOpen: true, desk: [], ...facts, ...known }
  }
  const closed = (name: string, given: Partial<GivenAccess>, known: Partial<Asker> = {}) =>
    open(name, { about: 'mine', represents: true, ...given }, { isOpen: false, ...known })
  const admin = await open('the portal administrator', { about: 'mine', basis: 'self', isPortalAdmin: true })
  const invited = async (name: string, row: object): Promise<Asker> => {
    const { accountId } = await addInvitation({ invitedBy: admin.accountId ?? '', row })
    return { ...admin, name, accountId, isOpen: false }
  }

  const relatives = Object.fromEntries(
    await Promise.all(
      Object.keys(clientIds).map(async (name) => {
        const about = name as ClientName
        return [name, (await addAccess({ about, name: toCanary(name, 'person'), rights: RELATIVE })).accessId]
      }),
    ),
  ) as Cast['relatives']
  const own = await db
    .selectFrom('access')
    .select('id')
    .where('account_id', '=', admin.accountId ?? '')
    .executeTakeFirstOrThrow()
  const mentor = await addAccess({ about: 'mine', name: toCanary('mine', 'person'), basis: 'mentor', represents: true, rights: [] })
  const revokedStranger = await addAccess({ about: 'mine', row: { revoked_at: day(-1, portal) } })

  const other = await open('the administrator of another client', { about: 'other', basis: 'self', isPortalAdmin: true })
  const blocked = await closed('whose account is blocked', {}, { isSignedIn: false })
  await db
    .updateTable('account')
    .set({ blocked_at: now })
    .where('id', '=', blocked.accountId ?? '')
    .execute()

  const staff = async (name: string, set: string, known: Partial<Asker> = {}, row: object = {}): Promise<Asker> => {
    const accountId = await addAccount(name)
    await db
      .insertInto('desk_member')
      .values({ account_id: accountId, sets: [set], added_by: 'test', added_at: now, changed_at: now, ...row })
      .execute()
    const desk = portal.composition.desk.sets.get(set)?.rights ?? []
    return { ...admin, name, accountId, isOpen: false, desk, ...known }
  }

  const child = { basis: 'parental-authority', isPortalAdmin: true } as const
  const askers = [
    { ...other, about: 'mine' as const, isOpen: false },
    await closed('whose access was revoked', { row: { revoked_at: day(-1, portal) } }),
    await closed('whose access has lapsed', { row: { valid_until: day(-1, portal) } }),
    await closed('whose access begins later', { row: { valid_from: day(1, portal) } }),
    await closed('whose access is blocked', { row: { blocked_at: day(-1, portal), blocked_by: 'organisation' } }),
    blocked,
    await invited('who has not accepted', {}),
    await invited('who declined', { declined_at: now }),
    await invited('whose invitation was withdrawn', { withdrawn_at: now }),
    await invited('whose invitation ran out', { expires_at: day(-1, portal) }),
    await closed('whose client left care', { about: 'ended', basis: 'self', isPortalAdmin: true }),
    await closed('whose client died', { about: 'deceased', isPortalAdmin: true }),
    await closed('the parent of a child of thirteen that did not agree', { about: 'thirteen', ...child }),
    await closed('the parent of a child of sixteen', { about: 'sixteen', ...child }),
    await closed('the parent of a child of unknown age', { about: 'ageless', ...child }),
    await closed('whose client was erased', { about: 'erased', basis: 'self', isPortalAdmin: true }),
    { ...admin, name: 'nobody', accountId: undefined, isSignedIn: false, isOpen: false },
    await open('who has no right at all', { about: 'mine', basis: 'invited', rights: [] }),
    await open('who has one right', { about: 'mine', rights: RELATIVE }),
    await open('the mentor without a tick', { about: 'mine', basis: 'mentor', represents: true, rights: [] }),
    await open('who has every right and is no administrator', { about: 'mine' }),
    await staff('staff with every right of the desk', 'alles'),
    await staff('staff with one right of the desk', 'lezen'),
    await staff('staff in a weak session', 'alles', { assurance: 'single' }),
    await staff('who was staff', 'alles', { desk: [] }, { removed_at: now }),
    { ...admin, name: 'the portal administrator in a weak session', assurance: 'single' as const },
    admin,
  ]
  const without = new Map<string, Asker>()
  for (const { id, rights, readRight, part } of portal.composition.parts.values())
    if (readRight !== undefined && part.scope === 'client')
      without.set(id, await open(`without ${id}`, { about: 'mine', rights: every.filter((right) => !rights.includes(right)) }))

  await closeClients(matrix)
  return {
    askers,
    without,
    relatives,
    relativeRights: RELATIVE,
    mentor: mentor.accessId,
    admin: own.id,
    strangers: [relatives.other, revokedStranger.accessId, crypto.randomUUID(), 'geen-id'],
    addAccess,
    addInvitation,
  }
}

async function closeClients({ portal, clientIds }: MatrixPortal): Promise<void> {
  const set = (name: ClientName, values: object) =>
    portal.store.system().updateTable('client').set(values).where('id', '=', clientIds[name]).execute()
  await set('ended', { care_ended_on: '2026-11-14' })
  await set('deceased', { deceased_on: '2026-11-21' })
  await set('erased', { erased_at: portal.clock.now() })
}
