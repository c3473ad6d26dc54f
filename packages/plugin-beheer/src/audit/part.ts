import { defineDeskPart, readPeriod, toAmsterdamDay, type DeskContext } from '@voordeur/core'
import { z } from 'zod'
import { AuditView, type AuditPage } from './audit-view.tsx'

const WEEK_MS = 7 * 24 * 60 * 60 * 1000

/** The access log: who saw and did what, also staff. Whoever reads it stands in it. */
export const audit = defineDeskPart({
  id: 'audit',
  title: 'audit.title',
  icon: 'scroll-text',
  rights: { read: {} },
  ports: ['audit'],
  query: z.strictObject({
    from: z.string().max(40).optional(),
    until: z.string().max(40).optional(),
    client: z.uuid().optional(),
    account: z.uuid().optional(),
    before: z.string().max(60).optional(),
  }),
  load: loadAudit,
  view: (page: AuditPage, tools) => AuditView({ page, tools }),
})

/** The period that was asked for; the last week when none was. */
async function loadAudit({ desk, query, now }: DeskContext<'audit'>): Promise<AuditPage> {
  const { client, account, before } = query
  const asked = { from: query['from'] ?? toAmsterdamDay(new Date(now.getTime() - WEEK_MS)), until: query['until'] ?? toAmsterdamDay(now) }
  const period = readPeriod(asked)
  const about = { ...(client === undefined ? {} : { client }), ...(account === undefined ? {} : { account }) }
  if ('errors' in period) return { asked, about, errors: dropUndefined(period.errors), entries: [] }
  const page = await desk.audit.list({
    ...asked,
    ...(client === undefined ? {} : { clientId: client }),
    ...(account === undefined ? {} : { accountId: account }),
    ...(before === undefined ? {} : { before }),
  })
  return { asked, about, errors: {}, ...page }
}

function dropUndefined(errors: { readonly from?: string | undefined; readonly until?: string | undefined }): AuditPage['errors'] {
  return { ...(errors.from === undefined ? {} : { from: errors.from }), ...(errors.until === undefined ? {} : { until: errors.until }) }
}
