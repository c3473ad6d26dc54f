import type { PermissionSet } from '../define/portal.ts'
import { isOfUnread, type Check, type Draft } from './draft.ts'
import { toHint } from './nearest.ts'
import { listRights, type DraftRight } from './part-rights.ts'
import type { Problem } from './problem.ts'
import { quote, toList } from './quote.ts'
import type { Placed } from './read-config.ts'

/** Permission sets hold rights that exist and may stand in a set; every basis starts with a set that exists. */
export const checkSets: Check = (draft) => {
  const rights = listRights(draft.parts)
  return [...draft.config.permissionSets.flatMap((set) => checkSet(set, rights, draft)), ...checkByBasis(draft)]
}

function checkSet({ place, value }: Placed<PermissionSet>, rights: ReadonlyMap<string, DraftRight>, draft: Draft): readonly Problem[] {
  return value.rights.flatMap((id, index): readonly Problem[] => {
    const at = `${place}.rights[${index}]`
    const right = rights.get(id)
    if (right?.declaration.explicit) return [toExplicit(id, at)]
    if (right || isOfUnread(draft, id)) return []
    const cause = `No part knows a right ${quote(id)}.`
    const fix = `Name a right that exists, as \`plugin.part:right\`. There are: ${toList(rights.keys())}.`
    return [{ code: 'RIGHT_UNKNOWN', place: at, cause, fix, ...toHint(id, rights.keys()) }]
  })
}

function toExplicit(id: string, place: string): Problem {
  return {
    code: 'RIGHT_EXPLICIT_IN_SET',
    place,
    cause: `The right ${quote(id)} is explicit: it follows from a legal basis or is ticked by itself, never along with others.`,
    fix: 'Remove it from the set.',
  }
}

function checkByBasis(draft: Draft): readonly Problem[] {
  const names = draft.config.setNames
  return Object.entries(draft.config.access.byBasis ?? {})
    .filter(([, set]) => !names.includes(set))
    .map(([basis, set]) => ({
      code: 'SET_UNKNOWN',
      place: `access.byBasis${/-/.test(basis) ? `["${basis}"]` : `.${basis}`}`,
      cause: `There is no permission set ${quote(set)}.`,
      fix: `Name a set of \`permissionSets\`: ${toList(names)}.`,
      ...toHint(set, names),
    }))
}
