import type { Translate } from '../../define/messages.ts'

/** How somebody stands to a client, as the portal administrator reads it. */
export type PersonState = 'draft' | 'sent' | 'expired' | 'open' | 'blocked' | 'not-yet' | 'lapsed' | 'closed'

/** What somebody is to the client, at the start of a line: the word of a role (`role.child`), or of the basis of their access (`basis.mentor`). */
export function sayRole(t: Translate, role: string): string {
  const key = `core.${role}`
  const said = t(key)
  return said === key ? role : said.slice(0, 1).toUpperCase() + said.slice(1)
}
