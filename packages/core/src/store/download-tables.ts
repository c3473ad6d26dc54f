import type { ColumnType, Generated } from 'kysely'

type Instant = ColumnType<Date, Date | string, Date | string>
type MaybeInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>

/** A dossier that a portal administrator saves, made by a job. `expires_at` is when it is given up, whatever its state. */
export interface DownloadTable {
  id: string
  account_id: string
  client_id: string
  access_id: string
  /** How strongly the session that asked was proven. */
  assurance: string
  state: 'waiting' | 'running' | 'ready' | 'failed' | 'taken' | 'expired'
  /** Which run makes it; the chunks of another run count for nothing. */
  attempts: Generated<number>
  parts_done: Generated<number>
  parts_total: Generated<number>
  failure: 'no-access' | 'too-large' | 'failed' | null
  created_at: Instant
  ready_at: MaybeInstant
  expires_at: Instant
  taken_at: MaybeInstant
  /** SHA-256 of the ZIP, in hexadecimal. */
  digest: string | null
  /** Bytes of the ZIP. */
  size: number | null
}

/** A piece of such a ZIP, sealed. */
export interface DownloadChunkTable {
  download_id: string
  attempt: number
  seq: number
  bytes: Uint8Array
}

/** The tables of downloads. */
export interface DownloadTables {
  download: DownloadTable
  download_chunk: DownloadChunkTable
}
