import type { AccessFacts } from './access-facts.ts'

/** An access of family that has been open since 2026 began and ends by nothing that is known. */
export const OPEN_ACCESS: AccessFacts = {
  basis: 'family',
  grantedAt: new Date('2026-01-01T00:00:00Z'),
  byOrganisation: true,
  validFrom: new Date('2026-01-01T00:00:00Z'),
  validUntil: undefined,
  revokedAt: undefined,
  blockedAt: undefined,
  consentedAt: undefined,
  bornOn: undefined,
  careEndedOn: undefined,
  deceasedOn: undefined,
}
