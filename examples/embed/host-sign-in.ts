import { type Authenticator, type AuthenticatorPorts, type AuthenticatorRequest, defineAuthenticator } from '@voordeur/core'
import { Button, Card, Form, Prose } from '@voordeur/core/ui'
import { type Kysely, sql } from 'kysely'
import type { Host, HostSession } from './host.ts'

interface Tables {
  host_link: { host_id: string; account_id: string; linked_at: Date }
}

const HOST_SIGN_IN = '/inloggen'
const DOOR = '/inloggen'
const OUT = '/uitloggen'

const nl = {
  'door.title': 'Naar het portaal',
  'door.text': 'Je bent bij Zonnehof ingelogd als {name}. Met deze knop hoort het portaal bij dat account.',
  'door.button': 'Verder naar het portaal',
  'unknown.title': 'Je hebt nog geen toegang tot dit portaal',
  'unknown.text': 'Je bent bij Zonnehof ingelogd als {name}. Voor dat account is er nog geen toegang.',
  'unknown.todo': 'Denk je dat dat niet klopt? Bel {phone}. Heb je nog een ander account bij Zonnehof? Log dan eerst uit.',
  'out.title': 'Uitloggen',
  'out.text': 'Je logt uit bij het portaal en bij Zonnehof.',
  'out.button': 'Uitloggen',
}
const en: typeof nl = {
  'door.title': 'To the portal',
  'door.text': 'You are signed in to Zonnehof as {name}. This button makes the portal belong to that account.',
  'door.button': 'On to the portal',
  'unknown.title': 'You have no access to this portal yet',
  'unknown.text': 'You are signed in to Zonnehof as {name}. There is no access for that account yet.',
  'unknown.todo': 'Do you think that is not right? Call {phone}. Do you have another account at Zonnehof? Then sign out first.',
  'out.title': 'Sign out',
  'out.text': 'You sign out of the portal and of Zonnehof.',
  'out.button': 'Sign out',
}

/**
 * Signs in whoever is signed in at the host: the host's session is the portal's. Somebody is known by the host's own id, never by an address; an
 * address that the host has verified is used once, to find the account that was made when access was given.
 */
export function hostSignIn(host: Host): Authenticator {
  return defineAuthenticator({
    id: 'host',
    messages: { nl, en },
    tables: {
      migrations: { '001-link': { up: createLink } },
      personalData: { host_link: 'Which account of the host is which of the portal; erased with the account.' },
    },
    maxAssurance: 'idp-mfa',
    findings: [],
    open: async (ports) => {
      const door = { host, ports, db: () => ports.db() as Kysely<Tables> }
      return {
        signInPath: DOOR,
        signOutPath: OUT,
        routes: [
          { method: 'GET', path: DOOR, handle: (request) => showDoor(door, request) },
          { method: 'POST', path: DOOR, handle: (request) => link(door, request) },
          { method: 'GET', path: OUT, handle: async ({ t, page }) => page(toOut(ports, t)) },
          { method: 'POST', path: OUT, handle: (request) => signOut(door, request) },
        ],
        // The portal joins this with access and rights in one statement. Everything in it comes from the host's own session, and nothing from the request.
        sessionQuery: (request) => {
          const session = host.readSession(request.headers)
          return session && toQuery(session)
        },
        // The host decides how long its session lives.
        keepAlive: async () => {},
        endSessions: async (accountId) => {
          const linked = await door.db().selectFrom('host_link').select('host_id').where('account_id', '=', accountId).execute()
          for (const { host_id: userId } of linked) host.endSessionsOf(userId)
        },
        enrol: async () => {},
        close: async () => {},
      }
    },
  })
}

function toQuery({ id, user, secondFactor }: HostSession) {
  const assurance = secondFactor ? 'idp-mfa' : 'idp-single'
  return sql`select account_id, ${id}::text as session_id, ${assurance}::text as assurance, false as stale from host_link where host_id = ${user.id}`
}

interface Door {
  readonly host: Host
  readonly ports: AuthenticatorPorts
  readonly db: () => Kysely<Tables>
}

/** Where the portal sends who it does not know: on to the host, or to the one question whether this is their account. */
async function showDoor({ host, ports }: Door, { request, session, t, page }: AuthenticatorRequest): Promise<Response> {
  if (session) return redirect(`${ports.basePath}/`)
  const known = host.readSession(request.headers)
  if (!known) return redirect(HOST_SIGN_IN)
  const { name, email, emailVerified } = known.user
  if (!emailVerified || !(await ports.findAccount({ email })))
    return page({ title: t('unknown.title'), body: toUnknown(ports, t, name), status: 403 })
  const body = Form({ action: `${ports.basePath}${DOOR}`, children: [t('door.text', { name }), Button({ children: t('door.button') })] })
  return page({ title: t('door.title'), body })
}

/** Never on to the host: it knows them already, and would send them back here for ever. */
function toUnknown({ basePath, organisation: { phone = '' } }: AuthenticatorPorts, t: AuthenticatorRequest['t'], name: string) {
  const text = `${t('unknown.text', { name })}\n\n${t('unknown.todo', { phone })}`
  return Card({ children: [Prose({ text }), Button({ kind: 'quiet', href: `${basePath}${OUT}`, children: t('out.button') })] })
}

/** Ties the host's user to the account with their verified address, once; an account that belongs to somebody else stays theirs. */
async function link({ host, ports }: Door, { request, now }: AuthenticatorRequest): Promise<Response> {
  const user = host.readSession(request.headers)?.user
  const account = user?.emailVerified === true ? await ports.findAccount({ email: user.email }) : undefined
  if (!user || !account || account.blocked) return redirect(`${ports.basePath}${DOOR}`)
  await ports.transaction(request, async ({ db, audit }) => {
    const row = { host_id: user.id, account_id: account.id, linked_at: now }
    const made = await (db as Kysely<Tables>)
      .insertInto('host_link')
      .values(row)
      .onConflict((any) => any.doNothing())
      .executeTakeFirst()
    const isNew = (made.numInsertedOrUpdatedRows ?? 0n) > 0n
    await audit({ type: 'sign-in', outcome: isNew ? 'success' : 'refused', accountId: account.id, detail: { host: user.id } })
  })
  return redirect(`${ports.basePath}/`)
}

function toOut({ basePath }: AuthenticatorPorts, t: AuthenticatorRequest['t']) {
  return {
    title: t('out.title'),
    body: Form({ action: `${basePath}${OUT}`, children: [t('out.text'), Button({ children: t('out.button') })] }),
  }
}

/** At both ends: there is one session, and it is the host's. */
async function signOut({ host, ports }: Door, { request, session }: AuthenticatorRequest): Promise<Response> {
  host.endSession(host.readSession(request.headers)?.id ?? '')
  if (session) await ports.audit(request, { type: 'sign-out', outcome: 'success', accountId: session.accountId })
  return redirect('/')
}

function redirect(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}

async function createLink(db: Kysely<never>): Promise<void> {
  await sql`create table host_link (
    host_id text primary key,
    account_id uuid not null unique references account (id) on delete cascade,
    linked_at timestamptz not null
  )`.execute(db)
}
