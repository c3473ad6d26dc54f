import { LOG_LEVELS, type LogLevel } from '../log/create-log.ts'
import { CliError } from './cli-error.ts'

/** The level that `LOG_LEVEL` names; warnings and errors when it names none. Throws `CliError` for a level that there is not. */
export function readLogLevel(given: string | undefined): LogLevel {
  const level = LOG_LEVELS.find((known) => known === (given ?? 'warn'))
  if (level === undefined) throw new CliError(`LOG_LEVEL is one of ${LOG_LEVELS.join(', ')}, and not "${given}".`)
  return level
}
