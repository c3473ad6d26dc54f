import { toAmsterdamDay } from '../define/amsterdam.ts'
import type { AcceptedRisk, Finding } from '../define/finding.ts'
import { listAuditFindings } from './audit-term.ts'
import { listDeskFindings } from './desk-assurance.ts'
import type { Check, Draft } from './draft.ts'
import { KERNEL_RISKS } from './kernel-risks.ts'
import { toHint } from './nearest.ts'
import type { Problem } from './problem.ts'
import { listProductionFindings } from './production-findings.ts'
import { quote, toList } from './quote.ts'
import { listRightsWithoutPage } from './rights-without-page.ts'

/** A finding with the organisation's acceptance of it, when there is one that still holds. */
export interface ComposedFinding extends Finding {
  readonly accepted?: AcceptedRisk
}

/** Every finding of level `error` is accepted by name until a day that has not passed; every acceptance is of a finding. */
export const checkRisks: Check = (draft) => [...findUnaccepted(draft), ...findUnknown(draft)]

/** What the authenticator, the configuration and the machine report, with what the organisation accepts of it today. */
export function listFindings(draft: Draft): readonly ComposedFinding[] {
  return listReported(draft).map((finding) => {
    const accepted = acceptanceOf(draft, finding.id)
    return accepted && !hasRunOut(accepted, draft) ? { ...finding, accepted } : finding
  })
}

function listReported(draft: Draft): readonly Finding[] {
  const { authenticator, config, environment } = draft
  return [
    ...(authenticator?.findings ?? []),
    ...listAuditFindings(config.audit),
    ...listDeskFindings(config.desk),
    ...(environment.findings ?? []),
    ...listProductionFindings(draft),
    ...listRightsWithoutPage(draft),
  ]
}

function acceptanceOf(draft: Draft, id: string): AcceptedRisk | undefined {
  return draft.config.acceptedRisks.find(({ value }) => value.id === id)?.value
}

/** An acceptance holds through its last day in Amsterdam. */
function hasRunOut({ until }: AcceptedRisk, { environment }: Draft): boolean {
  return until < toAmsterdamDay(environment.now)
}

function findUnaccepted(draft: Draft): readonly Problem[] {
  return listFindings(draft)
    .filter(({ level, accepted }) => level === 'error' && !accepted)
    .map(({ id, message, requirement }) => {
      const until = acceptanceOf(draft, id)?.until
      const cause = until === undefined ? `${message} (${requirement})` : `${message} (${requirement}) It was accepted until ${until}.`
      const fix = `Mend it, or accept it in acceptedRisks: { id: '${id}', reason: '…', by: '…', until: 'YYYY-MM-DD' }.`
      return { code: 'RISK_UNACCEPTED', place: `finding ${quote(id)}`, cause, fix }
    })
}

function findUnknown(draft: Draft): readonly Problem[] {
  // Without its authenticator nobody knows which findings there would be.
  if (!draft.authenticator) return []
  const known = [...new Set([...listReported(draft).map(({ id }) => id), ...KERNEL_RISKS])]
  return draft.config.acceptedRisks
    .filter(({ value }) => !known.includes(value.id))
    .map(({ place, value }) => ({
      code: 'RISK_UNKNOWN',
      place,
      cause: `Nothing reports a finding ${quote(value.id)} (there are: ${toList(known)}).`,
      fix: 'Remove it: an acceptance of nothing hides the next finding of that name.',
      ...toHint(value.id, known),
    }))
}
