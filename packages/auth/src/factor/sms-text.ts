/** The longest text that is one message (GSM 03.38, seven bits a letter). */
export const SMS_LENGTH = 160

/** What a text message with a code says. */
export interface SmsWords {
  /** The sentence with the code in it, in the reader's language. */
  readonly sentence: string
  readonly code: string
  /** The portal's own origin. */
  readonly origin: string
}

/**
 * The text of a message with a code: letters that every phone and every provider sends as one message, and the line that
 * lets a phone fill the code in on this portal and on no other (`@host #123456`, WICG origin-bound one-time codes).
 */
export function toSmsText({ sentence, code, origin }: SmsWords): string {
  const binding = `\n\n@${new URL(origin).hostname} #${code}`
  return `${toPlainLetters(sentence).slice(0, SMS_LENGTH - binding.length)}${binding}`
}

/** Letters that every phone and provider sends as one message of 160: without accents and typographic quotes. */
export function toPlainLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u2018\u2019]/gu, "'")
    .replaceAll(/[\u201C\u201D]/gu, '"')
    .replaceAll(/[^\x20-\x5A\x61-\x7A]/gu, '')
    .replaceAll(/ {2,}/gu, ' ')
    .trim()
}
