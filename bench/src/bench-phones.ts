import type { SmsSender } from '@voordeur/core'

const PATIENCE_SECONDS = 90

/** The phones of everybody in a bench: a provider of text messages that keeps each newest code for who waits for it. */
export interface Phones {
  readonly sender: SmsSender
  /** The code that was sent to this number (E.164); waits for it, and takes it away. */
  readonly takeCode: (number: string) => Promise<string>
}

/** Phones without any message. Production takes the sender as it takes every provider. */
export function createPhones(): Phones {
  const codes = new Map<string, PromiseWithResolvers<string>>()
  const at = (number: string) => {
    const code = codes.get(number) ?? Promise.withResolvers<string>()
    codes.set(number, code)
    return code
  }
  return {
    sender: {
      id: 'bench',
      idempotent: true,
      developmentOnly: false,
      send: async ({ recipient, body }) => {
        const code = /#(\d{6})$/.exec(body)?.[1]
        if (code !== undefined) at(recipient).resolve(code)
        return {}
      },
    },
    takeCode: async (number) => {
      const timer = setTimeout(() => at(number).reject(new Error('No text message with a code came.')), PATIENCE_SECONDS * 1000)
      try {
        return await at(number).promise
      } finally {
        clearTimeout(timer)
        codes.delete(number)
      }
    },
  }
}
