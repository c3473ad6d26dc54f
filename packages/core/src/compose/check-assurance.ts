import { ASSURANCE_LEVELS, type Assurance } from '../define/viewer.ts'
import { CORE, type Check } from './draft.ts'
import { quote } from './quote.ts'

/**
 * No part asks for a stronger session than the way of signing in can give: nobody could ever open it. Core's own pages are no choice of the
 * organisation's: where it accepted weaker sessions by name, those that ask more stay closed.
 */
export const checkAssurance: Check = ({ authenticator, parts }) => {
  // Of an authenticator with wrong options nobody knows what it would have reached; that is said already.
  if (!authenticator || (authenticator.optionProblems ?? []).length > 0) return []
  const { maxAssurance = 'single' } = authenticator
  return parts
    .filter(({ id, part }) => !id.startsWith(`${CORE}.`) && part.requires !== undefined && isAbove(part.requires, maxAssurance))
    .map(({ id, part }) => ({
      code: 'ASSURANCE_UNREACHABLE',
      place: id,
      cause: `The part requires ${quote(part.requires)}, and the strongest session that \`auth\` can give is ${quote(maxAssurance)}.`,
      fix: 'Add a second factor or a way to sign in that reaches it, or leave the part out.',
    }))
}

function isAbove(asked: Assurance, reached: Assurance): boolean {
  return ASSURANCE_LEVELS.indexOf(asked) > ASSURANCE_LEVELS.indexOf(reached)
}
