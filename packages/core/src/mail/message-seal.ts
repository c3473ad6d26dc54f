import { closeBytes, openBytes } from '../store/sealed-bytes.ts'
import { MailError } from './mail-error.ts'

/** Closes the text of a message for as long as it waits: a copy of the database then holds no code, link or password. */
export interface MessageSeal {
  readonly close: (id: string, text: string) => string
  /** Throws `MAIL_SEAL` when it was closed with another key, for another message, or was changed. */
  readonly open: (id: string, closed: string) => string
}

const MARK = 'sealed:1:'

/** A seal with this key (32 bytes), bound to the id of the message. */
export function createMessageSeal(key: Uint8Array): MessageSeal {
  return {
    close: (id, text) => `${MARK}${closeBytes(key, id, Buffer.from(text)).toString('base64url')}`,
    open: (id, closed) => {
      const bytes = closed.startsWith(MARK) ? Buffer.from(closed.slice(MARK.length), 'base64url') : Buffer.alloc(0)
      try {
        return openBytes(key, id, bytes).toString('utf8')
      } catch {
        throw new MailError('MAIL_SEAL', 'The text of this message can not be read: it was sealed with another secret, or changed.')
      }
    },
  }
}
