import type { SmsSender } from '@voordeur/core'

/** Where the console sender writes. */
export interface ConsoleSmsSenderOptions {
  /** Default the standard output of the process. */
  readonly write?: (line: string) => void
}

/** Shows text messages to a developer, with their text and most of the number hidden, and sends none: production refuses it. */
export function consoleSmsSender({ write = (line) => process.stdout.write(line) }: ConsoleSmsSenderOptions = {}): SmsSender {
  return {
    id: 'console',
    idempotent: false,
    developmentOnly: true,
    send: async ({ recipient, body }) => {
      write(`text message to ${toVisible(recipient.slice(0, 3))}…${toVisible(recipient.slice(-2))}: ${toVisible(body)}\n`)
      return {}
    },
  }
}

// A text must not move the cursor, colour the screen or pretend to be another line of the log: only its own line breaks stay.
const toVisible = (text: string): string => text.replaceAll(/(?!\n)[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
