import type { Kysely } from 'kysely'
import { changeEmail, findAccount } from './access/accounts.ts'
import { appendAudit } from './audit/append-audit.ts'
import type { Composition } from './compose/composition.ts'
import type {
  AccountSummary,
  AuthenticatorMail,
  AuthenticatorPorts,
  AuthenticatorWork,
  OpenAuthenticator,
  SignInEvent,
} from './define/authenticator.ts'
import type { Translate } from './define/messages.ts'
import { endFeeds } from './flows/end-feeds.ts'
import { composeMail } from './mail/compose-mail.ts'
import { toRoundJob } from './jobs/round-job.ts'
import type { JobQueue } from './jobs/job-queue.ts'
import type { Outbox } from './mail/outbox.ts'
import type { Meter } from './metrics/meter.ts'
import type { OutgoingMessage } from './mail/outgoing-message.ts'
import type { PortalKeys } from './define/portal-keys.ts'
import { withinPurpose } from './store/secret-ring.ts'
import type { OpenStore } from './store/store.ts'
import type { KernelTables } from './store/tables.ts'
import type { FindNetwork } from './web/proxy/find-network.ts'
import { toTraceId } from './web/trace.ts'

/** What the authenticator is lent. */
export interface AuthenticatorRooms {
  readonly composition: Composition
  readonly store: OpenStore
  readonly outbox: Outbox
  readonly queue: Pick<JobQueue, 'send'>
  readonly keys: PortalKeys
  readonly origin: string
  readonly production: boolean
  readonly now: () => Date
  readonly log: (message: string) => void
  readonly findNetwork: FindNetwork
  readonly meter: Pick<Meter, 'signIn'>
}

type Reader = Pick<AccountSummary, 'locale' | 'form'>

/** Opens the configured way of signing in with core's ports. */
export function openAuthenticator(rooms: AuthenticatorRooms): Promise<OpenAuthenticator> {
  const { composition, store, keys, origin, production, now, log } = rooms
  const { name, portalName, phone } = composition.organisation
  const ports: AuthenticatorPorts = {
    // The authenticator knows its own tables, which core does not; the handle is the same.
    db: () => store.system() as unknown as Kysely<unknown>,
    now,
    ...withinPurpose(keys, composition.authenticator.id),
    origin,
    basePath: composition.basePath,
    production,
    organisation: { name, portalName, phone },
    findAccount: (by) => findAccount(store.system(), by),
    audit: (request, event) => noteSignIn(store.system(), { rooms, request, event }),
    transaction: (request, run) => work(rooms, request, run),
    translate: (to) => speakTo(composition, to, composition.authenticator.id),
    log,
    hurry: async (round) => {
      const job = toRoundJob(composition.authenticator.id, round)
      // Before the queue runs there is nobody to ask: the schedule finds what waits.
      await rooms.queue.send(job, {}, { key: job }).catch(() => false)
    },
  }
  return composition.authenticator.open(ports)
}

/** One transaction with everything that must stand or fall with its rows. */
async function work<T>(rooms: AuthenticatorRooms, request: Request | undefined, run: (work: AuthenticatorWork) => Promise<T>): Promise<T> {
  const { store, outbox } = rooms
  let leaves = false
  const send = async (db: Kysely<KernelTables>, message: OutgoingMessage, expiresAt?: Date) => {
    leaves = true
    await outbox.enqueue(db, message, expiresAt)
  }
  const result = await store.transaction((db) =>
    run({
      db: db as unknown as Kysely<unknown>,
      audit: (event) => noteSignIn(db, { rooms, request, event }),
      mail: (mail) => send(db, { kind: 'mail', recipient: mail.to.email, ...toMail(rooms, mail) }, mail.expiresAt),
      text: ({ to, body, expiresAt }) => send(db, { kind: 'text', recipient: to, body }, expiresAt),
      changeEmail: (accountId, email) => changeEmail(db, accountId, email),
      endFeeds: (accountId) => endFeeds(db, accountId, rooms.now()),
    }),
  )
  if (leaves) await outbox.wake()
  return result
}

function toMail({ composition, origin }: AuthenticatorRooms, { to, key, values, exact, path }: AuthenticatorMail) {
  const { organisation, basePath } = composition
  return composeMail({
    t: speakTo(composition, to, 'core'),
    speak: speakTo(composition, to, composition.authenticator.id),
    key,
    portal: { origin, basePath, name: organisation.portalName, organisation: organisation.name },
    ...(values === undefined ? {} : { values }),
    ...(exact === undefined ? {} : { exact }),
    ...(path === undefined ? {} : { path }),
  })
}

function speakTo({ messages, language }: Composition, { locale, form }: Reader, plugin: string): Translate {
  return messages.for(plugin)(locale, form ?? language.form)
}

interface Noting {
  readonly rooms: AuthenticatorRooms
  readonly request: Request | undefined
  readonly event: SignInEvent
}

async function noteSignIn(db: Kysely<KernelTables>, { rooms, request, event }: Noting): Promise<void> {
  const { type: eventType, outcome, accountId, detail = {} } = event
  const person = accountId === undefined ? {} : { accountId }
  const network = request && rooms.findNetwork(request)
  const trace = request === undefined ? {} : { traceId: toTraceId(request.headers), ...(network === undefined ? {} : { network }) }
  await appendAudit(db, { eventType, action: 'E', outcome, at: rooms.now(), detail, ...person, ...trace })
  if (eventType === 'sign-in') rooms.meter.signIn(outcome)
}
