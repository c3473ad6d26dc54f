import type { ColumnType, Generated } from 'kysely'

type Instant = ColumnType<Date, Date | string, Date | string>

/** The sentence above every page; at most one row. */
export interface BannerTable {
  single: Generated<boolean>
  text: string
  from_at: Instant
  until_at: Instant
  set_by: string
  set_at: Instant
}

/** A version of the terms of use. A published one is never changed or removed. */
export interface TermsVersionTable {
  id: string
  version: number
  text: string
  published_by: string
  published_at: Instant
}

/** That an account agreed to a version of the terms of use. Never changed; it goes with the account. */
export interface TermsAcceptanceTable {
  account_id: string
  version: number
  accepted_at: Instant
}

/** Tables about the portal as a whole. */
export interface PortalTables {
  banner: BannerTable
  terms_version: TermsVersionTable
  terms_acceptance: TermsAcceptanceTable
}
