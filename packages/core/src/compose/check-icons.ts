import type { Check } from './draft.ts'
import { toHint } from './nearest.ts'
import { quote } from './quote.ts'

/** Every icon that is named is one of lucide's. */
export const checkIcons: Check = (draft) => {
  const named = [
    ...draft.parts.map(({ id, part }) => ({ place: id, icon: part.icon })),
    ...draft.plugins.flatMap(({ id, notices }) =>
      Object.entries(notices).flatMap(([kind, { icon }]) =>
        icon === undefined ? [] : [{ place: `plugin ${quote(id)}, notice ${quote(kind)}`, icon }],
      ),
    ),
    ...draft.config.panels.map(({ place, value }) => ({ place, icon: value.icon })),
  ]
  return named
    .filter(({ icon }) => !draft.icons.has(icon))
    .map(({ place, icon }) => ({
      code: 'ICON_UNKNOWN',
      place,
      cause: `lucide has no icon ${quote(icon)}.`,
      fix: 'Choose a name from https://lucide.dev/icons, as it is written there.',
      ...toHint(icon, draft.icons),
    }))
}
