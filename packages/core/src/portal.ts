import type { Composition } from './compose/composition.ts'
import { createLog } from './log/create-log.ts'
import type { PortalDefinition } from './define/portal.ts'
import { createPgBossQueue } from './jobs/pg-boss-queue.ts'
import type { JobProblem } from './jobs/job-queue.ts'
import { createSmtpSender } from './mail/smtp-sender.ts'
import { createNoSender } from './mail/no-sender.ts'
import { createTextSender } from './mail/text-sender.ts'
import { joinRooms, type Portal } from './join-rooms.ts'
import { listMachineFindings, type PortalLogLine, type PortalOptions } from './portal-options.ts'
import { PortalProblems } from './portal-problems.ts'
import { toFault } from './log/request-log.ts'
import { toReportUrl } from './sms-reports.ts'
import type { SecretRing } from './store/secret-ring.ts'
import { openStore } from './store/open-store.ts'
import type { OpenStore } from './store/store.ts'
import { composePortal } from './web/compose-portal.ts'

const DEFAULT_LOG = createLog()

/**
 * Builds a portal from its configuration: checks it as a whole, opens and migrates the database, joins the rooms.
 * Throws `PortalProblems` with every mistake at once, or `StoreError` when the database can't be used.
 */
export async function createPortal(definition: PortalDefinition, options: PortalOptions): Promise<Portal> {
  const production = options.production ?? process.env['NODE_ENV'] === 'production'
  const composition = composeOrThrow(definition, options, production)
  const store = await openDatabase(options)
  try {
    return await joinRooms({
      composition,
      store,
      ring: toRing(options),
      production,
      origin: production ? composition.origin : (options.origin ?? composition.origin),
      now: () => new Date(),
      log: options.log ?? DEFAULT_LOG,
      trustedProxies: options.trustedProxies,
      queue: createQueue(options, store),
      senders: { mail: createMailSender(composition, options, production), text: toTextSender(composition, options, production) },
    })
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Composes a definition with what the options say of the machine. Throws `PortalProblems`. */
export function composeOrThrow(definition: unknown, options: PortalOptions, production: boolean): Composition {
  const composed = composePortal(definition, {
    directory: options.directory ?? process.cwd(),
    production,
    now: new Date(),
    findings: listMachineFindings(options, production),
  })
  if (!composed.ok) throw new PortalProblems(composed.problems)
  return composed.composition
}

/** Opens the database that a portal's options name; nothing is migrated yet. */
export async function openDatabase({ database, secret, secretsBefore = [] }: PortalOptions): Promise<OpenStore> {
  const secrets = { secret, secretsBefore }
  if ('folder' in database) return openStore({ folder: database.folder, ...secrets })
  const { url, viewerUrl } = database
  return openStore({ databaseUrl: url, ...secrets, ...(viewerUrl === undefined ? {} : { viewerDatabaseUrl: viewerUrl }) })
}

function createQueue(options: PortalOptions, store: OpenStore) {
  const log = options.log ?? DEFAULT_LOG
  const database = 'url' in options.database ? { connectionString: options.database.url } : { pglite: toEmbedded(store) }
  return createPgBossQueue({ database, schema: store.schema, onProblem: (problem) => log(toJobLine(problem)) })
}

/** The queue's way into the embedded database: through the store, which keeps its own statements and the queue's apart. */
function toEmbedded({ execute }: OpenStore) {
  return {
    // pg-boss says what its rows hold.
    query: async <T>(text: string, values?: unknown[]) => ({ rows: [...(await execute(text, values)).rows] as T[] }),
    exec: async (text: string) => [{ rows: [...(await execute(text)).rows] }],
  }
}

function toJobLine(problem: JobProblem): PortalLogLine {
  const job = problem.job ? `job ${problem.job.name}, attempt ${problem.job.attempt}` : 'the queue'
  return { level: problem.kind === 'failed' ? 'warn' : 'error', message: `${job} ${problem.kind}`, ...toFault(problem.error) }
}

function createMailSender(composition: Composition, options: PortalOptions, production: boolean) {
  if (options.smtpUrl === undefined) return createNoSender(production)
  return createSmtpSender({
    url: options.smtpUrl,
    from: composition.mail?.from ?? `no-reply@${new URL(composition.origin).hostname}`,
    production,
  })
}

function toTextSender(composition: Composition, options: PortalOptions, production: boolean) {
  const { smsSender } = composition.authenticator
  if (!smsSender) return createNoSender(production)
  // In development no provider could reach the portal.
  return createTextSender(smsSender, production ? toReportUrl(composition, toRing(options)) : undefined)
}

function toRing({ secret, secretsBefore = [] }: PortalOptions): SecretRing {
  return [secret, ...secretsBefore]
}
