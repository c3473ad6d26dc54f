import { toSeconds } from '../define/duration.ts'
import type { Source } from '../define/source.ts'
import type { Check, Draft } from './draft.ts'
import { toHint } from './nearest.ts'
import type { Problem } from './problem.ts'
import { quote, toList } from './quote.ts'

/** Sources deliver what they provide, are read at a time that exists, and exactly one of them creates clients. */
export const checkSources: Check = (draft) => [
  ...draft.sources.flatMap((source) => [...checkEvery(source), ...checkDelivers(source)]),
  ...checkLeading(draft),
]

function checkEvery({ id, every }: Source): readonly Problem[] {
  const seconds = toSeconds(every)
  if (seconds !== undefined && seconds > 0) return []
  const cause = `${quote(every)} is not a duration after which it could be read again.`
  return [{ code: 'DURATION_INVALID', place: `source ${quote(id)}, every`, cause, fix: 'Write a duration such as "4h" or "PT30M".' }]
}

function checkDelivers({ id, delivers, provides }: Source): readonly Problem[] {
  const names = provides.map(({ name }) => name)
  return Object.keys(delivers)
    .filter((name) => !names.includes(name))
    .map((name) => ({
      code: 'DEFINITION_INVALID',
      place: `source ${quote(id)}, delivers`,
      cause: `It says how ${quote(name)} arrives, but does not provide that type (provided: ${toList(names)}).`,
      fix: 'Add the type to `provides`, or remove it from `delivers`.',
      ...toHint(name, names),
    }))
}

function checkLeading(draft: Draft): readonly Problem[] {
  if (draft.sources.length === 0 || !draft.sourcesRead) return []
  const leading = draft.sources.filter(({ leads }) => leads).map(({ id }) => id)
  if (leading.length === 1) return []
  if (leading.length === 0) {
    const cause = 'No source leads, so no client would ever be created.'
    return [{ code: 'NO_LEADING_SOURCE', place: 'sources', cause, fix: 'Remove `leads: false` from the source that knows who is in care.' }]
  }
  const cause = `${leading.length} sources lead (${toList(leading)}): each would create its own clients.`
  return [
    {
      code: 'TWO_LEADING_SOURCES',
      place: 'sources',
      cause,
      fix: 'Keep one, and give the others `leads: false`: they match on the client number.',
    },
  ]
}
