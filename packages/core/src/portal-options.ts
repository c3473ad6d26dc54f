import type { Finding } from './define/finding.ts'
import type { TrustedProxies } from './web/proxy/find-network.ts'

/** Where a portal keeps its data: a PostgreSQL server, or a folder for the embedded database. */
export type PortalDatabase = { readonly url: string; readonly viewerUrl?: string } | { readonly folder: string }

/** What a portal needs from the machine it runs on. */
export interface PortalOptions {
  readonly database: PortalDatabase
  /** At least 32 random bytes, the same for every process of this portal, stable over restarts. */
  readonly secret: Uint8Array
  /** Other secrets of this portal while it is being changed: what was made with one of them keeps working. Default: none. */
  readonly secretsBefore?: readonly Uint8Array[]
  /** The folder of the configuration; its relative paths start here. Default: the working directory. */
  readonly directory?: string
  /** Whether real people use it. Default: `NODE_ENV` is `production`. */
  readonly production?: boolean
  /** In development: the origin in place of the configured one (`http://localhost:4000`). */
  readonly origin?: string
  /** Where mail leaves (`smtps://user:password@host`). Without it, production keeps mail waiting and development shows its mailbox. */
  readonly smtpUrl?: string
  /** Where the log goes. Default: JSON lines on standard error, warnings and errors only. */
  readonly log?: (line: PortalLogLine) => void
  /** The proxies whose word is taken for who asks. Default: none, and no header is read. */
  readonly trustedProxies?: TrustedProxies
}

/** A line for the log: an event, and facts without personal values. */
export interface PortalLogLine {
  readonly level: 'info' | 'warn' | 'error'
  readonly message: string
  readonly traceId?: string
  readonly route?: string
  /** The name and code of an error, never its message. */
  readonly error?: string
  /** The line of the code where an error was made. */
  readonly place?: string
  readonly method?: string
  readonly status?: number
  readonly milliseconds?: number
}

const EMBEDDED_DATABASE: Finding = {
  id: 'embedded-database-in-production',
  level: 'error',
  requirement: 'ASVS 13.2.1, NEN 7510 A.8.3',
  message:
    'The embedded database runs as one superuser: its walls hold against mistakes, not against injected SQL. Set DATABASE_URL to a PostgreSQL server.',
}

const NO_MAIL_SERVER: Finding = {
  id: 'mail-without-server',
  level: 'warning',
  requirement: 'ASVS 6.4.4',
  message: 'No mail leaves: not the one with which somebody chooses a password, and no notice. Set SMTP_URL to your mail server.',
}

/** What the machine itself makes weaker than it should be. */
export function listMachineFindings(
  { database, smtpUrl }: Pick<PortalOptions, 'database' | 'smtpUrl'>,
  production: boolean,
): readonly Finding[] {
  if (!production) return []
  return [...('url' in database ? [] : [EMBEDDED_DATABASE]), ...(smtpUrl === undefined ? [NO_MAIL_SERVER] : [])]
}
