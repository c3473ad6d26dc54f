import type { SavedFrame } from '../../ui/saved/saved-document.tsx'
import type { Assets } from '../assets.ts'
import type { Kernel } from '../kernel.ts'
import { toReader } from '../to-frame.ts'
import type { ClientVisit } from '../visit.ts'

/** What stands around every saved page; the look is the portal's own. */
export function toSavedFrame(kernel: Kernel, owner: ClientVisit): SavedFrame {
  const { organisation, messages } = kernel.composition
  const { locale, form, mode } = toReader(kernel, owner)
  return {
    t: messages.for('core')(locale, form, mode),
    locale,
    now: owner.now,
    organisation: organisation.name,
    portalName: organisation.portalName,
    client: owner.client.name,
    savedBy: owner.visitor.name,
    css: toCss(kernel.assets),
  }
}

function toCss({ stylesheets, files }: Assets): string {
  return stylesheets.map((path) => Buffer.from(files.get(path.slice(path.lastIndexOf('/') + 1))?.body ?? []).toString()).join('\n')
}
