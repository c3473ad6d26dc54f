import type { MessageCatalogue } from '@voordeur/core'

/** Where the words for `u` and `je` differ they stand as `[u|je]`: ICU's own way of writing it would hide the sentence. */
export function inBothForms(texts: MessageCatalogue): MessageCatalogue {
  const toSelect = (text: string) => text.replaceAll(/\[([^|\]]*)\|([^\]]*)\]/gu, '{form, select, je {$2} other {$1}}')
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, toSelect(text)]))
}
