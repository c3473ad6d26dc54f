import { destination, pino } from 'pino'
import type { PortalLogLine } from '../portal-options.ts'

/** Writes the log as JSON lines on standard error, from warnings on; LOG_LEVEL=info shows all. */
export function createLog(): (line: PortalLogLine) => void {
  const logger = pino({ level: process.env['LOG_LEVEL'] ?? 'warn', base: null }, destination(2))
  return ({ level, message, ...facts }) => logger[level](facts, message)
}
