import type { Assurance } from '@voordeur/core'
import { ASSURANCE_LEVELS } from '@voordeur/core'
import { type Kysely, type Selectable, sql } from 'kysely'
import { after } from '../after.ts'
import { newToken, readSplitToken } from '../split-token.ts'
import type { AuthFlowTable, AuthTables } from '../tables.ts'
import type { FlowFacts } from './next-step.ts'

/** Seconds a sign-in in progress has. */
export const FLOW_SECONDS = 10 * 60

/** Why someone signs in: as always, for the first time, or with a new password to set. */
export type FlowPurpose = 'sign-in' | 'first' | 'reset'

/** What a sign-in in progress begins with. */
export interface FlowBeginning {
  readonly accountId: string
  readonly purpose: FlowPurpose
  /** The page to go to at the end, a path of this portal. */
  readonly next: string
  readonly assurance: Assurance
  readonly isFactorDue: boolean
  readonly isPasswordDue: boolean
  readonly isNameDue: boolean
  /** How often the account's sessions had been ended when somebody was identified; as often as they are now when absent. */
  readonly epoch?: number | undefined
  /** By which method, and what it wants back when the session ends, sealed. */
  readonly method?: string | undefined
  readonly ending?: string | undefined
}

/** A sign-in in progress: someone was identified, and something is still due. */
export interface Flow extends FlowBeginning, FlowFacts {
  readonly id: string
  readonly epoch: number
  /** The factor that was started last. */
  readonly factor: string | undefined
  readonly remember: boolean
  readonly expiresAt: Date
}

/** What may change while a sign-in goes on. */
export interface FlowChange {
  readonly assurance?: Assurance
  readonly isFactorDue?: boolean
  readonly factor?: string
  readonly remember?: boolean
  readonly isPasswordDue?: boolean
  readonly isNameDue?: boolean
}

/**
 * Sign-ins in progress, by unguessable tokens of their own: none of them is ever a session. Whatever ends the sessions of an
 * account ends them too.
 */
export interface Flows {
  readonly begin: (beginning: FlowBeginning) => Promise<{ readonly token: string; readonly flow: Flow }>
  /** The flow of a token, over or not; undefined when there is none. */
  readonly find: (token: string) => Promise<Flow | undefined>
  /**
   * Changes a flow that is not over, in the caller's transaction when there is one; false when it is over. What is due is
   * done once: of any number at once who did it, one is told so.
   */
  readonly change: (flow: Pick<Flow, 'id'>, change: FlowChange, db?: Kysely<AuthTables>) => Promise<boolean>
  /** Lets a flow go on after it ended every session itself, in that transaction, and nobody else did; gives the account's epoch. */
  readonly renew: (db: Kysely<AuthTables>, flow: Pick<Flow, 'id'>) => Promise<number>
  /** Ends a flow: true for one of any number at once. */
  readonly end: (flow: Pick<Flow, 'id'>) => Promise<boolean>
  readonly sweep: () => Promise<void>
}

// The epoch of the account of a flow, as it is now; an account that never had a session has none yet.
const EPOCH = sql<number>`coalesce((select a.session_epoch from auth_account a where a.account_id = auth_flow.account_id), 0)`

/** Flows on `auth_flow`, by the portal's clock. */
export function createFlows(database: () => Kysely<AuthTables>, now: () => Date): Flows {
  const open = (db: Kysely<AuthTables>, id: string) =>
    db
      .updateTable('auth_flow')
      .where('id', '=', id)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', now())
      .where('session_epoch', '=', EPOCH)
      .returning('id')

  return {
    begin: async (beginning) => {
      const { token, parts } = newToken()
      const row = {
        id: parts.publicId,
        account_id: beginning.accountId,
        purpose: beginning.purpose,
        next: beginning.next,
        assurance: beginning.assurance,
        factor_due: beginning.isFactorDue,
        factor: null,
        remember: false,
        password_due: beginning.isPasswordDue,
        name_due: beginning.isNameDue,
        created_at: now(),
        expires_at: after(now(), FLOW_SECONDS),
        ended_at: null,
        method: beginning.method ?? null,
        ending: beginning.ending ?? null,
      }
      const present = sql<number>`coalesce((select session_epoch from auth_account where account_id = ${beginning.accountId}), 0)`
      const { session_epoch: epoch } = await database()
        .insertInto('auth_flow')
        .values({ ...row, secret_hash: parts.secretHash, session_epoch: beginning.epoch ?? present })
        .returning('session_epoch')
        .executeTakeFirstOrThrow()
      const stored = { ...row, secret_hash: parts.secretHash, session_epoch: epoch, epoch_now: epoch }
      return { token, flow: toFlow(stored, now()) }
    },

    find: async (token) => {
      const parts = readSplitToken(token)
      if (!parts) return undefined
      const row = await database()
        .selectFrom('auth_flow')
        .where('id', '=', parts.publicId)
        .where('secret_hash', '=', parts.secretHash)
        .selectAll()
        .select(EPOCH.as('epoch_now'))
        .executeTakeFirst()
      return row && toFlow(row, now())
    },

    change: async ({ id }, change, db = database()) => {
      const done = (
        [
          ['factor_due', change.isFactorDue],
          ['password_due', change.isPasswordDue],
          ['name_due', change.isNameDue],
        ] as const
      )
        .filter(([, due]) => due === false)
        .map(([column]) => column)
      const changed = await done
        .reduce((query, column) => query.where(column, '=', true), open(db, id))
        .set(toColumns(change))
        .executeTakeFirst()
      return changed !== undefined
    },

    renew: async (db, { id }) => {
      const row = await db
        .updateTable('auth_flow')
        .set({ session_epoch: EPOCH })
        .where('id', '=', id)
        .where('session_epoch', '=', sql<number>`${EPOCH} - 1`)
        .returning('session_epoch')
        .executeTakeFirstOrThrow()
      return row.session_epoch
    },

    end: async ({ id }) => {
      const ended = await open(database(), id).set({ ended_at: now() }).executeTakeFirst()
      return ended !== undefined
    },

    sweep: async () => {
      await database().deleteFrom('auth_flow').where('expires_at', '<=', now()).execute()
    },
  }
}

function toColumns({ assurance, isFactorDue, factor, remember, isPasswordDue, isNameDue }: FlowChange) {
  return {
    ...(assurance === undefined ? {} : { assurance }),
    ...(isFactorDue === undefined ? {} : { factor_due: isFactorDue }),
    ...(factor === undefined ? {} : { factor }),
    ...(remember === undefined ? {} : { remember }),
    ...(isPasswordDue === undefined ? {} : { password_due: isPasswordDue }),
    ...(isNameDue === undefined ? {} : { name_due: isNameDue }),
  }
}

function toFlow(row: Selectable<AuthFlowTable> & { readonly epoch_now: number }, now: Date): Flow {
  return {
    id: row.id,
    accountId: row.account_id,
    purpose: row.purpose,
    next: row.next,
    assurance: ASSURANCE_LEVELS.find((level) => level === row.assurance) ?? 'single',
    factor: row.factor ?? undefined,
    remember: row.remember,
    expiresAt: row.expires_at,
    isOver: row.expires_at <= now,
    isRefused: row.ended_at !== null || row.session_epoch !== row.epoch_now,
    isIdentified: true,
    isFactorDue: row.factor_due,
    isPasswordDue: row.password_due,
    isNameDue: row.name_due,
    epoch: row.session_epoch,
    method: row.method ?? undefined,
    ending: row.ending ?? undefined,
  }
}
