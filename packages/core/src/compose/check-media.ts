import type { Check } from './draft.ts'
import { quote } from './quote.ts'

/** Photos and files of a part's own, or of a port, have an address about a client and at the desk. */
export const checkMedia: Check = ({ parts }) =>
  parts
    .filter(({ part }) => part.media !== undefined && part.scope === 'account')
    .map(({ id, part }) => ({
      code: 'MEDIA_SCOPE',
      place: id,
      cause: `The part hands out photos or files, and has no address where they could stand (scope ${quote(part.scope)}).`,
      fix: "Make its scope 'client' or 'organisation', or remove `media`.",
    }))
