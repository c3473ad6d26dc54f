import type { PartContext } from '@voordeur/core'
import type { MessageTables } from '../tables/message-tables.ts'
import type { BerichtenOptions } from '../options.ts'
import type { Guidance } from './inbox-page.ts'

/** What a page of the inbox is loaded with. */
export type InboxContext = PartContext<'client', MessageTables>

/** What stands beside the conversations: whom to call, where they go to the organisation. */
export function toGuidance({ organisation, client }: Pick<InboxContext, 'organisation' | 'client'>, options: BerichtenOptions): Guidance {
  const phone = options.between === 'coordinator' ? (options.phone ?? organisation.phone) : undefined
  return { organisation: organisation.name, client: client.name, ...(phone !== undefined && { phone }) }
}
