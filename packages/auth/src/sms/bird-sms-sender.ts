// Follows Bird's API v1, not the MessageBird REST API (`rest.messagebird.com`, `AccessKey`, `reportUrl`, reports by GET), which
// https://bird.com/en-us/migrate/from-messagebird-classic keeps alive through 31 December 2026 only: `Authorization: Bearer`,
// `Idempotency-Key` on every POST (the same answer for 24 hours), `User-Agent` required (https://bird.com/docs/authentication).
// Fields, answers and events: the types of @messagebird/sdk 0.63.0, which Bird makes from its OpenAPI document; webhooks:
// https://bird.com/docs/webhooks. The address is the SDK's `https://{region}.platform.bird.com/v1/sms/messages`; the older pages
// of bird.com still say `https://api.bird.com/v1/sms` and a `webhook_url` for each message, which the SDK does not know:
// `reportUrl` is therefore registered once, as a webhook of the workspace for `sms.*`.
import type { DeliveryCode, DeliveryReport, SmsSender } from '@voordeur/core'
import { z } from 'zod'
import { isBirdSignature } from './bird-signature.ts'
import { guardedReports } from './guarded-reports.ts'
import { handOver } from './hand-over.ts'
import { toDigits } from './recipient-digits.ts'
import { toReportCode } from './report-code.ts'
import { ProviderSecret, ProviderServer, readSmsOptions, SenderName } from './sms-options.ts'

/** How to send through Bird (formerly MessageBird). */
export interface BirdSmsSenderOptions {
  /** `bk_{region}_…`, with the right `sms:send`. */
  readonly apiKey: string
  /** A number, short code or name that the workspace holds. */
  readonly from: string
  /** The signing secret of the webhook (`whsec_…`) at the portal's report address. Without it reports are not read. */
  readonly signingKey?: string
  /** Why texts are sent. Default `authentication`: Bird then keeps no text, which may hold a code. */
  readonly category?: 'authentication' | 'transactional' | 'service'
  /** Default the server of the region in the key, such as `https://eu1.platform.bird.com`. */
  readonly endpoint?: string
  /** The clock a report's age is measured by. Default the machine's. */
  readonly now?: () => Date
}

const Options = z
  .strictObject({
    apiKey: ProviderSecret,
    from: SenderName,
    signingKey: z
      .string()
      .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'must be whsec_ and base64')
      .optional(),
    category: z.enum(['authentication', 'transactional', 'service']).default('authentication'),
    endpoint: ProviderServer.optional(),
    now: z.custom<() => Date>((value) => typeof value === 'function', 'must be a function').default(() => () => new Date()),
  })
  .transform(({ endpoint, ...rest }, context) => {
    const region = /^bk_([a-z]{2}[0-9]{1,3})_./.exec(rest.apiKey)?.[1]
    if (endpoint) return { ...rest, endpoint }
    if (region) return { ...rest, endpoint: new URL(`https://${region}.platform.bird.com`) }
    context.addIssue({ code: 'custom', path: ['apiKey'], message: 'names no region (bk_{region}_…), so that endpoint must' })
    return z.NEVER
  })

const Taken = z.object({ id: z.string().min(1).max(128) })

/** Sends text messages through Bird, which delivers once however often it is handed the same id. Throws `AuthError` (`OPTIONS_INVALID`). */
export function birdSmsSender(options: BirdSmsSenderOptions): SmsSender {
  const { apiKey, from, signingKey, category, endpoint, now } = readSmsOptions('birdSmsSender', Options, options)
  const url = new URL('/v1/sms/messages', endpoint)
  return {
    id: 'bird',
    idempotent: true,
    developmentOnly: false,
    send: async ({ id, recipient, body: text }, signal) => {
      const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${apiKey}`, 'Idempotency-Key': id }
      const body = JSON.stringify({ to: `+${toDigits(recipient)}`, from, text, category, metadata: { message: id } })
      const taken = await handOver({ url, headers, body, taken: Taken, readRefusal }, signal)
      return { reference: taken.id }
    },
    ...(signingKey && {
      readReports: guardedReports((request) => {
        if (request.method !== 'POST' || !isBirdSignature(request, { signingKey, now: now() })) return undefined
        return toReports(JSON.parse(request.body))
      }),
    }),
  }
}

const Refusal = z.object({ error: z.object({ name: z.string() }) })
const NOT_THE_MESSAGE = new Set(['SMSSenderNotConfigured', 'SenderCategoryNotPermitted'])

function readRefusal(answer: unknown): DeliveryCode | undefined {
  const { data } = Refusal.safeParse(answer)
  return data && NOT_THE_MESSAGE.has(data.error.name) ? 'UNREACHABLE' : undefined
}

const Event = z.object({ type: z.string(), data: z.unknown() })
const Report = z.object({
  sms_id: z.string().min(1).max(128),
  // Echoed from what we sent: it names the message even when its own answer never reached us.
  metadata: z.object({ message: z.guid() }).nullish().catch(undefined),
  error: z.object({ code: z.string() }).nullish(),
})

// All four are final: also `undelivered`, which Bird does not try again.
const FAILED = new Set(['sms.failed', 'sms.undelivered', 'sms.rejected', 'sms.expired'])

function toReports(event: unknown): readonly DeliveryReport[] {
  const { type, data } = Event.parse(event)
  // Bird's own, but not about a message of ours: mail, or a text that somebody sent to us.
  if (!type.startsWith('sms.') || type === 'sms.received') return []
  const { sms_id, metadata, error } = Report.parse(data)
  const state = type === 'sms.delivered' ? 'delivered' : FAILED.has(type) ? 'failed' : 'underway'
  return [{ message: metadata?.message ?? sms_id, state, ...toReportCode(error?.code ?? type) }]
}
