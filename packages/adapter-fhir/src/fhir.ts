import { defineSource, type Source } from '@voordeur/core'
import { z } from 'zod'
import { PROVIDED } from './provided.ts'
import { readFolder } from './read-folder.ts'

const Options = z.strictObject({
  folder: z.string().min(1).describe('Folder with a bundle (.json, .xml) or a folder of resources per client, named by the client.'),
  version: z.enum(['STU3', 'R4']).optional().describe('The FHIR version; seen from the content when left out.'),
  maxMegabytes: z.number().positive().default(64).describe('Largest file that is read.'),
})

/** Settings of the FHIR source; `every` is a duration such as `4h`. */
export type FhirOptions = z.input<typeof Options> & { readonly name?: string; readonly every?: string; readonly leads?: boolean }

/** Reads FHIR nl-core (STU3 zib2017, R4 zib2020; JSON or XML) from a folder with one bundle, or one folder of resources, per client. */
export const fhir: (options: FhirOptions) => Source = defineSource({
  id: 'fhir',
  api: 1,
  version: '1',
  options: Options,
  provides: Object.values(PROVIDED),
  async *pull({ options, signal }) {
    yield* readFolder({ ...options, maxBytes: options.maxMegabytes * 1024 * 1024, signal })
  },
})
