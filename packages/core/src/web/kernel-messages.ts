import type { MessageCatalogue, Messages } from '../define/messages.ts'
import { mailMessages } from '../mail/mail-messages.ts'
import { coreMessages } from '../ui/messages/core-messages.ts'

/** Core's own words, as a plugin with the id `core` would bring them: the composition adds the prefix. */
export const kernelMessages: Messages = {
  nl: { ...withoutPrefix(coreMessages.nl), ...mailMessages.nl },
  en: { ...withoutPrefix(coreMessages.en), ...mailMessages.en },
}

function withoutPrefix(catalogue: MessageCatalogue): MessageCatalogue {
  return Object.fromEntries(Object.entries(catalogue).map(([key, text]) => [key.replace(/^core\./, ''), text]))
}
