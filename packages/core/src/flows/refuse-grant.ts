import { listBasisRights } from '../access/basis-rights.ts'
import { decideGrant, type AskedGrant, type GrantProblem } from '../access/decide-grant.ts'
import type { Composition } from '../compose/composition.ts'
import { toAmsterdamDay } from '../define/amsterdam.ts'
import { FlowError } from './flow-error.ts'

/** Throws `FlowError` with every reason why a grant can't be made, in sentences for staff. */
export function refuseGrant(
  asked: AskedGrant,
  client: { readonly bornOn: string | undefined },
  { composition, now }: { readonly composition: Composition; readonly now: Date },
): void {
  const administratorRights = listBasisRights(composition, 'administrator')
  const problems = decideGrant(asked, { bornOn: client.bornOn, today: toAmsterdamDay(now), administratorRights })
  if (problems.length === 0) return
  const sentences = problems.map((problem) => toSentence(problem, asked)).join(' ')
  throw new FlowError(
    'GRANT_REFUSED',
    sentences,
    problems.map(({ why }) => why),
  )
}

function toSentence(problem: GrantProblem, { basis }: AskedGrant): string {
  switch (problem.why) {
    case 'not-financial':
      return (
        `An administrator looks after money only, and may not hold ${problem.rights.join(', ')}: ` +
        'nothing beyond the set that `access.byBasis.administrator` names in the configuration.'
      )
    case 'may-not-represent':
      return `On the basis "${basis}" nobody represents the client. Leave --represents out, or name the basis on which this person does.`
    case 'age-unknown':
      return `On the basis "${basis}" the age of the client decides, and the source delivers no day of birth.`
    case 'of-age':
      return `The client is sixteen or older and decides alone: the basis "${basis}" gives no access any more. The client can invite this person.`
    case 'consent-needed':
      return 'The client is between twelve and sixteen and must agree first. Ask, and then add --consented.'
    case 'consent-needless':
      return 'Leave --consented out: it is for the parents and guardians of a client between twelve and sixteen.'
  }
}
