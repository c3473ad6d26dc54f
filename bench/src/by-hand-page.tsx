import { coreMessages, type Frame, StartPage, When } from '@voordeur/core/ui'
import { IntlMessageFormat } from 'intl-messageformat'
import type { ComponentChild } from 'preact'

/** What the page shows. */
export interface ByHandPage {
  readonly path: string
  readonly accountName: string
  readonly clientName: string
  readonly now: Date
  readonly panels: readonly ByHandPanel[]
}

/** A panel with the parts that this person may open. */
export interface ByHandPanel {
  readonly id: string
  readonly title: string
  readonly colour: 'yellow' | 'green'
  readonly icon: string
  readonly parts: readonly { readonly id: string; readonly title: string; readonly icon: string }[]
  readonly newest?:
    | { readonly part: string; readonly title: string; readonly topic: string; readonly when: string; readonly text: string }
    | undefined
}

const SCRIPTS = [
  'countdown',
  'dismiss',
  'error-focus',
  'fragment',
  'print',
  'requirements',
  'reveal',
  'send-once',
  'session',
  'sign-out',
].map((name) => `enhance-${name}.js`)

const compiled = new Map<string, IntlMessageFormat>()
const catalogue: Readonly<Record<string, string>> = coreMessages.nl

const t: Frame['t'] = (key, values) => {
  const text = catalogue[key.replace(/^core\./, '')] ?? catalogue[key] ?? key
  if (!text.includes('{')) return text
  const message = compiled.get(text) ?? new IntlMessageFormat(text, 'nl-NL', undefined, { ignoreTag: true })
  compiled.set(text, message)
  return String(message.format({ ...values, form: 'u' }))
}

/** The start page from the same components as the portal's. */
export function toByHandPage(page: ByHandPage) {
  const panels = page.panels.map((panel) => ({ ...panel, href: `${page.path}/panel/${panel.id}`, current: false }))
  const frame: Frame = {
    locale: 'nl',
    form: 'u',
    t,
    now: page.now,
    layout: 'panels',
    portalName: 'Cliëntportaal',
    organisation: 'Zorggroep Voorbeeld',
    phone: '010 123 45 67',
    links: {
      start: page.path,
      notices: '/mijn/core/notices',
      information: '/mijn/core/information',
      signOut: '/uitloggen',
      clients: '/clienten',
      textSize: '/tekstgrootte',
    },
    path: page.path,
    account: { name: page.accountName, href: '/mijn/core/profile', notices: 0 },
    client: { name: page.clientName, href: page.path },
    panels,
    assets: {
      stylesheets: ['voordeur.css', 'theme.css'].map(toAsset),
      scripts: SCRIPTS.map(toAsset),
    },
    idle: { keepUrl: '/sessie', warnAfterSeconds: 780, signInUrl: '/inloggen' },
  }
  return (
    <StartPage
      frame={frame}
      panels={panels.map((panel) => ({ ...panel, parts: panel.parts.map(({ title }) => title), summaries: toSummaries(page, panel) }))}
    />
  )
}

function toSummaries({ path, now }: ByHandPage, { newest, parts }: ByHandPanel) {
  if (!newest) return []
  const icon = parts.find(({ id }) => id === newest.part)?.icon ?? 'circle'
  const content: ComponentChild = (
    <>
      <strong>{newest.topic}</strong>, <When value={newest.when} now={now} locale="nl" />: {toExcerpt(newest.text)}
    </>
  )
  return [{ part: newest.part, title: newest.title, icon, href: `${path}/${newest.part.replace('.', '/')}`, content }]
}

function toAsset(name: string): string {
  return `/assets/${name.replace('.', '.000000000000.')}`
}

function toExcerpt(text: string): string {
  if (text.length <= 110) return text
  const cut = text.slice(0, 110)
  return `${cut.slice(0, cut.lastIndexOf(' '))}…`
}
