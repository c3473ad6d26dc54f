import { setTimeout } from 'node:timers/promises'
import { defineSource, type Source, type WrittenSource } from '@voordeur/core'
import { z } from 'zod'
import { PROVIDED } from './provided.ts'
import { readFolder } from './read-folder.ts'
import { putMessage } from './server/put-message.ts'
import { readServer, type ServerPorts } from './server/read-server.ts'
import { createServerMemory } from './server/server-memory.ts'
import { ServerOptions, type WrittenServer } from './server/server-options.ts'

const Options = z
  .strictObject({
    folder: z
      .string()
      .min(1)
      .optional()
      .describe('Folder with a bundle (.json, .xml) or a folder of resources per client, named by the client.'),
    server: ServerOptions.optional().describe('FHIR REST server that is asked; see docs/fhir-source.md.'),
    version: z.enum(['STU3', 'R4']).optional().describe('The FHIR version; seen from the content or told by the server when left out.'),
    maxMegabytes: z.number().positive().default(64).describe('Largest file that is read; of a server, the largest record of one client.'),
  })
  .refine(({ folder, server }) => (folder === undefined) !== (server === undefined), {
    message: 'name a folder or a server: exactly one of both',
  })

interface Settings extends WrittenSource {
  /** The FHIR version; seen from the content or told by the server when left out. */
  readonly version?: 'STU3' | 'R4' | undefined
  /** Largest file that is read; of a server, the largest record of one client. In megabytes; default 64. */
  readonly maxMegabytes?: number | undefined
}

interface OfFolder extends Settings {
  /** Folder with a bundle (.json, .xml) or a folder of resources per client, named by the client. */
  readonly folder: string
  readonly server?: never
}

interface OfServer extends Settings {
  /** FHIR REST server that is asked; see docs/fhir-source.md. */
  readonly server: WrittenServer
  readonly folder?: never
}

/** Settings of the FHIR source: a folder or a server. */
export type FhirOptions = OfFolder | OfServer

interface FolderOrServer extends Pick<Settings, 'version' | 'maxMegabytes'> {
  readonly folder?: string | undefined
  readonly server?: WrittenServer | undefined
}

// An editor shows the words of an interface, and none that stand in a schema.
const Written: z.ZodType<z.output<typeof Options>, FolderOrServer> = Options

const PORTS: ServerPorts = {
  wait: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
  random: Math.random,
  now: () => new Date(),
  readVariable: (name) => process.env[name],
}

/**
 * Reads FHIR nl-core (STU3 zib2017, R4 zib2020; JSON or XML): from a folder with one bundle, or one folder of resources, per
 * client; or from a FHIR REST server.
 */
export function fhir(options: FhirOptions): Source {
  const memory = createServerMemory()
  const define = defineSource({
    id: 'fhir',
    api: 1,
    version: '1',
    options: Written,
    provides: Object.values(PROVIDED),
    // Nothing in nl-core says that something was discussed with the client.
    knowsDiscussed: false,
    send: ({ server, version, maxMegabytes }) =>
      server?.messages === true
        ? {
            message: ({ client, signal }, message) =>
              putMessage(message, { server, version, maxBytes: maxMegabytes * 1024 * 1024, clientId: client.sourceId, signal }, PORTS),
          }
        : {},
    async *pull({ options: { folder, server, version, maxMegabytes }, since, only, signal, log }) {
      const maxBytes = maxMegabytes * 1024 * 1024
      if (folder !== undefined) yield* readFolder({ folder, version, maxBytes, only, signal })
      if (server !== undefined) yield* readServer({ server, version, maxBytes, since, signal, log, memory }, PORTS)
    },
  })
  return define(options)
}
