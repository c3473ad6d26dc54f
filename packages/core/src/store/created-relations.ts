import { sql, type Kysely } from 'kysely'
import { toPrefix } from './declared-tables.ts'
import { LEDGER_PREFIX } from './ledger.ts'
import { MigrationRefused } from './migration-refused.ts'

interface Relation {
  readonly oid: string
  readonly schema: string
  readonly name: string
  readonly kind: string
  readonly mine: boolean
}

interface Place {
  readonly owner: string
  readonly schema: string
}

// A view runs with the rights of its owner and would look over the wall; a foreign table is another database.
const REFUSED_KINDS: Readonly<Record<string, string>> = { v: 'a view', m: 'a materialised view', f: 'a foreign table' }

/** Runs the migrations of one owner, and refuses them when they made or dropped something outside the owner's prefix. */
export async function watchingRelations<T>(db: Kysely<unknown>, place: Place, migrate: () => Promise<T>): Promise<T> {
  const before = await readRelations(db)
  const result = await migrate()
  const after = await readRelations(db)
  const known = new Set(before.map(({ oid }) => oid))
  // Only what this transaction made: other portals may be migrating beside us in the same database.
  for (const relation of after) if (relation.mine && !known.has(relation.oid)) refuseCreated(relation, place)
  const left = new Set(after.map(({ oid }) => oid))
  for (const relation of before) if (relation.schema === place.schema && !left.has(relation.oid)) refuseDropped(relation, place)
  return result
}

async function readRelations(db: Kysely<unknown>): Promise<readonly Relation[]> {
  const { rows } = await sql<Relation>`
    select c.oid::text as oid, n.nspname as schema, c.relname as name, c.relkind::text as kind,
      c.xmin::text::bigint = (pg_current_xact_id()::text::bigint & 4294967295) as mine
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`.execute(db)
  return rows
}

function refuseCreated({ schema, name, kind }: Relation, place: Place): void {
  const refused = REFUSED_KINDS[kind]
  if (refused !== undefined) {
    throw new MigrationRefused('RELATION_KIND', {
      what: `${place.owner} makes ${refused}, ${name}: it would show rows past row-level security.`,
      fix: 'make a table, or write the query in the part',
    })
  }
  if (schema === place.schema && (isOwn(name, place.owner) || name.startsWith(LEDGER_PREFIX))) return
  throw new MigrationRefused('TABLE_OUTSIDE_PREFIX', {
    what: `${place.owner} makes the table ${schema}.${name}, outside its own names.`,
    fix: `name it ${toPrefix(place.owner)}…, without a schema`,
  })
}

function refuseDropped({ name }: Relation, { owner }: Place): void {
  if (isOwn(name, owner)) return
  throw new MigrationRefused('TABLE_OF_ANOTHER_OWNER', {
    what: `${owner} drops or replaces ${name}, which is not its own.`,
    fix: 'leave it alone',
  })
}

function isOwn(table: string, owner: string): boolean {
  return table.startsWith(toPrefix(owner))
}
