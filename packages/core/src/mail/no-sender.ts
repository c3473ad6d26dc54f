import { DeliveryError } from '../define/delivery-error.ts'
import type { Sender } from './sender.ts'

/** Sends nothing: in development the mailbox shows what would have left, in production everything waits, visibly, until a server is named. */
export function createNoSender(production: boolean): Sender {
  return {
    idempotent: true,
    send: async () => {
      if (production) throw new DeliveryError('UNREACHABLE')
    },
  }
}
