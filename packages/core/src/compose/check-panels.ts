import type { Panel } from '../define/portal.ts'
import { isOfUnread, type Check, type Draft } from './draft.ts'
import { toHint } from './nearest.ts'
import type { Problem } from './problem.ts'
import { quote, toList } from './quote.ts'
import type { Placed } from './read-config.ts'

/** Panels hold parts that exist, each part stands in one panel, and a summary is of a part that has one. */
export const checkPanels: Check = (draft) => [
  ...draft.config.panels.flatMap((panel) => [...checkParts(panel, draft), ...checkSummary(panel, draft), ...checkHidden(panel)]),
  ...findPlacedTwice(draft),
]

function checkParts({ place, value }: Placed<Panel>, draft: Draft): readonly Problem[] {
  if (value.parts.length === 0) {
    return [
      {
        code: 'PANEL_EMPTY',
        place,
        cause: 'The panel has no parts, so there is nothing to open.',
        fix: 'Add a part, or remove the panel.',
      },
    ]
  }
  const known = draft.parts.map(({ id }) => id)
  return value.parts.flatMap((id, index) =>
    known.includes(id) || isOfUnread(draft, id)
      ? []
      : [
          {
            code: 'PART_UNKNOWN',
            place: toItemPlace(place, 'parts', index),
            cause: `No plugin brings a part ${quote(id)}.`,
            fix: `Name a part that exists, or add its plugin to \`plugins\`. There are: ${toList(known)}.`,
            ...toHint(id, known),
          },
        ],
  )
}

function checkSummary({ place, value }: Placed<Panel>, draft: Draft): readonly Problem[] {
  // A part that is misspelled is told once, and is nothing to spell the summary after.
  const known = new Set(draft.parts.map(({ id }) => id))
  const misspelled = value.parts.some((id) => !known.has(id))
  return (value.summary ?? []).flatMap((id, index): readonly Problem[] => {
    const at = toItemPlace(place, 'summary', index)
    if (!value.parts.includes(id)) {
      if (misspelled && known.has(id)) return []
      const cause = `The summary names ${quote(id)}, and that part is not in this panel.`
      return [
        {
          code: 'SUMMARY_UNKNOWN',
          place: at,
          cause,
          fix: 'Add the part to `parts`, or remove it here.',
          ...toHint(
            id,
            value.parts.filter((each) => known.has(each)),
          ),
        },
      ]
    }
    const part = draft.parts.find((each) => each.id === id)?.part
    if (!part || part.summary) return []
    return [{ code: 'SUMMARY_UNKNOWN', place: at, cause: `The part ${quote(id)} has no summary to show.`, fix: 'Remove it here.' }]
  })
}

function checkHidden({ place, value: { inMenu = true, summary = [] } }: Placed<Panel>): readonly Problem[] {
  if (inMenu || summary.length > 0) return []
  const cause = 'The panel is not in the menu and has no summary on the start page, so there is no way to it.'
  return [{ code: 'PANEL_HIDDEN', place, cause, fix: 'Add one of its parts to `summary`, or leave out `inMenu`.' }]
}

function findPlacedTwice(draft: Draft): readonly Problem[] {
  const all = draft.config.panels.flatMap(({ place, value }) =>
    value.parts.map((id, index) => ({ id, at: toItemPlace(place, 'parts', index) })),
  )
  return all.flatMap(({ id, at }, index) => {
    const first = all.findIndex((each) => each.id === id)
    if (first === index) return []
    const cause = `The part ${quote(id)} already stands at ${all[first]?.at ?? ''}; a part has one place, so that its address and its tab agree.`
    return [{ code: 'PART_PLACED_TWICE', place: at, cause, fix: 'Keep it in one place.' }]
  })
}

function toItemPlace(place: string, list: string, index: number): string {
  return place.replace(/(?= \()|$/, `.${list}[${index}]`)
}
