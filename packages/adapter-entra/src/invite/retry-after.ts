/** How long an answer asks to wait (RFC 9110, 10.2.3): seconds, or until a moment; undefined when it does not say, or nothing that can be read. */
export function readRetryAfter(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined
  if (/^\d{1,9}$/u.test(header.trim())) return Number(header)
  const until = header.endsWith(' GMT') ? Date.parse(header) : Number.NaN
  return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil((until - now.getTime()) / 1000))
}
