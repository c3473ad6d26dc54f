import type { Messages } from '../../define/messages.ts'

/** Words of the overlay, for who builds a portal. `words` names its lines: panel, part, place for other plugins, text. */
export const overlayWords: Messages = {
  nl: { 'overlay.switch': 'Onderdelen aanwijzen', 'overlay.words': 'paneel|onderdeel|plek|tekst' },
  en: { 'overlay.switch': 'Point out parts', 'overlay.words': 'panel|part|place|text' },
}
