import type { PortalKeys } from '../define/portal-keys.ts'
import { createPortalKeys } from '../store/secret-ring.ts'

/** The keys of a portal whose secrets are made of these words, the first one making: for what is tested without a portal around it. */
export function createTestKeys(word = 'voordeur test secret', ...before: readonly string[]): PortalKeys {
  const toSecret = (text: string) => Buffer.alloc(32, text)
  return createPortalKeys([toSecret(word), ...before.map(toSecret)], toSecret('digests'))
}
