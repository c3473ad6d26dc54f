import type { Source } from '../../define/source.ts'

/** Opens the source over one version of the example. */
export type OpenExample = () => Source | Promise<Source>

/** A source with the examples that are needed to try it. All are the same but for what their name says. */
export interface SourceUnderTest {
  /** At least two clients, and an item of every type that the source provides. */
  readonly whole: OpenExample
  /** One record of one client is gone. Left out for a source that never calls a type complete. */
  readonly withoutRecord?: OpenExample
  /** One client is gone. Left out for a source that never says that it delivered everybody. */
  readonly withoutClient?: OpenExample
  /** One item, or one client, can't be read. */
  readonly withBroken: OpenExample
  /** What stands in the example and may not be kept: a BSN, an account number. */
  readonly secrets?: readonly string[]
  /** Numbers of the example that pass the eleven-test by chance and are no BSN. */
  readonly innocent?: readonly string[]
  /** A PostgreSQL server to use in place of the embedded database; its user may make roles and schemas. */
  readonly databaseUrl?: string
}
