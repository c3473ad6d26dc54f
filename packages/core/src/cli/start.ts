import { resolve } from 'node:path'
import { defineCommand } from 'citty'
import { createLog } from '../log/create-log.ts'
import type { Portal } from '../join-rooms.ts'
import type { PortalLogLine } from '../portal-options.ts'
import { CliError } from './cli-error.ts'
import { makeDemo, readDemo, type Demo, type DemoAccount } from './demo-accounts.ts'
import { logCrash } from './log-crash.ts'
import { DATABASE_ARGS, openPortal } from './open-portal.ts'
import { toReportLines } from './print-sync.ts'
import { listenForOperators } from './operating-listener.ts'
import { servePortal } from './serve-portal.ts'
import { readLogLevel } from './read-log-level.ts'
import { say } from './say.ts'
import { sayWhereCommandsLead } from './say-where-commands-lead.ts'
import { refuseTakenPort } from './taken-port.ts'
import { tightenHeap } from './tighten-heap.ts'
import { findLastDone } from '../flows/sync-run.ts'

/** `voordeur start`: opens the portal, reads each source that was never read, and serves until it is told to stop. */
export const start = defineCommand({
  meta: { name: 'start', description: 'Start the portal.' },
  args: {
    ...DATABASE_ARGS,
    port: { type: 'string', description: 'The port; PORT, or 4000.', valueHint: 'number' },
    host: { type: 'string', description: 'The address to listen on.', default: '127.0.0.1' },
    'metrics-port': { type: 'string', description: 'A port for metrics, health and readiness; none when left out.', valueHint: 'number' },
    'metrics-host': { type: 'string', description: 'The address of that port; keep it off the internet.', default: '127.0.0.1' },
    'drain-seconds': {
      type: 'string',
      description: 'How long to go on serving, not ready, after it was told to stop.',
      valueHint: 'number',
      default: '0',
    },
    demo: { type: 'string', description: 'Demo accounts to make, for trying an example. Refused in production.', valueHint: 'file' },
  },
  run: ({ args }) => run(args),
})

const LONGEST_DRAIN = 300

interface StartArgs {
  readonly config?: string | undefined
  readonly data: string
  readonly port?: string | undefined
  readonly host: string
  readonly 'metrics-port'?: string | undefined
  readonly 'metrics-host': string
  readonly 'drain-seconds': string
  readonly demo?: string | undefined
}

async function run(args: StartArgs): Promise<void> {
  tightenHeap()
  const log = createLog(readLogLevel(process.env['LOG_LEVEL']))
  const demo = args.demo === undefined ? undefined : resolve(args.demo)
  const port = toPort(args.port ?? process.env['PORT'] ?? '4000')
  const production = process.env['NODE_ENV'] === 'production'
  // A developer wants the stack.
  if (production) logCrash(log)
  if (production && demo !== undefined) throw new CliError('Demo accounts have known passwords; production refuses them.')
  const drainSeconds = toDrainSeconds(args['drain-seconds'])
  await refuseTakenPort(port, args.host)
  const starting: Starting = { args, port, demo, production, drainSeconds, log }
  const metricsPort = args['metrics-port']
  if (metricsPort === undefined) return startPortal(starting, () => {})
  let open: Portal | undefined
  const closeOperators = await listenForOperators(toPort(metricsPort), args['metrics-host'], () => open)
  try {
    await startPortal(starting, (portal) => {
      open = portal
    })
  } catch (error) {
    // Left open it would keep a process that failed from ending.
    await closeOperators()
    throw error
  }
}

interface Starting {
  readonly args: StartArgs
  readonly port: number
  readonly demo: string | undefined
  readonly production: boolean
  readonly drainSeconds: number
  readonly log: (line: PortalLogLine) => void
}

async function startPortal(
  { args, port, demo, production, drainSeconds, log }: Starting,
  whenOpen: (portal: Portal) => void,
): Promise<void> {
  say('Opening the database and checking the configuration …')
  const portal = await openPortal({
    config: args.config,
    data: args.data,
    log,
    ...(production ? {} : { origin: `http://localhost:${port}` }),
  })
  await withPortal(portal, async () => {
    await readNewSources(portal)
    const made: Demo = demo === undefined ? { people: [], terms: undefined } : readDemo(demo)
    await makeDemo(portal, made)
    await portal.start()
    await servePortal(portal, { port, host: args.host, drainSeconds })
    whenOpen(portal)
    announce(portal, { address: production ? portal.composition.origin : `http://localhost:${port}`, accounts: made.people, production })
  })
}

async function withPortal(portal: Portal, run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    await portal.close()
    throw error
  }
}

/** The first reading is waited for, so that the first visitor finds a record; later ones run from the schedule. */
async function readNewSources(portal: Portal): Promise<void> {
  for (const { id } of portal.composition.sources) {
    if (await findLastDone(portal.store.system(), id)) continue
    say(`Reading ${id} for the first time …`)
    const results = await portal.sync({ source: id })
    for (const [source, result] of results) for (const line of toReportLines(source, result)) say(`  ${line}`)
  }
}

function announce(
  portal: Portal,
  shown: { readonly address: string; readonly accounts: readonly DemoAccount[]; readonly production: boolean },
): void {
  const { organisation, basePath } = portal.composition
  say('')
  say(`${organisation.name} ${organisation.portalName} is open at ${shown.address}${basePath}/`)
  if (shown.accounts.some((account) => 'signsInBy' in account))
    say('\nEverybody signs in with the button of the identity provider, and chooses an account there:')
  else if (shown.accounts.length > 0) say('\nSign in as one of these; the code that is asked then stands in the mailbox named below:')
  for (const account of shown.accounts) say(`\n  ${toWayIn(account)}\n    ${account.what}`)
  if (!shown.production) say(`\nMails and text messages, with the codes in them: ${shown.address}${basePath}/dev/mailbox`)
  const elsewhere = shown.production ? undefined : sayWhereCommandsLead(portal.composition.origin, shown.address)
  if (elsewhere !== undefined) say(elsewhere)
  say('\nStop with Ctrl+C.')
}

function toWayIn(account: DemoAccount): string {
  return 'userName' in account ? `${account.userName}  ·  ${account.password}` : `${account.name}  ·  ${account.email}`
}

function toPort(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new CliError(`"${text}" is no port; choose a number between 1 and 65535.`)
  return port
}

function toDrainSeconds(text: string): number {
  const seconds = Number(text)
  if (text.trim() === '' || !(seconds >= 0 && seconds <= LONGEST_DRAIN))
    throw new CliError(`"${text}" is no time to drain; choose a number of seconds up to ${LONGEST_DRAIN}.`)
  return seconds
}
