import { coreMessages, type Frame, type FramePanel } from '@voordeur/core/ui'
import { IntlMessageFormat } from 'intl-messageformat'

/** What stands around a page that was written by hand. */
export interface ByHandAround {
  readonly path: string
  readonly clientPath: string
  readonly accountName: string
  readonly clientName: string
  readonly notices: number
  readonly now: Date
  readonly panels: readonly FramePanel[]
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

/** The frame of a page as the portal would fill it, from what is known already. */
export function toByHandFrame({ path, clientPath, accountName, clientName, notices, now, panels }: ByHandAround): Frame {
  return {
    locale: 'nl',
    form: 'u',
    t,
    now,
    layout: 'panels',
    portalName: 'Cliëntportaal',
    organisation: 'Zorggroep Voorbeeld',
    phone: '010 123 45 67',
    links: {
      start: clientPath,
      notices: '/mijn/core/notices',
      information: '/mijn/core/information',
      signOut: '/uitloggen',
      clients: '/clienten',
      textSize: '/tekstgrootte',
    },
    path,
    account: { name: accountName, href: '/mijn/core/profile', notices },
    client: { name: clientName, href: clientPath },
    panels,
    assets: {
      stylesheets: ['voordeur.css', 'theme.css'].map(toAsset),
      scripts: SCRIPTS.map(toAsset),
    },
    idle: { keepUrl: '/sessie', warnAfterSeconds: 780, signInUrl: '/inloggen' },
  }
}

function toAsset(name: string): string {
  return `/assets/${name.replace('.', '.000000000000.')}`
}
