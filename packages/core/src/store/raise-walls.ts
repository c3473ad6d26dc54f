import { sql, type Kysely } from 'kysely'
import { toWallStatements, type StandingWall } from './wall-statements.ts'
import { decideWall, VIEWER_FUNCTIONS, type DeclaredRows } from './walls.ts'

/** Which schema, which role, and whose rows each plugin table holds (by full name). */
export interface WallPlan {
  readonly schema: string
  readonly viewerRole: string
  readonly rows: ReadonlyMap<string, DeclaredRows>
}

/**
 * Brings row-level security, policies and privileges of every table and function in the schema to exactly what is wanted: also what somebody
 * changed by hand is put back. Must run inside the transaction of the migrations.
 */
export async function raiseWalls(db: Kysely<unknown>, plan: WallPlan): Promise<void> {
  const standing = await readStandingWalls(db, plan)
  const statements = [
    ...(await schemaStatements(db, plan)),
    ...standing.flatMap((wall) => toWallStatements(wall, decideWall(wall.table, plan.rows), plan.viewerRole)),
    ...(await sequenceStatements(db, plan)),
    ...(await functionStatements(db, plan)),
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}

async function readStandingWalls(db: Kysely<unknown>, { schema, viewerRole }: WallPlan): Promise<readonly StandingWall[]> {
  const { rows } = await sql<StandingWall>`
    select c.relname as "table", c.relrowsecurity as "rowSecurity",
      array(select polname::text from pg_policy where polrelid = c.oid order by polname) as policies,
      array(select distinct lower(a.privilege_type) from aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
        where r.rolname = ${viewerRole}) as "viewerPrivileges",
      array(select distinct lower(a.privilege_type) from aclexplode(c.relacl) a where a.grantee = 0) as "publicPrivileges"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relkind in ('r', 'p')
    order by c.relname`.execute(db)
  return rows
}

async function schemaStatements(db: Kysely<unknown>, { schema, viewerRole }: WallPlan): Promise<readonly string[]> {
  const { rows } = await sql<{ usage: boolean; open: boolean }>`
    select has_schema_privilege(${viewerRole}, n.oid, 'usage') as usage,
      exists (select from aclexplode(n.nspacl) a where a.grantee = 0) or has_schema_privilege(${viewerRole}, n.oid, 'create') as open
    from pg_namespace n where n.nspname = ${schema}`.execute(db)
  return [
    ...(rows[0]?.open === true
      ? [`revoke all on schema "${schema}" from public`, `revoke all on schema "${schema}" from "${viewerRole}"`]
      : []),
    ...(rows[0]?.usage === true && !rows[0].open ? [] : [`grant usage on schema "${schema}" to "${viewerRole}"`]),
  ]
}

// A `serial` column takes its number with the rights of who inserts; an identity column does not need this.
async function sequenceStatements(db: Kysely<unknown>, { schema, viewerRole, rows: owners }: WallPlan): Promise<readonly string[]> {
  const { rows } = await sql<{ sequence: string; table: string; usable: boolean }>`
    select s.relname as sequence, t.relname as "table", has_sequence_privilege(${viewerRole}, s.oid, 'usage') as usable
    from pg_class s
      join pg_namespace n on n.oid = s.relnamespace
      join pg_depend d on d.objid = s.oid and d.classid = 'pg_class'::regclass and d.deptype = 'a'
      join pg_class t on t.oid = d.refobjid
    where n.nspname = ${schema} and s.relkind = 'S'`.execute(db)
  return rows
    .filter(({ table, usable }) => !usable && decideWall(table, owners).privileges.includes('insert'))
    .map(({ sequence }) => `grant usage on sequence "${sequence}" to "${viewerRole}"`)
}

/** PostgreSQL lets everybody call a new function; here nobody but the owner may, except the viewer its own few. */
async function functionStatements(db: Kysely<unknown>, { schema, viewerRole }: WallPlan): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string; signature: string; toPublic: boolean; toViewer: boolean }>`
    select p.proname as name, format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as signature,
      exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0) as "toPublic",
      exists (select from aclexplode(p.proacl) a join pg_roles r on r.oid = a.grantee where r.rolname = ${viewerRole}) as "toViewer"
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname = ${schema}`.execute(db)
  return rows.flatMap(({ name, signature, toPublic, toViewer }) => {
    const wanted = VIEWER_FUNCTIONS.includes(name)
    return [
      ...(toPublic ? [`revoke all on routine ${signature} from public`] : []),
      ...(toViewer && !wanted ? [`revoke all on routine ${signature} from "${viewerRole}"`] : []),
      ...(wanted && !toViewer ? [`grant execute on routine ${signature} to "${viewerRole}"`] : []),
    ]
  })
}
