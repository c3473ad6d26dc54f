import { createHmac, timingSafeEqual } from 'node:crypto'
import { appendAudit } from '../audit/append-audit.ts'
import type { ReportRequest, SmsSender } from '../define/sms-sender.ts'
import { noteDelivery } from '../mail/note-delivery.ts'
import type { Store } from '../store/store.ts'

/** What taking delivery reports needs. */
export interface ReportPorts {
  readonly store: Store
  readonly sender: SmsSender
  /** Of each secret of the portal: an address that was made with the one before is still taken. */
  readonly keys: readonly Uint8Array[]
  readonly now: () => Date
}

const MOST_REPORTS = 1000

/** The path of the address for reports, below the portal's base; its last part is the token. */
export const REPORT_PATH = '/sms/rapport'

/** The part of the report address that only the portal and its provider know; it changes with the portal's secret. */
export function toReportToken(key: Uint8Array, senderId: string): string {
  return createHmac('sha256', key).update(senderId).digest('base64url')
}

/**
 * Takes what a provider of text messages reports: the address must be the secret one, and the report must be the provider's
 * own as far as it signs them. Each end of a message is noted once, in the outbox and in the access log.
 */
export async function takeReports(token: string, request: ReportRequest, ports: ReportPorts): Promise<'taken' | 'refused'> {
  const { sender, store, now } = ports
  if (!ports.keys.some((key) => isSame(token, toReportToken(key, sender.id)))) return 'refused'
  const reports = await sender.readReports?.(request)
  if (reports === undefined || reports.length > MOST_REPORTS) return 'refused'
  for (const report of reports) {
    await store.transaction(async (db) => {
      const id = await noteDelivery(db, report, now())
      if (id === undefined || report.state === 'underway') return
      const outcome = report.state === 'delivered' ? 'success' : 'failure'
      await appendAudit(db, { eventType: 'text.delivery', action: 'E', outcome, at: now(), detail: { message: id, sender: sender.id } })
    })
  }
  return 'taken'
}

function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)]
  return one.byteLength === other.byteLength && timingSafeEqual(one, other)
}
