import { randomBytes } from 'node:crypto'

const TRACEPARENT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/

/** The trace a request belongs to (W3C Trace Context), or a new one. */
export function toTraceId(headers: Headers): string {
  const given = TRACEPARENT.exec(headers.get('traceparent') ?? '')?.[1]
  return given !== undefined && !/^0+$/.test(given) ? given : randomBytes(16).toString('hex')
}
