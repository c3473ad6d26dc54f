import type { Composition } from './compose/composition.ts'
import type { JobQueue } from './jobs/job-queue.ts'
import { createLiveHub, type LiveHub } from './live/hub.ts'
import { meterQueue } from './meter-queue.ts'
import { createMetrics, type Metrics } from './metrics/metrics.ts'
import { createMessageSeal, OUTBOX_PURPOSE } from './mail/message-seal.ts'
import { createOutbox, DRAIN_JOB, type Outbox } from './mail/outbox.ts'
import type { Sender } from './mail/sender.ts'
import type { PortalLogLine } from './portal-options.ts'
import { createId } from './store/ids.ts'
import { createSeal, type SecretRing } from './store/secret-ring.ts'
import type { OpenStore } from './store/store.ts'
import { createFindNetwork, type FindNetwork, type TrustedProxies } from './web/proxy/find-network.ts'
import { createReadiness, type Readiness } from './web/readiness.ts'

/** What the rooms are joined from; the tests bring a clock, a queue and senders of their own. */
export interface Rooms {
  readonly composition: Composition
  readonly store: OpenStore
  readonly queue: JobQueue
  readonly senders: { readonly mail: Sender; readonly text: Sender }
  /** The portal's secrets: the first makes, every one opens. */
  readonly ring: SecretRing
  readonly origin: string
  readonly production: boolean
  readonly now: () => Date
  readonly log: (line: PortalLogLine) => void
  readonly trustedProxies?: TrustedProxies | undefined
}

/** What every room shares while the portal is open. */
export interface OpenRooms extends Rooms {
  readonly meter: Metrics
  readonly live: LiveHub
  readonly readiness: Readiness
  readonly findNetwork: FindNetwork
}

/** Opens what every room shares. */
export function openRooms(given: Rooms): OpenRooms {
  const { composition, store, now } = given
  const live = createLiveHub(store)
  const known = { parts: composition.parts.keys(), sources: composition.sources.map(({ id }) => id) }
  const meter = createMetrics({ store, now, known, countStreams: live.count })
  const findNetwork = createFindNetwork(given.trustedProxies)
  return { ...given, queue: meterQueue(given.queue, meter), meter, live, readiness: createReadiness(store), findNetwork }
}

/** The seal of what waits in the outbox. */
export const toOutboxSeal = ({ ring }: Rooms) => createMessageSeal(createSeal(ring, OUTBOX_PURPOSE))

/** Opens the outbox. */
export function openOutbox(rooms: Rooms): Outbox {
  const { store, queue, now, production, senders } = rooms
  return createOutbox({
    db: store.system,
    now,
    createId: () => createId(now()),
    seal: toOutboxSeal(rooms),
    senders,
    // Before the queue runs there is nobody to wake: the outbox is emptied every minute anyway.
    wake: () => queue.send(DRAIN_JOB, {}, { key: DRAIN_JOB }).catch(() => false),
    keepBodies: !production,
  })
}
