import type { MessageValues, Translate } from '../define/messages.ts'
import { type PortalAddress, toPortalLink } from './portal-link.ts'

/** What a mail says. */
export interface MailContent {
  readonly t: Translate
  /** `mail.invitation`: the catalogue has `<key>.subject` and `<key>.body`, and `<key>.link` when there is a path. */
  readonly key: string
  readonly values?: MessageValues
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
export function composeMail({ t, key, values = {}, path, portal }: MailContent): ComposedMail {
  const words = { ...toUnlinkable(values), portal: portal.name, organisation: portal.organisation }
  const link = path === undefined ? [] : [`${t(`${key}.link`, words)}\n${toPortalLink(portal, path)}`]
  const paragraphs = [t('mail.greeting', words), t(`${key}.body`, words), ...link, t('mail.closing', words), t('mail.no-reply', words)]
  return { subject: toOneLine(t(`${key}.subject`, words)), body: paragraphs.map(toPlainText).join('\n\n') }
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
