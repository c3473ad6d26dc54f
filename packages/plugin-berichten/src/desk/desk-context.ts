import type { PartContext } from '@voordeur/core'
import type { MessageTables } from '../tables/message-tables.ts'

/** What a page of the desk is loaded with. */
export type DeskContext = PartContext<'organisation', MessageTables>
