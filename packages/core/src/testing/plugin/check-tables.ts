import { sql } from 'kysely'
import type { Plugin } from '../../define/plugin.ts'
import { toPrefix } from '../../store/declared-tables.ts'
import { MigrationRefused } from '../../store/migration-refused.ts'
import type { MigrationStep } from '../../store/store.ts'
import { ContractBroken, ensureNone } from '../contract-rule.ts'
import type { TestPortal } from '../create-test-portal.ts'
import type { Stage } from './open-stage.ts'
import { fillTables } from './run-forms.ts'
import { listChanged, readRows } from './tables-of.ts'

const SHORTEST_SENTENCE = 20

/** Every table that stands in the database says whose rows it holds, and in a sentence what personal data it keeps. */
export async function checkTables({ portal, subject }: Stage): Promise<void> {
  const { id, tables } = subject.plugin
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = ${portal.store.schema} and starts_with(tablename, ${toPrefix(id)})`.execute(
    portal.store.system(),
  )
  ensureNone(
    rows.flatMap(({ name: full }) => {
      const name = full.slice(toPrefix(id).length)
      const said = tables?.personalData[name]?.trim() ?? ''
      return [
        ...(tables?.rows[name] === undefined
          ? [`The table "${name}" does not say whose rows it holds. Fix: add it to \`tables.rows\`.`]
          : []),
        ...(said.length < SHORTEST_SENTENCE
          ? [
              `The table "${name}" does not say what personal data it keeps. Fix: write in \`tables.personalData\` what, how long, how exported, how erased.`,
            ]
          : []),
      ]
    }),
  )
}

/** Migrations run once: a second start finds nothing to do, and leaves filled tables as they are. */
export async function checkMigratedOnce(stage: Stage): Promise<void> {
  const { portal, subject } = stage
  await fillTables(stage)
  const before = await readRows(stage)
  const again = await migrateAgain(portal, subject.plugin)
  ensureNone([
    ...again.map(
      ({ name }) => `The migration "${name}" of ${subject.plugin.id} ran a second time. Fix: give migrations names that stay the same.`,
    ),
    ...listChanged(before, await readRows(stage)).map((table) => `A second start changed rows of "${table}".`),
  ])
}

async function migrateAgain({ store }: TestPortal, { id, tables }: Plugin): Promise<readonly MigrationStep[]> {
  try {
    return await store.migrate(tables ? [{ owner: id, migrations: tables.migrations, rows: tables.rows }] : [])
  } catch (error) {
    if (!(error instanceof MigrationRefused)) throw error
    throw new ContractBroken(`A second start is refused: ${error.what} Fix: give migrations names that stay the same.`, { cause: error })
  }
}
