import { type Kysely, sql } from 'kysely'
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from 'lucia'
import { z } from 'zod'
import { AuthError } from '../auth-error.ts'
import type { AuthTables } from '../tables.ts'
import { SessionRow, toEnd, toNewRow, toSession, toUse } from './session-row.ts'
import { createSessionRows, type SessionRows } from './session-rows.ts'
import { newToken, readSplitToken, type TokenParts } from '../split-token.ts'
import { IDLE_SECONDS, type Sessions } from './sessions.ts'

/** Where sessions are kept, and the portal's clock. */
export interface LuciaSessionsInput {
  readonly database: () => Kysely<AuthTables>
  readonly now: () => Date
}

// lucia types attributes by global augmentation; ours travel as one and are parsed where they come back.
const Attributes = z.object({ row: SessionRow, epoch: z.number().int().optional() })

/**
 * `Sessions` through lucia 3: lucia decides whether a session lives and when it is extended, by the machine's clock;
 * what is stored is written by the portal's clock. Everything of lucia stays in this file.
 */
export function createLuciaSessions({ database, now }: LuciaSessionsInput): Sessions {
  const rows = createSessionRows(database, now)
  const lucia = new Lucia(createAdapter(rows, now), {
    sessionExpiresIn: new TimeSpan(IDLE_SECONDS, 's'),
    getSessionAttributes: (attributes) => attributes,
  })

  return {
    issue: async (holder) => {
      const { token, parts } = newToken()
      const row = toNewRow(parts.publicId, holder, now())
      await lucia.createSession(holder.accountId, { row, epoch: holder.epoch }, { sessionId: token })
      return { token, session: toSession(row) }
    },

    validate: async (token) => {
      const { session } = await lucia.validateSession(token)
      if (session === null) return undefined
      const { row } = Attributes.parse(session)
      return toSession(session.fresh ? { ...row, ...toUse(now()) } : row)
    },

    // lucia has no rotation, let alone one that is a single statement.
    rotate: async (token, assurance) => {
      const old = readSplitToken(token)
      const fresh = newToken()
      const row = old && (await rows.replace(old, fresh.parts, assurance))
      return row && { token: fresh.token, session: toSession(row) }
    },

    revokeOthers: async (token) => {
      const old = readSplitToken(token)
      const fresh = newToken()
      const row = old && (await rows.replaceOnly(old, fresh.parts))
      return row && { token: fresh.token, session: toSession(row) }
    },

    list: async (accountId) => {
      const sessions = await lucia.getUserSessions(accountId)
      return sessions.map((session) => toSession(Attributes.parse(session).row))
    },

    revoke: (sessionId) => lucia.invalidateSession(sessionId),
    revokeAll: (accountId) => lucia.invalidateUserSessions(accountId),
    keepAlive: rows.extend,
    sweep: async () => (await rows.sweep()).map((row) => toSession(row)),

    sessionQuery: (token) => {
      const parts = readSplitToken(token)
      return parts && sql`${rows.guardQuery(parts)}`
    },
  }
}

function partsOf(token: string): TokenParts {
  const parts = readSplitToken(token)
  if (parts === undefined) throw new Error('lucia was given a session id that was not made by createSplitToken.')
  return parts
}

// To lucia a session's id is its whole token when it is made or presented, and its public id when it is listed or ended.
const toPublicId = (id: string): string => readSplitToken(id)?.publicId ?? id

function createAdapter(rows: SessionRows, now: () => Date): Adapter {
  const toMachineTime = (moment: Date) => new Date(moment.getTime() - now().getTime() + Date.now())
  const toDatabaseSession = (id: string, row: SessionRow): DatabaseSession => ({
    id,
    userId: row.account_id,
    expiresAt: toMachineTime(toEnd(row)),
    attributes: { row },
  })

  return {
    getSessionAndUser: async (token) => {
      const parts = readSplitToken(token)
      const row = parts && (await rows.find(parts))
      return row ? [toDatabaseSession(token, row), { id: row.account_id, attributes: {} }] : [null, null]
    },
    getUserSessions: async (accountId) => (await rows.list(accountId)).map((row) => toDatabaseSession(row.id, row)),
    // lucia's own dates are the machine's; the portal's are in the row, and in `extend`.
    setSession: async ({ id, attributes }) => {
      const { row, epoch } = Attributes.parse(attributes)
      if (!(await rows.insert(partsOf(id), row, epoch)))
        throw new AuthError('SIGN_IN_OVER', 'The sessions of this account were ended while somebody signed in. They have to sign in again.')
    },
    updateSessionExpiration: (id) => rows.extend(toPublicId(id)),
    deleteSession: (id) => rows.remove(toPublicId(id)),
    deleteUserSessions: (accountId) => rows.raiseEpoch(accountId),
    deleteExpiredSessions: async () => {
      await rows.sweep()
    },
  }
}
