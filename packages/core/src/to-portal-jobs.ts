import { toFault } from './log/request-log.ts'
import { mailConfirmations } from './flows/requests/mail-confirmations.ts'
import { createRequestSeal } from './flows/requests/request-content.ts'
import { welcomeGranted } from './flows/requests/welcome-granted.ts'
import { syncClient } from './flows/sync-client.ts'
import { tellOfStale } from './flows/tell-of-stale.ts'
import { handOverMessages, toSourceMessageSeal } from './flows/hand-over-messages.ts'
import { watchRecords } from './flows/watch/watch-records.ts'
import { watchSoon } from './flows/watch/watch-soon.ts'
import { welcomeInvited } from './flows/welcome-invited.ts'
import { type PortalJobs } from './portal-jobs.ts'
import { syncOne, toSyncPorts } from './sync-sources.ts'
import { readAuditKeys } from './store/kept-keys.ts'
import { makeDownloads } from './web/download/make-downloads.ts'
import type { Kernel } from './web/kernel.ts'
import type { OpenRooms } from './rooms.ts'

/** Everything that the portal does by itself, with the rooms it works in. */
export function toPortalJobs(rooms: OpenRooms, kernel: Kernel): PortalJobs {
  const { composition, store, queue, now, origin, log } = rooms
  const { authenticator, outbox } = kernel
  return {
    log: (message, level = 'info') => rooms.log({ level, message }),
    composition,
    store,
    queue,
    outbox,
    readAuditKeys: (db) => readAuditKeys(db, rooms.ring),
    origin,
    now,
    sync: (source, signal) => syncOne(rooms, source, { signal }),
    syncClient: async (clientId) => {
      await syncClient(composition.sources, toSyncPorts(rooms, 'one client'), clientId)
      await watchSoon(rooms)
    },
    watchRecords: () => watchRecords({ store, composition, now, log: (message) => log({ level: 'warn', message }) }),
    tellOfStale: () => tellOfStale({ store, composition, outbox, origin, now }),
    handOver: () => handOverMessages({ store, sources: composition.sources, seal: toSourceMessageSeal(kernel.keys), now }),
    welcomeGranted: () =>
      welcomeGranted({
        store,
        seal: createRequestSeal(kernel.keys),
        accounts: authenticator.desk,
        now,
        onFailure: (account, error) => log({ level: 'warn', message: `the welcome of account ${account} waits`, ...toFault(error) }),
      }),
    mailConfirmations: () => mailConfirmations({ store, composition, outbox, seal: createRequestSeal(kernel.keys), origin, now }),
    rounds: authenticator.rounds ?? [],
    makeDownloads: (signal) => makeDownloads(kernel, signal),
    welcome: () =>
      welcomeInvited({
        store,
        composition,
        outbox,
        desk: authenticator.desk,
        origin,
        now,
        onFailure: (invitation, error) => log({ level: 'warn', message: `invitation ${invitation} waits`, ...toFault(error) }),
      }),
  }
}
