import { defineSource, type Source, type WrittenSource } from '@voordeur/core'
import { PROVIDED } from '@voordeur/adapter-fhir'
import { z } from 'zod'
import { writeMessage } from './messages/write-message.ts'
import { readExport } from './read-export.ts'
import { CLIENT_TABLES } from './rows/client-tables.ts'
import { NEWS } from './rows/news-row.ts'

const Options = z.strictObject({
  folder: z.string().min(1).describe('Folder that the record system fills; see docs/caress-export.md.'),
  messages: z
    .string()
    .min(1)
    .optional()
    .describe('Folder into which messages of clients are written for the record system, one to a file; left out, it takes none.'),
  maxMegabytes: z.number().positive().default(64).describe('Largest bundle that is read.'),
})

interface Written {
  /** Folder that the record system fills; see docs/caress-export.md. */
  readonly folder: string
  /** Folder into which messages of clients are written for the record system, one to a file; left out, it takes none. */
  readonly messages?: string | undefined
  /** Largest bundle that is read. In megabytes; default 64. */
  readonly maxMegabytes?: number | undefined
}

/** Settings of the Caress source. */
export type CaressOptions = Written & WrittenSource

/** Reads the export folder of an electronic client record such as Caress (export format version 1). */
export const caress: (options: CaressOptions) => Source = defineSource({
  id: 'caress',
  api: 1,
  version: '1',
  options: Options,
  provides: [...new Set([...Object.values(PROVIDED), ...Object.values(CLIENT_TABLES).map(({ type }) => type), NEWS.type])],
  send: ({ messages }) => (messages === undefined ? {} : { message: ({ client }, message) => writeMessage(messages, client, message) }),
  pull: ({ options, only, signal, log }) =>
    readExport({ folder: options.folder, maxBytes: options.maxMegabytes * 1024 * 1024, only, signal, log }),
})
