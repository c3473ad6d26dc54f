import { createHmac } from 'node:crypto'
import type { Welcome } from '@voordeur/core'
import type { Kysely } from 'kysely'
import { AuthError } from '../auth-error.ts'
import type { Door } from '../door.ts'
import { createLimits, WINDOW, type Limit } from '../limit/limits.ts'
import type { AuthTables } from '../tables.ts'

const NEW_PEOPLE_PER_DAY = 5

/**
 * Whether this welcome is still to be sent. A person who invites others sends messages on the organisation's account: a few new people a day is
 * what one family needs. Claimed in the transaction that sends, so that what fails is not counted, and of many at once each waits for the one
 * before.
 */
export async function claimWelcome(door: Door, db: Kysely<AuthTables>, { inviter, once }: Welcome): Promise<boolean> {
  const limits = createLimits(() => db, door.ports.now)
  if (once !== undefined && !(await limits.claim([toLimit(door, { kind: 'welcome', id: once, most: 1 })])).admitted) return false
  if (inviter === undefined) return true
  const claim = await limits.claim([toLimit(door, { kind: 'inviter', id: inviter, most: NEW_PEOPLE_PER_DAY })])
  if (claim.admitted) return true
  throw new AuthError('TOO_MANY', `At most ${NEW_PEOPLE_PER_DAY} new people a day can be invited. Try again tomorrow.`)
}

function toLimit({ ports }: Door, of: { readonly kind: 'inviter' | 'welcome'; readonly id: string; readonly most: number }): Limit {
  const key = createHmac('sha256', ports.secret(of.kind)).update(of.id).digest('base64url')
  return { key: `${of.kind}:${key}`, most: of.most, seconds: WINDOW.day }
}
