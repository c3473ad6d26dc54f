import { defineSource, type Source } from '@voordeur/core'
import { CarePeriod, CarePlan, CareTeam, Contact, Coverage, Goal, Measurement, Personal, Report } from '@voordeur/core/care'
import { z } from 'zod'
import { readExport } from './read-export.ts'

const Options = z.strictObject({
  folder: z.string().min(1).describe('Folder that the record system fills; see docs/caress-export.md.'),
  maxMegabytes: z.number().positive().default(64).describe('Largest bundle that is read.'),
})

/** Settings of the Caress source; `every` is a duration such as `4h`. */
export type CaressOptions = z.input<typeof Options> & { readonly name?: string; readonly every?: string; readonly leads?: boolean }

/** Reads the export folder of an electronic client record such as Caress (export format version 1). */
export const caress: (options: CaressOptions) => Source = defineSource({
  id: 'caress',
  api: 1,
  version: '1',
  options: Options,
  provides: [Personal, Contact, Coverage, CareTeam, CarePlan, Goal, Measurement, CarePeriod, Report],
  pull: ({ options, signal, log }) => readExport({ folder: options.folder, maxBytes: options.maxMegabytes * 1024 * 1024, signal, log }),
})
