import type { Composition } from './compose/composition.ts'
import { REPORT_PATH, toReportToken } from './flows/take-reports.ts'
import { toPurposeKeys, type SecretRing } from './store/secret-ring.ts'

/** The keys of the address for reports: what was sent before the secret was changed is still reported at the address of then. */
export function toReportKeys(ring: SecretRing): readonly [Uint8Array, ...Uint8Array[]] {
  return toPurposeKeys(ring, 'sms reports')
}

/** Where the provider of text messages may report what became of them; undefined when it reports nothing. It holds a secret. */
export function toReportUrl({ authenticator, origin, basePath }: Composition, ring: SecretRing): string | undefined {
  const { smsSender } = authenticator
  if (!smsSender?.readReports) return undefined
  return `${origin}${basePath}${REPORT_PATH}/${toReportToken(toReportKeys(ring)[0], smsSender.id)}`
}
