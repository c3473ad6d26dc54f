import { ASSURANCE_LEVELS, type Assurance } from '../define/viewer.ts'
import { DESK_ASSURANCE } from './desk-assurance.ts'
import { CORE, type Check } from './draft.ts'
import type { Problem } from './problem.ts'
import { quote } from './quote.ts'

/**
 * No part asks for a stronger session than the way of signing in can give: nobody could ever open it. Core's own pages are no choice of the
 * organisation's: where it accepted weaker sessions by name, those that ask more stay closed.
 */
export const checkAssurance: Check = ({ authenticator, config, parts }) => {
  // Of an authenticator with wrong options nobody knows what it would have reached; that is said already.
  if (!authenticator || (authenticator.optionProblems ?? []).length > 0) return []
  const { maxAssurance = 'single' } = authenticator
  const ofParts = parts
    .filter(({ id, part }) => !id.startsWith(`${CORE}.`) && part.requires !== undefined && isAbove(part.requires, maxAssurance))
    .map(({ id, part }): Problem => ({
      code: 'ASSURANCE_UNREACHABLE',
      place: id,
      cause: `The part requires ${quote(part.requires)}, and the strongest session that \`auth\` can give is ${quote(maxAssurance)}.`,
      fix: 'Add a second factor or a way to sign in that reaches it, or leave the part out.',
    }))
  const { requires = DESK_ASSURANCE } = config.desk ?? {}
  if (config.desk === undefined || !isAbove(requires, maxAssurance)) return ofParts
  const cause = `The desk asks for a session of ${quote(requires)}, and the strongest that \`auth\` can give is ${quote(maxAssurance)}: no member of staff could ever open it.`
  return [
    ...ofParts,
    { code: 'ASSURANCE_UNREACHABLE', place: 'desk', cause, fix: 'Add a second factor, or a way to sign in that reaches it.' },
  ]
}

function isAbove(asked: Assurance, reached: Assurance): boolean {
  return ASSURANCE_LEVELS.indexOf(asked) > ASSURANCE_LEVELS.indexOf(reached)
}
