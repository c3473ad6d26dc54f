import type { PortalLogLine } from '../portal-options.ts'
import { toFault } from '../log/request-log.ts'

/** Ends the process for what nobody caught, with its name and place in the log: what Node would write repeats what people wrote. */
export function logCrash(log: (line: PortalLogLine) => void): void {
  process.on('uncaughtException', (error) => {
    log({ level: 'error', message: 'the process ends', ...toFault(error) })
    process.exit(1)
  })
}
