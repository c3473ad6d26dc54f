import { z } from 'zod'
import { toLocalPath } from '../../define/local-path.ts'
import type { TermsVersion } from '../../define/desk-portal.ts'
import { acceptTerms, findAccepted, type AcceptedTerms } from '../../flows/portal/accept-terms.ts'
import { findTerms } from '../../flows/portal/terms.ts'
import { TermsPage, type TermsQuestion } from '../../ui/pages/terms-page.tsx'
import { toFullDay } from '../../ui/spoken-date.ts'
import { toStatementBlocks } from '../../ui/statement-blocks.ts'
import { readForm } from '../form-body.ts'
import { mustAgree } from '../guard.ts'
import { HttpProblem } from '../http-problem.ts'
import type { Kernel } from '../kernel.ts'
import { toHtmlResponse, toRedirect } from '../responses.ts'
import type { PublicRoute, SessionRoute } from '../route.ts'
import { toFrame } from '../to-frame.ts'
import { toWho, type Visit } from '../visit.ts'
import { TERMS_PATH } from './statement-paths.ts'

const Agreement = z.strictObject({
  version: z.coerce.number().int().positive(),
  agree: z.literal('on').optional(),
  next: z.string().max(2000).optional(),
})

/** The terms of use that hold now, with the question for who did not agree to them yet; there is no page where none were published. */
const readRoute: PublicRoute = {
  method: 'GET',
  path: TERMS_PATH,
  access: { public: 'What is agreed to is for everybody, also before signing in; nothing of anybody stands in it.' },
  beforeTerms: 'It is the page of the terms.',
  handle: (kernel, visit) => showTerms(kernel, visit, { next: visit.query['next'] }),
}

/** Somebody agrees to the version they read. Sent twice it is the same; when another version holds by now, that one is asked. */
const agreeRoute: SessionRoute = {
  method: 'POST',
  path: TERMS_PATH,
  access: 'session',
  beforeTerms: 'It is how somebody agrees to them.',
  handle: async (kernel, visit) => {
    const given = Agreement.safeParse(await readForm(visit.request))
    if (!given.success) throw new HttpProblem('bad-request')
    const { version, agree, next } = given.data
    if (agree === undefined) return showTerms(kernel, visit, { next, refused: 'unticked' })
    const consent = { accountId: visit.visitor.id, version, at: visit.now, who: toWho(visit) }
    if ((await acceptTerms(kernel.store, consent)) === 'replaced') return showTerms(kernel, visit, { next, refused: 'replaced' })
    return toRedirect(toLocalPath(next, kernel) ?? `${kernel.basePath}/`)
  },
}

/** The page of the terms of use, and the form at its end. */
export const termsRoutes: readonly (PublicRoute | SessionRoute)[] = [readRoute, agreeRoute]

async function showTerms(kernel: Kernel, visit: Visit, asked: Pick<TermsQuestion, 'next' | 'refused'>): Promise<Response> {
  const db = kernel.store.system()
  const terms = await findTerms(db)
  if (!terms) throw new HttpProblem('not-found')
  const accepted = visit.visitor && (await findAccepted(db, visit.visitor.id))
  const frame = toFrame(kernel, visit)
  const question = toQuestion(kernel, visit, { asked, accepted })
  return toHtmlResponse(
    <TermsPage
      frame={frame}
      terms={toShown(kernel, terms)}
      accepted={accepted && frame.t('core.terms.accepted', { version: accepted.version, when: toFullDay(accepted.at, frame.locale) })}
      question={question}
    />,
    question && asked.refused ? 422 : 200,
  )
}

function toShown({ composition }: Kernel, { version, publishedAt, text }: TermsVersion) {
  return { version, publishedAt, blocks: toStatementBlocks(text), lang: composition.language.default }
}

function toQuestion(
  kernel: Kernel,
  { visitor }: Visit,
  { asked, accepted }: { readonly asked: Pick<TermsQuestion, 'next' | 'refused'>; readonly accepted: AcceptedTerms | undefined },
): TermsQuestion | undefined {
  if (!visitor || !mustAgree(visitor)) return undefined
  const { next, refused } = asked
  const action = `${kernel.basePath}${TERMS_PATH}`
  return { name: visitor.name, action, next: toLocalPath(next, kernel), isAgain: accepted !== undefined, refused }
}
