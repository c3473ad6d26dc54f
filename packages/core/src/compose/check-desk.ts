import type { Part } from '../define/part.ts'
import { isOfUnread, type Check, type Draft, type DraftPart } from './draft.ts'
import { toHint } from './nearest.ts'
import { listRights } from './part-rights.ts'
import type { Problem } from './problem.ts'
import { quote, toList } from './quote.ts'

/**
 * The desk is for staff and the portal for the client's own side, and neither reaches into the other: a desk part reads no record and stands on no panel, its
 * rights stand in the sets of the desk and in no other.
 */
export const checkDesk: Check = (draft) => [
  ...draft.parts.flatMap((part) => [...checkDeskPart(part), ...checkPorts(part)]),
  ...checkPanels(draft),
  ...checkReaderSets(draft),
  ...checkDeskSets(draft),
]

/** Whether a part is one of the desk. */
export function isOfDesk({ scope }: Part): boolean {
  return scope === 'organisation'
}

const NOT_AT_DESK = ['reads', 'applies', 'files', 'search', 'slots', 'fills'] as const

function checkDeskPart({ id, part }: DraftPart): readonly Problem[] {
  if (!isOfDesk(part)) return []
  const lists = NOT_AT_DESK.filter((field) => part[field].length > 0)
  const single = (['summary', 'feed', 'nextPage'] as const).filter((field) => part[field] !== undefined)
  const open = part.access === undefined ? [] : ['access']
  return [...lists, ...single, ...open].map((field) => ({
    code: 'DESK_PART_MISMATCH',
    place: id,
    cause: `The part is one of the desk (scope "organisation") and has \`${field}\`: staff read no client's record there, and no page of the desk is for everybody.`,
    fix: `Remove \`${field}\`, or make the scope 'client'.`,
  }))
}

function checkPorts({ id, part }: DraftPart): readonly Problem[] {
  if (part.ports.length === 0 || isOfDesk(part)) return []
  const cause = `The part asks for ports of the desk (${toList(part.ports)}), and its scope is ${quote(part.scope)}.`
  return [{ code: 'DESK_PART_MISMATCH', place: id, cause, fix: 'Declare it with `defineDeskPart`, or leave the ports out.' }]
}

function checkPanels({ config, parts }: Draft): readonly Problem[] {
  const desk = new Set(parts.filter(({ part }) => isOfDesk(part)).map(({ id }) => id))
  return config.panels.flatMap(({ place, value }) =>
    value.parts
      .filter((id) => desk.has(id))
      .map((id) => ({
        code: 'DESK_PART_MISMATCH',
        place,
        cause: `The part ${quote(id)} is one of the desk: it is for staff, and a panel is for the people around a client.`,
        fix: 'Remove it from the panel; who has a right on it finds it at the desk.',
      })),
  )
}

function checkReaderSets(draft: Draft): readonly Problem[] {
  const rights = listRights(draft.parts)
  return draft.config.permissionSets.flatMap(({ place, value }) =>
    value.rights
      .filter((id) => isOfDesk(rights.get(id)?.owner.part ?? NO_PART))
      .map((id) => ({
        code: 'DESK_RIGHT_MISMATCH',
        place,
        cause: `The right ${quote(id)} is one of the desk, and this set is for people around a client.`,
        fix: 'Move it to `desk.sets`.',
      })),
  )
}

const NO_PART = { scope: 'client' } as Part

function checkDeskSets(draft: Draft): readonly Problem[] {
  const rights = listRights(draft.parts)
  const known = [...rights.values()].filter(({ owner }) => isOfDesk(owner.part)).map(({ id }) => id)
  return Object.entries(draft.config.desk?.sets ?? {}).flatMap(([name, set]) =>
    set.rights
      .filter((id) => !known.includes(id) && !isOfUnread(draft, id))
      .map((id, index): Problem => {
        const place = `desk.sets${/-/.test(name) ? `["${name}"]` : `.${name}`}.rights[${index}]`
        if (rights.has(id)) {
          const cause = `The right ${quote(id)} is for people around a client: no staff account reads a client's part through the desk.`
          return { code: 'DESK_RIGHT_MISMATCH', place, cause, fix: 'Remove it, or name a right of a desk part.' }
        }
        const cause = `No part of the desk knows a right ${quote(id)}.`
        const fix = `Name a right that exists, as \`plugin.part:right\`. There are: ${toList(known)}.`
        return { code: 'RIGHT_UNKNOWN', place, cause, fix, ...toHint(id, known) }
      }),
  )
}
