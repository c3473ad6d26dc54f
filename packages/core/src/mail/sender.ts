import type { OutgoingMessage } from './outgoing-message.ts'

/** Hands one message to a provider. Throws `DeliveryError`; anything else counts as `UNCERTAIN`. */
export interface Sender {
  /** Whether the provider delivers once when it is handed the same id twice. */
  readonly idempotent: boolean
  /** Gives the provider's own name of the message, when it has one. */
  readonly send: (message: OutgoingMessage & { readonly id: string }, signal: AbortSignal) => Promise<string | void>
}
