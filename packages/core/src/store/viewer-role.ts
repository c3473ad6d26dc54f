import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { readCode } from './database-fault.ts'
import { StoreError } from './store-error.ts'

const SCRAM_ROUNDS = 4096

/** The password of the viewer's role: 256 bits from the portal's secret. */
export function toViewerPassword(secret: Uint8Array): string {
  return createHmac('sha256', secret).update('voordeur viewer password').digest('base64url')
}

/**
 * What PostgreSQL keeps of a password (SCRAM-SHA-256, RFC 5803). Given instead of the password itself, so that the password stands in no statement,
 * log or error message.
 */
export function toScramVerifier(password: string, salt: Buffer = randomBytes(16)): string {
  const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
  const salted = pbkdf2Sync(password, salt, SCRAM_ROUNDS, 32, 'sha256')
  const stored = createHash('sha256').update(hmac(salted, 'Client Key')).digest('base64')
  return `SCRAM-SHA-256$${SCRAM_ROUNDS}:${salt.toString('base64')}$${stored}:${hmac(salted, 'Server Key').toString('base64')}`
}

/** Makes the role when it is not there. Throws `VIEWER_ROLE_MISSING` with the statement for the administrator when this user may not. */
export async function ensureViewerRole(db: Kysely<unknown>, role: string, verifier: string | undefined): Promise<void> {
  const { rows } = await sql`select from pg_roles where rolname = ${role}`.execute(db)
  if (rows.length > 0) return
  await asRoleMaker(db, toCreateRole(role, verifier))
}

/** Gives the role this password. */
export async function setViewerPassword(db: Kysely<unknown>, role: string, verifier: string): Promise<void> {
  await asRoleMaker(db, `alter role "${role}" password '${verifier}'`)
}

function toCreateRole(role: string, verifier: string | undefined): string {
  const login = verifier === undefined ? 'nologin' : `login password '${verifier}'`
  return `create role "${role}" ${login} nosuperuser nobypassrls noinherit nocreatedb nocreaterole noreplication`
}

async function asRoleMaker(db: Kysely<unknown>, statement: string): Promise<void> {
  try {
    await sql.raw(statement).execute(db)
  } catch (error) {
    if (readCode(error) !== '42501') throw error
    throw new StoreError(
      'VIEWER_ROLE_MISSING',
      `The database user may not make or change the role of the viewers. Let the administrator of the database run, once:\n  ${statement};\n` +
        'or make a role of your own and name it and its password in VIEWER_DATABASE_URL.',
      { cause: error },
    )
  }
}

interface RoleFacts {
  readonly superuser: boolean
  readonly bypasses: boolean
  readonly makesRoles: boolean
  readonly memberOf: readonly string[]
  readonly owns: readonly string[]
  readonly creates: readonly string[]
}

/** Refuses, with `VIEWER_ROLE_UNSAFE`, a role for which row-level security would be no wall. */
export async function refuseUnsafeRole(db: Kysely<unknown>, role: string, schema: string): Promise<void> {
  const { rows } = await sql<RoleFacts>`
    select r.rolsuper as superuser, r.rolbypassrls as bypasses, r.rolcreaterole or r.rolreplication as "makesRoles",
      array(select g.rolname::text from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid) as "memberOf",
      array(select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = ${schema} and c.relowner = r.oid) as owns,
      array(select n.nspname::text from pg_namespace n
        where n.nspname in ('public', ${schema}) and has_schema_privilege(r.oid, n.oid, 'create')) as creates
    from pg_roles r where r.rolname = ${role}`.execute(db)
  const problems = rows[0] === undefined ? ['it does not exist: run the migrations'] : toProblems(rows[0])
  if (problems.length === 0) return
  throw new StoreError('VIEWER_ROLE_UNSAFE', `The portal does not start: the viewers' role "${role}" is not safe. ${problems.join('; ')}.`)
}

function toProblems({ superuser, bypasses, makesRoles, memberOf, owns, creates }: RoleFacts): readonly string[] {
  return [
    superuser ? 'it is a superuser (alter role … nosuperuser)' : '',
    bypasses ? 'it bypasses row-level security (alter role … nobypassrls)' : '',
    makesRoles ? 'it may make roles or replicate (alter role … nocreaterole noreplication)' : '',
    memberOf.length > 0 ? `it is a member of ${memberOf.join(', ')} (revoke … from it)` : '',
    owns.length > 0 ? `it owns ${owns.join(', ')} (alter table … owner to the user of DATABASE_URL)` : '',
    creates.length > 0 ? `it may create in the schema ${creates.join(', ')} (revoke create on schema … from public)` : '',
  ].filter((problem) => problem !== '')
}
