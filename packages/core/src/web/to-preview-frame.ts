import type { Locale, Translate } from '../define/messages.ts'
import type { FramePreview } from '../ui/frame.ts'
import type { Kernel } from './kernel.ts'
import { createLinks } from './links.ts'
import type { Preview } from './preview.ts'
import type { Reader } from './reader.ts'

/** The core part to which a preview leads back. */
const BACK_TO = 'core.rights'

/** What stands above every page of a preview: as whom the administrator looks, what is different from what they see, and the way out. */
export function toPreviewFrame(kernel: Kernel, preview: Preview, reader: Reader): FramePreview {
  const { composition, basePath } = kernel
  const say = composition.messages(reader.locale, reader.form, reader.mode)
  const links = createLinks(basePath)
  const back = composition.parts.get(BACK_TO)
  return {
    name: preview.name,
    notes: [...sayState(preview, say), ...sayLeftOut(preview, say, reader.locale)],
    stop: back ? links.part(back, preview.clientId) : links.client(preview.clientId),
  }
}

function sayState({ state, name }: Preview, say: Translate): readonly string[] {
  return state === 'open' ? [] : [say('core.preview.closed', { name, why: say(`core.closed.${state}`) })]
}

function sayLeftOut({ leftOut }: Preview, say: Translate, locale: Locale): readonly string[] {
  if (leftOut.length === 0) return []
  const parts = new Intl.ListFormat(locale).format(leftOut.map(({ titleKey }) => say(titleKey)))
  return [say('core.preview.leftOut', { parts })]
}
