import type { DeskAccess } from './desk-access.ts'
import type { DeskAccounts } from './desk-accounts.ts'
import type { DeskAudit } from './desk-audit.ts'
import type { DeskClients } from './desk-clients.ts'
import type { DeskFindings } from './desk-findings.ts'
import type { DeskLists } from './desk-lists.ts'
import type { DeskPortal } from './desk-portal.ts'
import type { DeskRequests } from './desk-requests.ts'
import type { DeskStaff } from './desk-staff.ts'
import type { DeskSyncs } from './desk-syncs.ts'

/** What staff can do with the kernel, by port. No port reads a word of a client's record. */
export interface DeskPorts {
  /** Finding a client, and what the portal knows of them beside the record. */
  readonly clients: DeskClients
  /** Who has access to whom: granting, ending, blocking. */
  readonly access: DeskAccess
  /** First access for many at once. */
  readonly lists: DeskLists
  /** People who ask for access. */
  readonly requests: DeskRequests
  /** Accounts of people: lost phone, unlock, send the welcome again. */
  readonly accounts: DeskAccounts
  /** The access log. */
  readonly audit: DeskAudit
  /** Sources: how fresh, what was rejected, read again. */
  readonly syncs: DeskSyncs
  /** What the plugin's own watch found in records. */
  readonly findings: DeskFindings
  /** Staff of the desk and their permission sets. */
  readonly staff: DeskStaff
  /** What holds for the whole portal: the banner, the terms of use. */
  readonly portal: DeskPortal
}

/** The name of a port. */
export type DeskPortName = keyof DeskPorts

/** Every port there is. */
export const DESK_PORTS = [
  'clients',
  'access',
  'lists',
  'requests',
  'accounts',
  'audit',
  'syncs',
  'findings',
  'staff',
  'portal',
] as const satisfies readonly DeskPortName[]
