import type { Check } from './draft.ts'
import { toHint } from './nearest.ts'
import { quote, toList } from './quote.ts'

/** Every kind of notice leads to a client part of its own plugin: whose right decides who gets it. */
export const checkNotices: Check = (draft) =>
  draft.plugins
    .filter(({ id }) => !draft.unread.has(id))
    .flatMap(({ id, notices, parts }) => {
      const known = parts.filter(({ scope }) => scope === 'client').map((part) => part.id)
      return Object.entries(notices)
        .filter(([, { part }]) => !known.includes(part))
        .map(([kind, { part }]) => ({
          code: 'NOTICE_PART_UNKNOWN' as const,
          place: `plugin ${quote(id)}, notice ${quote(kind)}`,
          cause: `The plugin has no part ${quote(part)} about a client, so nobody could get this notice.`,
          fix: `Name a part of this plugin with scope 'client' (${toList(known)}), without the id of the plugin.`,
          ...toHint(part, known),
        }))
    })
