import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { MailError } from './mail-error.ts'

/** Closes the text of a message for as long as it waits: a copy of the database then holds no code, link or password. */
export interface MessageSeal {
  readonly close: (id: string, text: string) => string
  /** Throws `MAIL_SEAL` when it was closed with another key, for another message, or was changed. */
  readonly open: (id: string, closed: string) => string
}

const MARK = 'sealed:1:'
const ALGORITHM = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A seal with this key (32 bytes): AES-256-GCM with a random nonce, bound to the id of the message. */
export function createMessageSeal(key: Uint8Array): MessageSeal {
  return {
    close: (id, text) => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(id))
      const closed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${MARK}${closed.toString('base64url')}`
    },
    open: (id, closed) => {
      const bytes = closed.startsWith(MARK) ? Buffer.from(closed.slice(MARK.length), 'base64url') : Buffer.alloc(0)
      try {
        return openBytes(key, id, bytes)
      } catch {
        throw new MailError('MAIL_SEAL', 'The text of this message can not be read: it was sealed with another secret, or changed.')
      }
    },
  }
}

function openBytes(key: Uint8Array, id: string, bytes: Buffer): string {
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(id)).setAuthTag(bytes.subarray(-TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8')
}
