import type { Part, PartAction } from '../define/part.ts'
import type { Scope } from '../define/part-context.ts'
import type { Check, DraftPart } from './draft.ts'
import { toHint } from './nearest.ts'
import type { Problem } from './problem.ts'
import { quote, toList } from './quote.ts'

const WHY = "`publicAccess('why')`"

/** Every part and every action says which right it needs, or that it needs none and why: default deny. */
export const checkAccess: Check = (draft) => draft.parts.flatMap((part) => [...checkPage(part), ...checkActions(part), ...checkScope(part)])

function checkPage({ id, part }: DraftPart): readonly Problem[] {
  const asksRight = Object.hasOwn(part.rights, 'read')
  if (asksRight && part.access) {
    const cause = 'The part has a `read` right and public access: one of them would be without effect.'
    return [{ code: 'ACCESS_AMBIGUOUS', place: id, cause, fix: 'Keep `rights: { read: {} }`, or keep `access: publicAccess(…)`.' }]
  }
  if (part.access) return checkReason(part.access.reason, id)
  if (asksRight) return []
  return [
    {
      code: 'ACCESS_UNDECLARED',
      place: id,
      cause: 'A part must name the right that opens it.',
      fix: `Add \`rights: { read: {} }\`, or \`access: publicAccess('why')\`.`,
    },
  ]
}

function checkActions({ id, part }: DraftPart): readonly Problem[] {
  return Object.entries(part.actions).flatMap(([name, action]) => checkAction(part, action, `${id}, action ${quote(name)}`))
}

function checkAction(part: Part, action: PartAction<Scope, unknown, unknown>, place: string): readonly Problem[] {
  if (typeof action.right !== 'string') return checkReason(action.right.reason, place)
  const declared = Object.keys(part.rights)
  if (action.right === '') {
    const example = declared.find((right) => right !== 'read') ?? declared[0] ?? 'read'
    const fix = `Add \`right: '${example}'\` (declared rights: ${toList(declared)}), or ${WHY}.`
    return [{ code: 'ACCESS_UNDECLARED', place, cause: 'An action must name the right it needs.', fix }]
  }
  if (declared.includes(action.right)) return []
  return [
    {
      code: 'ACTION_RIGHT_UNKNOWN',
      place,
      cause: `The part declares no right ${quote(action.right)} (declared rights: ${toList(declared)}).`,
      fix: `Declare it in \`rights\`, or name a right that is declared.`,
      ...toHint(action.right, declared),
    },
  ]
}

function checkReason(reason: string, place: string): readonly Problem[] {
  if (reason.trim() !== '') return []
  return [
    {
      code: 'ACCESS_UNDECLARED',
      place,
      cause: 'Public access is declared without a reason.',
      fix: `Write why nobody needs a right: ${WHY}.`,
    },
  ]
}

/** What only makes sense where there is a client: a legal basis, and whether something applies. */
function checkScope({ id, part }: DraftPart): readonly Problem[] {
  if (part.scope === 'client') return []
  const byBasis = Object.entries(part.rights).filter(([, right]) => (right.byBasis ?? []).length > 0)
  return [
    ...byBasis.map(([name]): Problem => ({
      code: 'SCOPE_MISMATCH',
      place: `${id}, right ${quote(name)}`,
      cause: `The right follows a legal basis, and a basis is a relation to a client; the scope of this part is ${quote(part.scope)}.`,
      fix: "Remove `byBasis`, or make the scope 'client'.",
    })),
    ...(part.scope === 'account' && part.applies.length > 0 ? [toAppliesProblem(id)] : []),
  ]
}

function toAppliesProblem(place: string): Problem {
  const cause =
    'The part applies only to who has certain records, but a part of scope "account" has no client whose records those could be.'
  return { code: 'SCOPE_MISMATCH', place, cause, fix: "Remove `applies`, or make the scope 'client'." }
}
