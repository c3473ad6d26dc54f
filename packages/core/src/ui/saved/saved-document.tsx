import type { ComponentChild } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Locale, Translate } from '../../define/messages.ts'
import { toFullDate } from '../spoken-date.ts'
import { SpokenDates } from '../spoken-dates.ts'

/** What every saved page says about itself. */
export interface SavedFrame {
  readonly t: Translate
  readonly locale: Locale
  readonly now: Date
  readonly organisation: string
  readonly portalName: string
  readonly client: string
  /** Who saved it. */
  readonly savedBy: string
  /** The stylesheet, which stands in the page itself. */
  readonly css: string
}

/** One saved page: its name, where the way back leads, and what stands on it, piece by piece. */
export interface SavedPage {
  readonly title: string
  readonly index: string | undefined
  readonly pieces: Iterable<ComponentChild> | AsyncIterable<ComponentChild>
}

// A saved page runs nothing and asks nothing of anybody, whatever stands in it.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file: data:; form-action 'none'; base-uri 'none'"

// What can be chosen or sent in the portal leads nowhere here.
const SAVED_CSS = `
.saved { max-inline-size: 72rem; margin-inline: auto; padding: 2rem max(1rem, 4vw) 4rem; display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
.saved-head { display: grid; gap: 0.5rem; }
.saved main { container-type: inline-size; display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
.saved-files { list-style: none; }
:is(.saved-files, .saved-head) a { display: inline-flex; align-items: center; min-block-size: 2.75rem; }
.saved :is(.pager, .filters, .disclosure, .on-screen, .button-quiet, form, button) { display: none !important; }`

/** A page that can be read without the portal, without a network and in any browser; text in it is escaped, whatever it says. */
export async function* renderSavedPage(frame: SavedFrame, page: SavedPage): AsyncGenerator<string> {
  const { locale, css, organisation, portalName } = frame
  // A stylesheet can't end its element: in CSS an escaped slash is a slash.
  const style = `${css}${SAVED_CSS}`.replaceAll('</', String.raw`<\/`)
  yield `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="${POLICY}">`
  yield '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow">'
  yield `${renderToString(<title>{[page.title, portalName, organisation].join(' – ')}</title>)}<style>${style}</style></head><body>`
  yield `<div class="saved">${renderToString(<SavedHead frame={frame} page={page} />)}<main>`
  for await (const piece of page.pieces) yield renderToString(<SpokenDates.Provider value="in-full">{piece}</SpokenDates.Provider>)
  yield '</main></div></body></html>'
}

function SavedHead({ frame, page }: { readonly frame: SavedFrame; readonly page: SavedPage }) {
  const { t, client, organisation, portalName } = frame
  return (
    <header class="saved-head">
      {page.index !== undefined && (
        <p>
          <a href={page.index}>{t('core.download.saved.index')}</a>
        </p>
      )}
      <h1>{page.title}</h1>
      <p>
        {client} – {organisation}, {portalName}
      </p>
      <p class="muted">{t('core.download.saved.by', { name: frame.savedBy, when: toFullDate(frame.now.toISOString(), frame.locale) })}</p>
    </header>
  )
}
