import type { Composition } from '../../compose/composition.ts'
import type { Speaker } from '../../compose/message-book.ts'
import { LOCALES, type Locale } from '../../define/messages.ts'
import type { Kernel } from '../kernel.ts'
import { toJsonResponse } from '../responses.ts'
import type { PublicRoute } from '../route.ts'

/** Where the overlay reads the keys of the texts. */
export const OVERLAY_TEXTS_PATH = '/dev/overlay/texts'

/** The keys of every text, for the overlay of development; in production there is none, and so no route. */
export function listOverlayRoutes({ production }: Pick<Kernel, 'production'>): readonly PublicRoute[] {
  if (production) return []
  const route: PublicRoute = {
    method: 'GET',
    path: OVERLAY_TEXTS_PATH,
    bare: true,
    access: { public: 'It exists in development only, and holds nothing but the words that packages bring.' },
    handle: async (kernel) => toJsonResponse(toKeysByText(kernel.composition)),
  }
  return [route]
}

/** The keys that say a text, by the text in small letters, as this organisation says it; texts with a value in them are not among them. */
function toKeysByText({ plugins, authenticator, messages }: Composition): Readonly<Record<string, readonly string[]>> {
  const said = [...plugins, authenticator].flatMap(({ id, messages: own }) =>
    LOCALES.flatMap((locale) => Object.keys(own[locale]).flatMap((key) => sayEach(messages, { locale, key: `${id}.${key}` }))),
  )
  const byText = Map.groupBy(said, ([text]) => text)
  return Object.fromEntries([...byText].map(([text, keys]) => [text, [...new Set(keys.map(([, key]) => key))]]))
}

function sayEach(
  messages: Speaker,
  { locale, key }: { readonly locale: Locale; readonly key: string },
): readonly (readonly [text: string, key: string])[] {
  const texts = (['u', 'je'] as const).map((form) => messages(locale, form)(key)).filter((text) => text !== key && text.trim().length > 1)
  return texts.map((text) => [text.replaceAll('\u00AD', '').toLowerCase(), key])
}
