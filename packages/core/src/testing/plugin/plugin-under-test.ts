import type { Kysely } from 'kysely'
import type { Plugin } from '../../define/plugin.ts'
import type { RecordType } from '../../define/record.ts'

/** A record as a source would deliver it. */
export interface SampleRecord {
  readonly type: RecordType
  readonly data: unknown
  /** ISO 8601 with offset; long enough ago to be visible when left out. */
  readonly recordedAt?: string
}

/** A client, somebody who has access to them, and that access. */
export interface Whose {
  readonly clientId: string
  readonly accountId: string
  readonly accessId: string
}

/** For whom rows are made, and the word that must stand in them. */
export interface SampleRows {
  readonly clientId: string
  readonly accountId: string
  readonly word: string
}

/** A plugin with what is needed to try it. Every client gets a word of its own, by which the kit sees whose data an answer shows. */
export interface PluginUnderTest {
  readonly plugin: Plugin
  /** The record of one client: at least one of every type the parts read, each with this word in its text. */
  readonly records?: (word: string) => readonly SampleRecord[]
  /** The fields of every action's form, by part and action (`board.post`), run in this order; `shown` is what the part shows now, as JSON. Those of desk parts are tried as staff, and may be left out. */
  readonly forms?: Readonly<Record<string, (word: string, shown: unknown, whose: Whose) => Readonly<Record<string, string>>>>
  /** Those of the forms (`board.hide`) that are for the portal administrator of the client: anybody else may be refused. */
  readonly byAdministrator?: readonly string[]
  /** Further pages of the desk, below its address: a part with a query (`beheer/clients?client=…`). */
  readonly deskPages?: (whose: Whose) => readonly string[]
  /** Puts rows into the tables that no action fills, by full name, with the rights of the kernel. */
  readonly fill?: (db: Kysely<unknown>, whose: SampleRows) => Promise<void>
  /** A PostgreSQL server to use in place of the embedded database; its user may make roles and schemas. */
  readonly databaseUrl?: string
}
