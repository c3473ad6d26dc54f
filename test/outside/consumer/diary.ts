import { defineRecord, defineSource, type SyncStep } from '@voordeur/core'
import { Report } from '@voordeur/core/care'
import { z } from 'zod'

/** A record type of one's own. */
export const Sleep = defineRecord({ name: 'sleep', schema: z.strictObject({ night: z.iso.date(), hours: z.number() }), at: 'night' })

async function* read(folder: string): AsyncGenerator<SyncStep> {
  yield { client: { sourceId: 'a', number: '100', name: `Bea Bos (${folder})` }, records: [], complete: [Report, Sleep] }
  yield { completeSnapshot: true }
}

/** An adapter of one's own. */
export const diary = defineSource({
  id: 'diary',
  api: 1,
  version: '1',
  options: z.strictObject({ folder: z.string().describe('Where the diary stands.') }),
  provides: [Report, Sleep],
  delivers: { report: 'append' },
  pull: ({ options }) => read(options.folder),
})

// @ts-expect-error -- a source needs its own options
export const without = diary({ every: '4h' })

/** How many hours a night had. */
export const toHours = (given: unknown): number => Sleep.schema.parse(given).hours

// @ts-expect-error -- hours are a number
export const asText: string = Sleep.schema.parse({}).hours
