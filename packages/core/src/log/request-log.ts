import { toErrorName } from './error-name.ts'
import { toErrorPlace } from './error-place.ts'
import type { PortalLogLine } from '../portal-options.ts'
import { BodyAlreadyRead } from '../web/body-already-read.ts'
import type { RequestLog } from '../web/kernel.ts'

/** What the log of the process has of requests. */
export function toRequestLog(log: (line: PortalLogLine) => void): RequestLog {
  return {
    answered: (request) => log({ level: 'info', message: 'request', ...request }),
    failure: ({ traceId, route, error }) => log({ level: 'error', message: toMessage(error), traceId, route, ...toFault(error) }),
  }
}

/** What an error says may hold what somebody typed; only what the portal always says in the same words stands in the log. */
function toMessage(error: unknown): string {
  return error instanceof BodyAlreadyRead ? error.message : 'request failed'
}

/** An error as the log has it: its name and where it was made. */
export function toFault(error: unknown): Pick<PortalLogLine, 'error' | 'place'> {
  const place = toErrorPlace(error)
  return { error: toErrorName(error), ...(place === undefined ? {} : { place }) }
}
