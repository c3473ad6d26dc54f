import { defineCommand } from 'citty'
import { DATABASE_ARGS, openUnmigrated } from './open-portal.ts'
import { listMigrationSets } from '../join-rooms.ts'
import type { MigrationStep } from '../store/store.ts'
import { say } from './say.ts'

/** `voordeur migrate`: brings the database up to date; `--plan` only says what would run. */
export const migrate = defineCommand({
  meta: { name: 'migrate', description: 'Bring the database up to date.' },
  args: { ...DATABASE_ARGS, plan: { type: 'boolean', description: 'Only say what would run.', default: false } },
  async run({ args }) {
    const { composition, store } = await openUnmigrated({ config: args.config, data: args.data })
    try {
      const sets = listMigrationSets(composition)
      const steps = args.plan ? await store.pendingMigrations(sets) : await store.migrate(sets)
      say(toText(steps, args.plan))
    } finally {
      await store.close()
    }
  },
})

function toText(steps: readonly MigrationStep[], plan: boolean): string {
  if (steps.length === 0) return 'The database is up to date.'
  return [plan ? 'Would run:' : 'Ran:', ...steps.map(({ owner, name }) => `  ${owner}  ${name}`)].join('\n')
}
