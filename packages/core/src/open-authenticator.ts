import type { Kysely } from 'kysely'
import { findAccount } from './access/accounts.ts'
import { appendAudit } from './audit/append-audit.ts'
import type { Composition } from './compose/composition.ts'
import type { AuthenticatorPorts, OpenAuthenticator, SignInEvent } from './define/authenticator.ts'
import { toPurposeSecret } from './purpose-secret.ts'
import type { OpenStore } from './store/store.ts'
import { toTraceId } from './web/trace.ts'

/** What the authenticator is lent. */
export interface AuthenticatorRooms {
  readonly composition: Composition
  readonly store: OpenStore
  readonly secret: Uint8Array
  readonly origin: string
  readonly production: boolean
  readonly now: () => Date
  readonly log: (message: string) => void
}

/** Opens the configured way of signing in with core's ports. */
export function openAuthenticator(rooms: AuthenticatorRooms): Promise<OpenAuthenticator> {
  const { composition, store, secret, origin, production, now, log } = rooms
  const { name, portalName } = composition.organisation
  const ports: AuthenticatorPorts = {
    // The authenticator knows its own tables, which core does not; the handle is the same.
    db: () => store.system() as unknown as Kysely<unknown>,
    now,
    secret: (purpose) => toPurposeSecret(secret, `${composition.authenticator.id} ${purpose}`),
    origin,
    basePath: composition.basePath,
    production,
    organisation: { name, portalName },
    findAccount: (by) => findAccount(store.system(), by),
    audit: (request, event) => noteSignIn(rooms, request, event),
    log,
  }
  return composition.authenticator.open(ports)
}

async function noteSignIn({ store, now }: AuthenticatorRooms, request: Request | undefined, event: SignInEvent): Promise<void> {
  const { type: eventType, outcome, accountId, detail = {} } = event
  const person = accountId === undefined ? {} : { accountId }
  const trace = request === undefined ? {} : { traceId: toTraceId(request.headers) }
  await appendAudit(store.system(), { eventType, action: 'E', outcome, at: now(), detail, ...person, ...trace })
}
