import type { Check } from './draft.ts'
import { quote } from './quote.ts'

/** Photos and files of a part's own have an address about a client and at the desk; a part with the kernel's ports has no tables in which they could be. */
export const checkMedia: Check = ({ parts }) =>
  parts
    .filter(({ part }) => part.media !== undefined && (part.scope === 'account' || part.ports.length > 0))
    .map(({ id, part }) => ({
      code: 'MEDIA_SCOPE',
      place: id,
      cause: `The part hands out photos or files, and ${part.ports.length > 0 ? 'has no tables of its own' : `has no address where they could stand (scope ${quote(part.scope)})`}.`,
      fix: "Make its scope 'client', or 'organisation' with tables of its own, or remove `media`.",
    }))
