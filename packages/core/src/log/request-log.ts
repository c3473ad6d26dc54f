import { toErrorName } from './error-name.ts'
import { toErrorPlace } from './error-place.ts'
import type { PortalLogLine } from '../portal-options.ts'
import type { RequestLog } from '../web/kernel.ts'

/** What the log of the process has of requests. */
export function toRequestLog(log: (line: PortalLogLine) => void): RequestLog {
  return {
    answered: (request) => log({ level: 'info', message: 'request', ...request }),
    failure: ({ traceId, route, error }) => log({ level: 'error', message: 'request failed', traceId, route, ...toFault(error) }),
  }
}

/** An error as the log has it: its name and where it was made. */
export function toFault(error: unknown): Pick<PortalLogLine, 'error' | 'place'> {
  const place = toErrorPlace(error)
  return { error: toErrorName(error), ...(place === undefined ? {} : { place }) }
}
