import { z } from 'zod'
import { appendAudit } from '../audit/append-audit.ts'
import { toLocalPath } from '../define/local-path.ts'
import { READING_MODES } from '../define/messages.ts'
import { readForm } from './form-body.ts'
import { HttpProblem } from './http-problem.ts'
import { READING_MODE_PATH } from './links.ts'
import { PROFILE } from './profile-tabs.ts'
import { toRedirect } from './responses.ts'
import type { SessionRoute } from './route.ts'
import { toWho } from './visit.ts'

const Input = z.strictObject({ mode: z.enum(READING_MODES), back: z.string().max(2000) })

/** The switch of simple mode, wherever it stands: it belongs to the person, so that it is there on every device, and the way leads back to the page. */
export const readingModeRoute: SessionRoute = {
  method: 'POST',
  path: READING_MODE_PATH,
  access: 'session',
  beforeTerms: 'The terms too are read by who wants short sentences.',
  handle: async (kernel, visit) => {
    const input = Input.safeParse(await readForm(visit.request))
    if (!input.success) throw new HttpProblem('bad-request')
    const entry = { eventType: 'part.action', action: 'U', at: visit.now, part: PROFILE, detail: { action: 'mode' } } as const
    await kernel.store.transaction(async (db) => {
      await db
        .updateTable('account')
        .set({ simple: input.data.mode === 'simple' })
        .where('id', '=', visit.visitor.id)
        .execute()
      await appendAudit(db, { ...entry, outcome: 'success', ...toWho(visit) })
    })
    return toRedirect(toLocalPath(input.data.back, kernel) ?? `${kernel.basePath}/`)
  },
}
