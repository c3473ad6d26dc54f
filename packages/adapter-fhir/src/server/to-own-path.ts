import { toKey } from '../map/reference-index.ts'
import { isFhirId } from './is-fhir-id.ts'

/** `Type/id` of a reference below this base address, by which it is asked for; undefined for one at another server or in another form. */
export function toOwnPath(reference: string, base: URL): string | undefined {
  if (!URL.canParse(reference, base)) return undefined
  const { href, pathname } = new URL(reference, base)
  const key = href.startsWith(base.href) ? toKey(pathname) : undefined
  return isFhirId(key?.split('/')[1]) ? key : undefined
}
