import { toAmsterdamDay } from '../../define/amsterdam.ts'
import { readWatchedRecords } from '../../flows/watch/watched-clients.ts'
import { ensureNone } from '../contract-rule.ts'
import { judgeWatch } from './judge-watch.ts'
import { CLIENTS, type Stage } from './open-stage.ts'

/** A watch says the same twice, of what it declared and was given, and no word of the record. */
export async function checkWatch({ portal, subject, clientId }: Stage): Promise<void> {
  const { plugin } = subject
  const { watch } = plugin
  if (!watch) return
  const { composition, store, clock } = portal
  const query = { plugin: plugin.id, type: watch.reads.name, endsAfterCareDays: composition.access.endsAfterCareDays, now: clock.now() }
  const found: string[] = []
  for (const client of ['one', 'two'] as const) {
    const records = await readWatchedRecords(store.system(), clientId(client), query)
    if (records.length === 0)
      found.push(`There is no sample of "${query.type}", which the watch looks at. Fix: add a record of it to \`records\`.`)
    found.push(...judgeWatch({ composition, plugin, watch, records, word: CLIENTS[client].word, today: toAmsterdamDay(query.now) }))
  }
  ensureNone(found)
}
