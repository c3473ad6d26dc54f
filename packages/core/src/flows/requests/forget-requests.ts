import { DAY_MILLISECONDS } from '../../define/duration.ts'
import type { Store } from '../../store/store.ts'
import { sweepUses } from './claim-use.ts'
import { HANDLED_KEPT_DAYS } from './request-limits.ts'

/** The job that erases requests that had their time. */
export const FORGET_REQUESTS_JOB = 'requests.forget'

/** Erases what nobody confirmed in time, what was handled thirty days ago, with every file, and lists that nobody granted. */
export async function forgetRequests({ store, now }: { readonly store: Store; readonly now: () => Date }): Promise<void> {
  const at = now()
  const handledBefore = new Date(at.getTime() - HANDLED_KEPT_DAYS * DAY_MILLISECONDS)
  await store
    .system()
    .deleteFrom('access_request')
    .where((row) =>
      row.or([row.and([row('state', '=', 'unconfirmed'), row('expires_at', '<=', at)]), row('handled_at', '<', handledBefore)]),
    )
    .execute()
  await store.system().deleteFrom('access_list').where('expires_at', '<=', at).execute()
  await sweepUses(store.system(), at)
}
