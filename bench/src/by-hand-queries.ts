import { createHash, randomUUID } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'

/** The tables that the page reads, as someone would type them for the purpose. */
export interface Tables {
  auth_session: {
    id: string
    account_id: string
    secret_hash: Buffer
    session_epoch: number
    assurance: string
    expires_at: Date
    absolute_expires_at: Date
  }
  auth_account: { account_id: string; session_epoch: number }
  account: { id: string; name: string; email: string; locale: string; form: string | null; blocked_at: Date | null }
  access: {
    id: string
    account_id: string
    client_id: string
    basis: string
    rights: string[]
    valid_from: Date
    valid_until: Date | null
    revoked_at: Date | null
  }
  client: { id: string; name: string; care_ended_on: string | null }
  client_photo: { client_id: string; digest: string }
  sync_run: { source: string; finished_at: Date | null; outcome: string }
  record: {
    id: string
    whose: string
    type: string
    data: unknown
    at: Date
    visible_from: Date
    removed_at: Date | null
    waiting: boolean
  }
  audit_entry: {
    id: string
    at: Date
    event_type: string
    action: string
    outcome: string
    account_id: string
    client_id: string
    access_id: string
    part: string
    right: string
    basis: string
    trace_id: string
    network: string | null
    detail: string
  }
}

type Database = Kysely<Tables> | Transaction<Tables>

/** Who is signed in with this token (`id.secret`), or undefined. */
export async function findAccount(db: Database, token: string, now: Date) {
  const [id = '', secret = ''] = token.split('.')
  return db
    .selectFrom('auth_session')
    .innerJoin('auth_account', (join) =>
      join
        .onRef('auth_account.account_id', '=', 'auth_session.account_id')
        .onRef('auth_account.session_epoch', '=', 'auth_session.session_epoch'),
    )
    .innerJoin('account', 'account.id', 'auth_session.account_id')
    .select(['account.id', 'account.name', 'account.email', 'account.locale', 'account.form', 'auth_session.assurance'])
    .where('auth_session.id', '=', id)
    .where('auth_session.secret_hash', '=', createHash('sha256').update(secret).digest())
    .where('auth_session.expires_at', '>', now)
    .where('auth_session.absolute_expires_at', '>', now)
    .where('account.blocked_at', 'is', null)
    .executeTakeFirst()
}

/** Every access of an account with its client. */
export async function listAccesses(db: Database, accountId: string) {
  return db
    .selectFrom('access')
    .innerJoin('client', 'client.id', 'access.client_id')
    .leftJoin('client_photo', 'client_photo.client_id', 'client.id')
    .select(['access.id', 'access.client_id', 'access.basis', 'access.rights', 'access.valid_from', 'access.valid_until'])
    .select(['client.name', 'client.care_ended_on', 'client_photo.digest'])
    .where('access.account_id', '=', accountId)
    .where('access.revoked_at', 'is', null)
    .orderBy('client.name')
    .execute()
}

/** When each source was read well for the last time. */
export async function listFreshness(db: Database) {
  return db
    .selectFrom('sync_run')
    .select((eb) => ['source', eb.fn.max('finished_at').as('finished_at')])
    .where('outcome', '=', 'done')
    .groupBy('source')
    .execute()
}

/** Of these types, those of which the client has a visible record. */
export async function listTypesPresent(
  db: Database,
  look: { readonly clientId: string; readonly types: readonly string[]; readonly now: Date },
) {
  const { clientId, types, now } = look
  const { rows } = await sql<{ name: string }>`
    select wanted.name from unnest(${types}::text[]) as wanted(name)
    where exists (select 1 from record where whose = ${clientId} and type = wanted.name and not waiting and removed_at is null and visible_from <= ${now})`.execute(
    db,
  )
  return new Set(rows.map(({ name }) => name))
}

/** The newest visible record of these types. */
export async function findNewest(db: Database, look: { readonly clientId: string; readonly types: readonly string[]; readonly now: Date }) {
  return db
    .selectFrom('record')
    .select(['id', 'type', 'at', 'data'])
    .where('whose', '=', look.clientId)
    .where('type', 'in', look.types)
    .where('waiting', '=', false)
    .where('removed_at', 'is', null)
    .where('visible_from', '<=', look.now)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Writes down who looked at what. */
export async function noteRead(
  db: Database,
  entry: Pick<Tables['audit_entry'], 'at' | 'account_id' | 'client_id' | 'access_id' | 'part' | 'right' | 'basis' | 'trace_id'>,
) {
  await db
    .insertInto('audit_entry')
    .values({ ...entry, id: randomUUID(), event_type: 'part.summary', action: 'R', outcome: 'success', network: null, detail: '{}' })
    .execute()
}
