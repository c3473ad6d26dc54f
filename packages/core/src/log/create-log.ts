import { destination, pino, type DestinationStream } from 'pino'
import type { PortalLogLine } from '../portal-options.ts'

/** The least level of what is written. */
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** One of `LOG_LEVELS`. */
export type LogLevel = (typeof LOG_LEVELS)[number]

/** Writes the log as JSON lines, on standard error unless said; below this level nothing. */
export function createLog(level: LogLevel = 'warn', to: DestinationStream = destination(2)): (line: PortalLogLine) => void {
  const logger = pino({ level, base: null, formatters: { level: (name) => ({ level: name }) } }, to)
  return ({ level: of, message, ...facts }) => logger[of](facts, message)
}
