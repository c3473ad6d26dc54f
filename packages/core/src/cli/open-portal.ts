import { join, resolve } from 'node:path'
import type { PortalDefinition } from '../define/portal.ts'
import { isBranded } from '../define/brand.ts'
import type { Portal } from '../join-rooms.ts'
import { composeOrThrow, createPortal, openDatabase } from '../portal.ts'
import type { Composition } from '../compose/composition.ts'
import type { OpenStore } from '../store/store.ts'
import type { PortalLogLine, PortalOptions } from '../portal-options.ts'
import { PortalProblems } from '../portal-problems.ts'
import { CliError } from './cli-error.ts'
import { loadConfig } from './load-config.ts'
import { readPortalSecret, readSecretsBefore } from './portal-secret.ts'
import { readDatabase } from './production-environment.ts'
import { readTrustedProxies } from './read-trusted-proxies.ts'

/** The arguments that every command with a database has. */
export const DATABASE_ARGS = {
  config: { type: 'string', description: 'The configuration; portal.config.ts when left out.', valueHint: 'file' },
  data: {
    type: 'string',
    description: 'The folder of the embedded database, used without DATABASE_URL.',
    default: '.voordeur',
    valueHint: 'folder',
  },
} as const

/** What a command says of where the portal is. */
export interface PortalPlace {
  readonly config: string | undefined
  readonly data: string
  readonly origin?: string
  readonly log?: (line: PortalLogLine) => void
}

/** Loads the configuration and opens the portal on the database that the environment names. */
export async function openPortal(place: PortalPlace): Promise<Portal> {
  const { definition, options } = await load(place)
  return createPortal(definition, options)
}

/** Checks the configuration and opens its database, without changing it. */
export async function openUnmigrated(place: PortalPlace): Promise<{ readonly composition: Composition; readonly store: OpenStore }> {
  const { definition, options } = await load(place)
  const composition = composeOrThrow(definition, options, options.production ?? false)
  return { composition, store: await openDatabase(options) }
}

async function load(place: PortalPlace): Promise<{ readonly definition: PortalDefinition; readonly options: PortalOptions }> {
  const data = resolve(place.data)
  const loaded = await loadConfig({ config: place.config, directory: process.cwd() })
  if (!loaded.ok) throw new PortalProblems(loaded.problems)
  // Every path in a configuration starts beside it, wherever the command was given.
  process.chdir(loaded.directory)
  if (!isPortal(loaded.definition)) throw new CliError(`${loaded.file} must have \`export default definePortal({ … })\`.`)
  return { definition: loaded.definition, options: toOptions({ ...place, data }, loaded.directory) }
}

function isPortal(definition: unknown): definition is PortalDefinition {
  return isBranded('portal', definition) && 'config' in definition
}

function toOptions(place: PortalPlace, directory: string): PortalOptions {
  const {
    DATABASE_URL,
    VIEWER_DATABASE_URL,
    VOORDEUR_SECRET: given,
    VOORDEUR_SECRET_BEFORE: before,
    SMTP_URL: smtpUrl,
    NODE_ENV,
  } = process.env
  const production = NODE_ENV === 'production'
  const folder = place.data
  const secret = readPortalSecret(given, { folder, production })
  return {
    directory,
    production,
    secret,
    secretsBefore: readSecretsBefore(before),
    database: readDatabase({ DATABASE_URL, VIEWER_DATABASE_URL }, join(folder, 'database')),
    ...(smtpUrl === undefined ? {} : { smtpUrl }),
    ...readTrustedProxies(process.env),
    ...(place.origin === undefined ? {} : { origin: place.origin }),
    ...(place.log === undefined ? {} : { log: place.log }),
  }
}
