import { sql, type Kysely } from 'kysely'
import type { DeliveryReport } from '../define/sms-sender.ts'
import { isId } from '../store/ids.ts'
import type { KernelTables } from '../store/tables.ts'

/**
 * Notes what a provider reported of a text message, found by our id or by the provider's name of it; gives our id, or
 * undefined when there is no such message or its end was known already. One that was not delivered waits for a person.
 */
export async function noteDelivery(db: Kysely<KernelTables>, report: DeliveryReport, at: Date): Promise<string | undefined> {
  const { message, state, code } = report
  const failed = state === 'failed' ? { state: 'stuck' as const, last_error: toReason(code) } : {}
  const row = await db
    .updateTable('outbox')
    .set({ delivery: state, delivery_code: code ?? null, delivery_at: at, ...failed })
    .where('kind', '=', 'text')
    .where(isId(message) ? sql<boolean>`id = ${message}::uuid` : sql<boolean>`reference = ${message}`)
    // Reports come in any order, and more than once: the end of a message is said once and stays.
    .where(sql<boolean>`coalesce(delivery, 'underway') = 'underway' and coalesce(delivery, '') <> ${state}`)
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

// A provider's code ends up on a screen for staff: letters and digits, and not many.
function toReason(code: string | undefined): string {
  const known = code?.replaceAll(/[^A-Za-z0-9_.-]/gu, '').slice(0, 20)
  return known ? `UNDELIVERED ${known}` : 'UNDELIVERED'
}
