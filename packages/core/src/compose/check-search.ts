import type { PartSearch } from '../define/part-search.ts'
import type { Check, DraftPart } from './draft.ts'
import type { Problem } from './problem.ts'
import { quote, toList } from './quote.ts'

/** A part finds only what it reads, only about a client, each type once, and only types in which there is text to find. */
export const checkSearch: Check = ({ parts }) =>
  parts.flatMap((part) => [...checkScope(part), ...part.part.search.flatMap((search, index) => checkOne(part, search, index))])

function checkScope({ id, part }: DraftPart): readonly Problem[] {
  if (part.search.length === 0 || part.scope === 'client') return []
  return [
    {
      code: 'SEARCH_INVALID',
      place: id,
      cause: `The part is not about a client (its scope is ${quote(part.scope)}), and only the record of one client is searched.`,
      fix: 'Remove `search` from this part.',
    },
  ]
}

function checkOne({ id, part }: DraftPart, { type }: PartSearch, index: number): readonly Problem[] {
  const place = `${id}, search ${quote(type.name)}`
  const read = part.reads.map(({ name }) => name)
  if (!read.includes(type.name)) {
    const cause = `The part finds records of type ${quote(type.name)}, but does not read that type (reads: ${toList(read)}).`
    return [{ code: 'SEARCH_UNREAD', place, cause, fix: 'Add the type to `reads`, or remove it from `search`.' }]
  }
  if (part.search.findIndex((other) => other.type.name === type.name) < index) {
    const cause = `The type ${quote(type.name)} stands twice in \`search\`: a hit has one place in a part.`
    return [{ code: 'SEARCH_INVALID', place, cause, fix: 'Keep one of them.' }]
  }
  if (type.search.length > 0) return []
  const cause = `The record type ${quote(type.name)} names no text to find it by, so nothing would ever be found.`
  return [{ code: 'SEARCH_INVALID', place, cause, fix: 'Name the paths of its text in `search` of defineRecord, or leave the type out.' }]
}
