import { DeliveryError } from '../define/delivery-error.ts'
import type { SmsSender } from '../define/sms-sender.ts'
import type { Sender } from './sender.ts'

/** A provider of text messages as a sender of the outbox. `reportUrl` is where it may say what became of a message. */
export function createTextSender(sms: SmsSender, reportUrl: string | undefined): Sender {
  return {
    idempotent: sms.idempotent,
    send: async (message, signal) => {
      if (message.kind !== 'text') throw new DeliveryError('REFUSED')
      const { id, recipient, body } = message
      const { reference } = await sms.send({ id, recipient, body, ...(reportUrl === undefined ? {} : { reportUrl }) }, signal)
      return reference
    },
  }
}
