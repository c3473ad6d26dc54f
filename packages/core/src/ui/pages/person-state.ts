import type { Translate } from '../../define/messages.ts'

/** How somebody stands to a client, as the portal administrator reads it. */
export type PersonState = 'draft' | 'sent' | 'expired' | 'open' | 'blocked' | 'not-yet' | 'lapsed' | 'closed'

/** What somebody is to the client: the word of a role, or of the basis of their access. */
export function sayRole(t: Translate, role: string): string {
  const key = `core.${role}`
  const said = t(key)
  return said === key ? role : said
}
