import type { OpenAuthenticator } from '../define/authenticator.ts'
import type { ReportRequest } from '../define/sms-sender.ts'
import type { PortalKeys } from '../define/portal-keys.ts'
import type { Composition } from '../compose/composition.ts'
import type { LiveHub } from '../live/hub.ts'
import type { JobData } from '../jobs/job-data.ts'
import type { Mailbox } from '../mail/mailbox.ts'
import type { Outbox } from '../mail/outbox.ts'
import type { Meter } from '../metrics/meter.ts'
import type { Store } from '../store/store.ts'
import type { Assets } from './assets.ts'
import type { BannerWatch } from './banner-watch.ts'
import type { CorePart } from './parts/core-part.ts'
import type { FindNetwork } from './proxy/find-network.ts'
import type { Readiness } from './readiness.ts'

/** What every page is built with: the composition and the open services, joined once at start. */
export interface Kernel {
  readonly composition: Composition
  readonly store: Store
  readonly authenticator: OpenAuthenticator
  /** Core's own parts by their full id. */
  readonly coreParts: ReadonlyMap<string, CorePart>
  readonly outbox: Outbox
  /** The open pages of this process, and what they are told. */
  readonly live: LiveHub
  /** Asks for a job soon; nothing is lost when nobody hears it, because what waits is found by its schedule too. */
  readonly hurry: (job: string) => Promise<void>
  /** Asks for a job that no schedule would find; rejects when the queue can't take it. Asked twice while it waits, it is done once. */
  readonly ask: (job: string, data?: JobData) => Promise<void>
  /** Secret key material by purpose. */
  readonly keys: PortalKeys
  readonly assets: Assets
  /** The only origin a form may come from, and the one every absolute link has. */
  readonly origin: string
  readonly basePath: string
  readonly production: boolean
  readonly now: () => Date
  /** From which address a request comes, over the proxies that are trusted. */
  readonly findNetwork: FindNetwork
  readonly log: RequestLog
  readonly meter: Meter
  readonly readiness: Readiness
  /** What stands above every page. */
  readonly banner: BannerWatch
  /** The development mailbox; undefined in production, where its route does not exist. */
  readonly mailbox: Mailbox | undefined
  /** Takes what a provider of text messages reports; undefined when there is none that does. */
  readonly takeReports: ((token: string, request: ReportRequest) => Promise<'taken' | 'refused'>) | undefined
}

/** A request as the log has it. */
export interface AnsweredRequest {
  readonly traceId: string
  readonly method: string
  readonly route: string
  readonly status: number
  readonly milliseconds: number
}

/** Notes what happened to a request: route patterns, trace ids and error names, never anything a person wrote or read. */
export interface RequestLog {
  /** Every request that was answered. */
  readonly answered: (what: AnsweredRequest) => void
  readonly failure: (what: { readonly traceId: string; readonly route: string; readonly error: unknown }) => void
}
