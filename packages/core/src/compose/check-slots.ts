import { SLOTS } from '../define/slot.ts'
import type { Check, DraftPart } from './draft.ts'
import { toHint } from './nearest.ts'
import type { Problem } from './problem.ts'
import { quote, toList } from './quote.ts'

const KNOWN = SLOTS.map(({ id }) => id)

/** Slots are tokens of core, each is a place of one part's page, and only pages about a client have any. A fill whose slot no part declares is simply not shown. */
export const checkSlots: Check = ({ parts }) => [
  ...parts.flatMap((part) => [...checkScope(part), ...listSlots(part).flatMap((id) => checkKnown(part, id))]),
  ...findTwice(parts),
]

function listSlots({ part }: DraftPart): readonly string[] {
  return [...part.slots.map(({ id }) => id), ...part.fills.map(({ slot }) => slot.id)]
}

function checkScope({ id, part }: DraftPart): readonly Problem[] {
  if (part.scope === 'client' || part.slots.length + part.fills.length === 0) return []
  const cause = `The part is not about a client (its scope is ${quote(part.scope)}), and slots are places of pages about one client.`
  return [{ code: 'SLOT_SCOPE', place: id, cause, fix: 'Remove `slots` and `fills` from this part.' }]
}

function checkKnown({ id }: DraftPart, slot: string): readonly Problem[] {
  if (KNOWN.includes(slot)) return []
  return [
    {
      code: 'SLOT_UNKNOWN',
      place: `${id}, slot ${quote(slot)}`,
      cause: `Core exports no slot ${quote(slot)}, so that no two plugins can mean the same place by it.`,
      fix: `Use a token that core exports (${toList(KNOWN)}).`,
      ...toHint(slot, KNOWN),
    },
  ]
}

function findTwice(parts: readonly DraftPart[]): readonly Problem[] {
  const declared = parts.flatMap(({ id, part }) => part.slots.map((slot) => ({ id, slot: slot.id })))
  return declared
    .filter(({ slot }, index) => declared.findIndex((other) => other.slot === slot) < index)
    .map(({ id, slot }) => ({
      code: 'SLOT_DECLARED_TWICE',
      place: `${id}, slot ${quote(slot)}`,
      cause: `${quote(declared.find((other) => other.slot === slot)?.id)} declares this slot already; what fills it would stand in two places.`,
      fix: 'Leave one of the two parts out of the portal, or the slot out of one of them.',
    }))
}
