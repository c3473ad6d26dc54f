import type { ComposedNotice, Composition } from '../compose/composition.ts'
import { LOCALES } from '../define/messages.ts'

/** Whether the words of a notice can be said with these values, in every language: words that lack a value would reach their reader as the key of a message. */
export function canBeSaid(
  { messages }: Pick<Composition, 'messages'>,
  { plugin, title }: ComposedNotice,
  values: Readonly<Record<string, string | number>>,
): boolean {
  return LOCALES.every((locale) => messages.for(plugin)(locale, 'u')(title, values) !== title)
}
