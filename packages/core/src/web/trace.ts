import { randomBytes } from 'node:crypto'

const TRACEPARENT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/

// One request is one trace, whoever asks for its id: the log, the access log, and the page that tells a reader what to quote.
const made = new WeakMap<Headers, string>()

/** The trace a request belongs to (W3C Trace Context), or a new one, which it keeps. */
export function toTraceId(headers: Headers): string {
  const known = made.get(headers)
  if (known !== undefined) return known
  const given = TRACEPARENT.exec(headers.get('traceparent') ?? '')?.[1]
  const trace = given !== undefined && !/^0+$/.test(given) ? given : randomBytes(16).toString('hex')
  made.set(headers, trace)
  return trace
}
