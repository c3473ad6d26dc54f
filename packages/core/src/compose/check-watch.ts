import type { Plugin } from '../define/plugin.ts'
import type { Check, Draft } from './draft.ts'
import { toHint } from './nearest.ts'
import type { Problem } from './problem.ts'
import { quote, toList } from './quote.ts'
import { listWatchNames } from './watch-names.ts'

// They stand in the database and in addresses of the desk: a name, and never a sentence.
const NAME = /^[a-z][A-Za-z0-9.-]{0,59}$/

/** A watch looks at what its own plugin shows, names what it finds in plain names, and is there where a part lists what it found. */
export const checkWatch: Check = (draft) =>
  draft.plugins
    .filter(({ id }) => !draft.unread.has(id))
    .flatMap((plugin) => [...checkReads(plugin), ...checkNames(plugin), ...checkPorts(plugin, draft)])

/** What nobody can open is nothing to be told of: who gets a notice follows from the parts that show the records. */
function checkReads({ id, watch, parts }: Plugin): readonly Problem[] {
  if (!watch) return []
  const read = [...new Set(parts.filter(({ scope }) => scope === 'client').flatMap(({ reads }) => reads.map(({ name }) => name)))]
  if (read.includes(watch.reads.name)) return []
  return [
    {
      code: 'WATCH_UNREAD',
      place: `plugin ${quote(id)}, watch`,
      cause: `It looks at records of type ${quote(watch.reads.name)}, and no part of the plugin about a client reads that type.`,
      fix: `Watch a type that a part reads (${toList(read)}), or add the type to \`reads\` of the part that shows it.`,
      ...toHint(watch.reads.name, read),
    },
  ]
}

function checkNames({ id, watch }: Plugin): readonly Problem[] {
  return listWatchNames(watch)
    .filter(({ name }) => !NAME.test(name))
    .map(({ what, name }) => ({
      code: 'WATCH_NAME_INVALID',
      place: `plugin ${quote(id)}, watch, ${what} ${quote(name)}`,
      cause: `The ${what} ${quote(name)} is not a plain name.`,
      fix: 'Use letters, digits, dots and hyphens, starting with a lower-case letter, at most 60; what it says stands in its message.',
    }))
}

function checkPorts({ id, watch }: Plugin, { parts }: Draft): readonly Problem[] {
  if (watch) return []
  return parts
    .filter(({ plugin, part }) => plugin === id && part.ports.includes('findings'))
    .map((part) => ({
      code: 'FINDINGS_UNWATCHED',
      place: part.id,
      cause: 'The part lists what the watch of its plugin found, and the plugin has no watch.',
      fix: 'Give the plugin a `watch`, or remove the port `findings`.',
    }))
}
