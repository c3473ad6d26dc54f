import type { ViewTools } from '../define/part.ts'
import type { ComposedPart } from '../compose/composition.ts'
import type { Kernel } from './kernel.ts'
import { toLinks, withQuery, type Links } from './links.ts'
import { toReader } from './to-frame.ts'
import type { ClientVisit, SignedInVisit } from './visit.ts'

/** What a part's view is given beside its data. */
export function toViewTools(kernel: Kernel, visit: SignedInVisit | ClientVisit, composed: ComposedPart): ViewTools {
  const { locale, form } = toReader(kernel, visit)
  const links = toLinks(kernel, visit)
  const clientId = 'client' in visit ? visit.client.id : undefined
  const own = links.part(composed, composed.part.scope === 'client' ? clientId : undefined)
  return {
    t: kernel.composition.messages.for(composed.plugin)(locale, form),
    locale,
    form,
    now: visit.now,
    link: (target = {}) => withQuery(toPath(kernel, links, { target: target.part, own, clientId }), target.query),
    action: (name) => `${own}/${name}`,
    file: (recordId) => links.file(requireFiles(composed), { clientId: clientId ?? '', recordId }),
  }
}

/** What is opened was declared: an address that is always a 404 is a mistake of the part, and is found when it is made. */
function requireFiles(composed: ComposedPart): ComposedPart {
  if (composed.files.length > 0) return composed
  throw new TypeError(`The part "${composed.id}" opens a file and declares no \`files\`.`)
}

function toPath(
  kernel: Kernel,
  links: Links,
  place: { readonly target: string | undefined; readonly own: string; readonly clientId: string | undefined },
): string {
  if (place.target === undefined) return place.own
  const composed = kernel.composition.parts.get(place.target)
  return composed ? links.part(composed, composed.part.scope === 'client' ? place.clientId : undefined) : place.own
}
