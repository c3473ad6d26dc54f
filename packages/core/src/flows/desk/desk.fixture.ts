import { createPortalKeys } from '../../store/secret-ring.ts'
import type { AccountDesk } from '../../define/account-desk.ts'
import { createOutbox } from '../../mail/outbox.ts'
import { createId } from '../../store/ids.ts'
import type { TestPortal } from '../../testing/index.ts'
import type { DeskWork } from './desk-work.ts'

const neverSent = { idempotent: true, send: () => Promise.reject(new Error('Nothing is sent in this test.')) }

/** A member of staff at the desk of a test portal. Mails wait in its outbox, unsealed. */
export function createWork(portal: TestPortal, by = 'Fatima Bakker'): DeskWork {
  const { store, composition, clock } = portal
  return {
    store,
    composition,
    outbox: createOutbox({
      db: store.system,
      now: clock.now,
      createId: () => createId(clock.now()),
      seal: { close: (_id, text) => text, open: (_id, closed) => closed },
      senders: { mail: neverSent, text: neverSent },
      wake: async () => {},
    }),
    accounts: { readPhone: (typed: string) => (typed.startsWith('06') ? `+31${typed.slice(1)}` : undefined) } as unknown as AccountDesk,
    origin: 'https://portaal.test',
    keys: createPortalKeys([Buffer.alloc(32, 'secret')], Buffer.alloc(32, 'digests')),
    now: clock.now,
    hurry: async () => {},
    ask: async () => {},
    who: { accountId: createId(clock.now()), traceId: '0'.repeat(32) },
    staff: { by },
  }
}

/** The mails that wait, oldest first. */
export async function listMails({ store }: TestPortal): Promise<readonly { readonly recipient: string; readonly body: string }[]> {
  return store.system().selectFrom('outbox').select(['recipient', 'body']).orderBy('id').execute()
}

/** What the access log says of a kind of event, oldest first. */
export async function listDeeds({ store }: TestPortal, eventType: string) {
  const db = store.system()
  return db
    .selectFrom('audit_entry')
    .select(['account_id', 'client_id', 'outcome', 'detail'])
    .where('event_type', '=', eventType)
    .orderBy('seq')
    .execute()
}
