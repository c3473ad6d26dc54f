import type { ComponentChildren } from 'preact'
import type { Frame } from '../frame.ts'

interface DocumentProps {
  readonly frame: Frame
  /** What this page is, before the name of the portal. */
  readonly title: string
  readonly children: ComponentChildren
}

/** The HTML around every page: language, title, stylesheets, enhancement scripts, and the way past the menu. */
export function Document({ frame, title, children }: DocumentProps) {
  const { locale, portalName, organisation, logoUrl, textSize = 'normal', simple = false, assets, overlay, t } = frame
  return (
    <html lang={locale} class={`text-${textSize}`} data-mode={simple ? 'simple' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="color-scheme" content="light dark" />
        <title>{[title, portalName, organisation].filter(isFirst).join(' – ')}</title>
        {/* Without an icon a browser asks for /favicon.ico at every first visit. */}
        <link rel="icon" href={logoUrl ?? 'data:,'} />
        {assets.stylesheets.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {assets.scripts.map((src) => (
          <script key={src} type="module" src={src} />
        ))}
        {overlay && <link rel="stylesheet" href={overlay.stylesheet} />}
        {overlay && <script type="module" src={overlay.script} />}
      </head>
      <body>
        <a class="skip-link" href="#inhoud">
          {t('core.skip')}
        </a>
        {children}
      </body>
    </html>
  )
}

function isFirst(word: string, index: number, words: readonly string[]): boolean {
  return words.indexOf(word) === index
}
