import type { Seal } from '../define/portal-keys.ts'
import { MailError } from './mail-error.ts'

/** Closes the text of a message for as long as it waits: a copy of the database then holds no code, link or password. */
export interface MessageSeal {
  readonly close: (id: string, text: string) => string
  /** Throws `MAIL_SEAL` when it was closed with another key, for another message, or was changed. */
  readonly open: (id: string, closed: string) => string
}

/** The purpose under which messages are sealed. */
export const OUTBOX_PURPOSE = 'outbox'

/** What stands in front of a text that is sealed. */
export const MESSAGE_MARK = 'sealed:2:'

/** A seal of the portal's secrets, bound to the id of the message. */
export function createMessageSeal(seal: Seal): MessageSeal {
  return {
    close: (id, text) => `${MESSAGE_MARK}${Buffer.from(seal.close(id, Buffer.from(text))).toString('base64url')}`,
    open: (id, closed) => {
      const bytes = closed.startsWith(MESSAGE_MARK) ? Buffer.from(closed.slice(MESSAGE_MARK.length), 'base64url') : Buffer.alloc(0)
      try {
        return Buffer.from(seal.open(id, bytes)).toString('utf8')
      } catch {
        throw new MailError('MAIL_SEAL', 'The text of this message can not be read: it was sealed with another secret, or changed.')
      }
    },
  }
}
