import type { MessageValues, Translate } from '../define/messages.ts'
import { type PortalAddress, toPortalLink } from './portal-link.ts'

/** What a mail says. */
export interface MailContent {
  /** Says the words around every mail, as core. */
  readonly t: Translate
  /** Says the mail's own words, when they are not core's. */
  readonly speak?: Translate
  /** `mail.invitation`: the catalogue has `<key>.subject` and `<key>.body`, and `<key>.link` when there is a path. */
  readonly key: string
  readonly values?: MessageValues
  /** Values of one line that must arrive letter by letter (a code, a user name): nothing in them is changed. */
  readonly exact?: Readonly<Record<string, string>>
  /** A path of the portal that the mail leads to. */
  readonly path?: string
  readonly portal: PortalAddress & { readonly name: string; readonly organisation: string }
}

/** Subject and text of a mail, ready for the outbox. */
export interface ComposedMail {
  readonly subject: string
  readonly body: string
}

/**
 * Writes a mail from message keys: short plain text, no pictures, no tracking. It leads only to the portal itself, and says
 * nothing about care: whoever reads it has not signed in.
 */
export function composeMail({ t, speak = t, key, values = {}, exact = {}, path, portal }: MailContent): ComposedMail {
  const words = { ...toUnlinkable(values), ...exact, portal: portal.name, organisation: portal.organisation }
  const link = path === undefined ? [] : [`${speak(`${key}.link`, words)}\n${toPortalLink(portal, path)}`]
  const paragraphs = [t('mail.greeting', words), speak(`${key}.body`, words), ...link, t('mail.closing', words), t('mail.no-reply', words)]
  return { subject: toOneLine(speak(`${key}.subject`, words)), body: paragraphs.map(toPlainText).join('\n\n') }
}

// Mail programs make links of what looks like one: a name must not lead the reader away from the portal.
function toUnlinkable(values: MessageValues): MessageValues {
  const plain = (value: MessageValues[string]) =>
    typeof value === 'string' ? value.replace(/\/\/+/g, ' ').replace(/\.(?=[\p{L}\p{N}])/gu, '. ') : value
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plain(value)]))
}

// Values in a message may come from a person; a line break in a name is no reason to lose the mail.
function toOneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 200)
}

function toPlainText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}\p{Cf}]+/gu, ' ')
    .trim()
}
