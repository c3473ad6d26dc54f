import { z } from 'zod'
import { ACCESS_EVENT_CURSOR, listAccessEvents } from '../../audit/list-access-events.ts'
import { AccessLogView } from '../../ui/pages/access-log-view.tsx'
import { decideSeenParts } from '../decide-seen-parts.ts'
import { toReader } from '../to-frame.ts'
import { toLine } from './access-log-line.ts'
import { readLogPeriod } from './access-log-period.ts'
import { defineCorePart } from './core-part.ts'

const LINES = 50

const Typed = z.string().trim().max(20).exactOptional()

/** Wie heeft gekeken (NEN 7513, chapter 9; Wabvpz 15e): who looked at what of this client through the portal, and on which ground. */
export const accessLog = defineCorePart({
  id: 'access-log',
  title: 'core.accessLog.title',
  icon: 'eye',
  scope: 'client',
  audience: 'own-side',
  tab: 'access-log',
  query: z.strictObject({ from: Typed, until: Typed, before: z.string().regex(ACCESS_EVENT_CURSOR).exactOptional() }) as z.ZodType<
    Record<string, string>
  >,
  load: async ({ kernel, visit, db, query, now }) => {
    const { composition } = kernel
    const { locale, form, mode } = toReader(kernel, visit)
    const { from = '', until = '', before } = query
    const page = { client: visit.client.name, organisation: composition.organisation.name, from, until, isFirst: before === undefined }
    const period = readLogPeriod({ from, until }, { now, keepForDays: composition.audit.keepForDays })
    if ('errors' in period) return { ...page, errors: period.errors, lines: [], older: null }
    const seen = decideSeenParts(kernel, visit)
    const { events, older } = await listAccessEvents(db, { clientId: visit.client.id, ...period, limit: LINES, seen, before })
    const words = { composition, t: composition.messages(locale, form, mode) }
    return { ...page, errors: {}, lines: events.map((event) => toLine(event, words)), older: older ?? null }
  },
  view: (data, tools) => <AccessLogView {...data} {...tools} />,
})
