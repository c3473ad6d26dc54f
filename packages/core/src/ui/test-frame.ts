import { IntlMessageFormat } from 'intl-messageformat'
import type { AddressForm, Locale, MessageValues, ReadingMode } from '../define/messages.ts'
import type { Frame } from './frame.ts'
import { coreMessages } from './messages/core-messages.ts'

/** Says core's messages without a composition; a key that does not exist throws. */
export function createTestTranslate(locale: Locale = 'nl', form: AddressForm = 'u', mode: ReadingMode = 'usual') {
  return (key: string, values: MessageValues = {}): string => {
    const message = coreMessages[locale][key.replace(/^core\./u, '')]
    if (message === undefined) throw new Error(`No message ${key}.`)
    return String(new IntlMessageFormat(message, locale).format({ form, mode, ...values }))
  }
}

/** The frame of a visitor who is not signed in, for tests of pages. */
export const doorFrame: Frame = {
  locale: 'nl',
  form: 'u',
  t: createTestTranslate(),
  now: new Date('2026-11-16T13:00:00Z'),
  layout: 'panels',
  portalName: 'Cliëntportaal',
  organisation: 'Laurens',
  phone: '010 123 45 67',
  links: {
    start: '/client/1',
    notices: '/meldingen',
    information: '/informatie',
    signOut: '/uitloggen',
    clients: '/clienten',
    textSize: '/tekstgrootte',
  },
  path: '/client/1/dossier',
  assets: { stylesheets: ['/assets/voordeur.css'], scripts: ['/assets/enhance-sign-out.js'] },
}

/** The frame of a reader who is signed in and looks at one client, for tests of pages. */
export const readerFrame: Frame = {
  ...doorFrame,
  account: { name: 'Marianne de Vries', href: '/profiel', notices: 0 },
  client: { name: 'Mevrouw J. de Vries', href: '/client/1' },
}
