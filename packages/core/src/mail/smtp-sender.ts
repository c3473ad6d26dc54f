import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { MailError } from './mail-error.ts'
import { DeliveryError } from '../define/delivery-error.ts'
import type { Sender } from './sender.ts'

/** Where and how mail leaves. */
export interface SmtpOptions {
  /** `smtp://user:password@host:587` (TLS by STARTTLS) or `smtps://…:465`. */
  readonly url: string
  /** The sender as in a header: `Cliëntportaal <noreply@example.nl>`. */
  readonly from: string
  /** In production a connection without TLS is refused. */
  readonly production: boolean
  /** How long the server may take to connect, to greet and to answer. Default 20,000. */
  readonly timeoutMs?: number
}

/** A sender with connections of its own. */
export interface SmtpSender extends Sender {
  readonly close: () => void
}

/** Sends mail by SMTP over a small pool. One try per call: when to try again is the outbox's decision. */
export function createSmtpSender({ url, from, production, timeoutMs = 20_000 }: SmtpOptions): SmtpSender {
  const { protocol, hostname, port, username, password } = parseUrl(url)
  const domain = /@([A-Za-z0-9.-]+)>?$/.exec(from)?.[1] ?? hostname
  const transport = createTransport({
    pool: true,
    maxConnections: 3,
    maxMessages: 100,
    // The pool would otherwise send a message again by itself after a connection fell in the middle of it.
    maxRequeues: 0,
    host: hostname,
    port: Number(port) || (protocol === 'smtps:' ? 465 : 587),
    secure: protocol === 'smtps:',
    requireTLS: production && protocol === 'smtp:',
    opportunisticTLS: !production,
    tls: { minVersion: 'TLSv1.2' },
    ...(username && { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })

  return {
    // A receiver shows one mail for one Message-ID, but no rule of SMTP says that it must.
    idempotent: false,
    send: async (message) => {
      if (message.kind !== 'mail') throw new DeliveryError('REFUSED')
      const { id, recipient, subject, body } = message
      const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
      await transport
        .sendMail({ messageId: `<${id}@${domain}>`, from, to: { name: '', address: recipient }, subject, text: body, headers })
        .catch((error: unknown) => Promise.reject(toDeliveryError(error)))
    },
    close: () => transport.close(),
  }
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && url.hostname && ['smtp:', 'smtps:'].includes(url.protocol)) return url
  throw new MailError('MAIL_SMTP_URL', 'The address of the mail server must look like smtp://user:password@host:587 or smtps://…:465.')
}

// Before the last word of these the server did not take the message; silence later may mean yes.
const NOT_TAKEN = new Set(['EAUTH', 'ENOAUTH', 'EDNS', 'ETLS', 'ECONFIG', 'EENVELOPE', 'EMESSAGE', 'EPROXY'])
// Only an answer to these is about this message: a refused password or sender is the portal's own trouble, and passes.
const ABOUT_THE_MESSAGE = new Set(['RCPT TO', 'DATA'])

const SmtpError = z.object({
  code: z.string().default(''),
  command: z.string().default(''),
  syscall: z.string().optional(),
  responseCode: z.number().optional(),
})

function toDeliveryError(error: unknown): DeliveryError {
  const parsed = SmtpError.safeParse(error)
  if (!parsed.success) return new DeliveryError('UNCERTAIN')
  const { code, command, syscall, responseCode } = parsed.data
  const taken = !NOT_TAKEN.has(code) && syscall !== 'connect'
  if (!taken && ABOUT_THE_MESSAGE.has(command) && (responseCode ?? 0) >= 500) return new DeliveryError('REFUSED', responseCode)
  return new DeliveryError(taken ? 'UNCERTAIN' : 'UNREACHABLE', responseCode)
}
