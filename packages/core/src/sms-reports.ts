import type { Composition } from './compose/composition.ts'
import { REPORT_PATH, toReportToken } from './flows/take-reports.ts'
import { toPurposeSecret } from './purpose-secret.ts'

/** The key of the address for reports of a portal with this secret. */
export function toReportKey(secret: Uint8Array): Uint8Array {
  return toPurposeSecret(secret, 'sms reports')
}

/** Where the provider of text messages may report what became of them; undefined when it reports nothing. It holds a secret. */
export function toReportUrl({ authenticator, origin, basePath }: Composition, secret: Uint8Array): string | undefined {
  const { smsSender } = authenticator
  if (!smsSender?.readReports) return undefined
  return `${origin}${basePath}${REPORT_PATH}/${toReportToken(toReportKey(secret), smsSender.id)}`
}
