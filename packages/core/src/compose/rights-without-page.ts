import type { Finding } from '../define/finding.ts'
import { CORE, type Draft } from './draft.ts'
import { listRights } from './part-rights.ts'
import { quote } from './quote.ts'

/** Each permission set with a right on a part that stands on no panel: who has it is told of a page that answers "not found". */
export function listRightsWithoutPage(draft: Draft): readonly Finding[] {
  const placed = new Set(draft.config.panels.flatMap(({ value }) => value.parts))
  const rights = listRights(draft.parts)
  return draft.config.setNames.flatMap((name, index) => {
    const owners = (draft.config.permissionSets[index]?.value.rights ?? []).flatMap((id) => rights.get(id)?.owner ?? [])
    const lost = owners.filter(
      ({ id, plugin, part }) => part.scope !== 'organisation' && plugin !== CORE && part.fills.length === 0 && !placed.has(id),
    )
    return lost.length === 0 ? [] : [toFinding(name, [...new Set(lost.map(({ id }) => id))])]
  })
}

function toFinding(name: string, parts: readonly string[]): Finding {
  const which = parts.map((id) => quote(id)).join(', ')
  return {
    id: `right-without-page.${name}`,
    level: 'warning',
    requirement: 'ASVS 8.1.1',
    message: `The permission set "${name}" opens ${which}, and no panel holds it: nobody can go there. Add it to the \`parts\` of a panel, or take its rights out of the set.`,
  }
}
