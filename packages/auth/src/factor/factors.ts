import type { Kysely } from 'kysely'
import { createLimits, type Limit, WINDOW } from '../limit/limits.ts'
import { type AuthTables, toAuthDatabase } from '../tables.ts'
import type {
  FactorChallenge,
  FactorPorts,
  FactorProven,
  FactorRefused,
  FactorStarted,
  OpenSecondFactor,
  SecondFactor,
} from './second-factor.ts'

/** Wrong codes of an account in an hour, over all challenges and factors, that pause its second factor. */
export const WRONG_PER_HOUR = 10

/** Wrong codes of an account in a day that end its second factor until staff lift that. */
export const WRONG_PER_DAY = 30

/** A configured factor together with its open half. */
export interface DoorFactor extends OpenSecondFactor, Pick<SecondFactor, 'id' | 'restricted'> {}

/** The second factors of a portal, with the counters that no new code resets. */
export interface Factors {
  /** Every configured factor, the preferred one first. */
  readonly all: readonly DoorFactor[]
  readonly find: (id: string | undefined) => DoorFactor | undefined
  /** The factors an account can use, the preferred one first. */
  readonly listEnrolled: (accountId: string) => Promise<readonly DoorFactor[]>
  /** Starts a factor, unless the account's factors are paused or ended: then nothing is sent. */
  readonly start: (factor: DoorFactor, challenge: FactorChallenge) => Promise<FactorStarted | FactorRefused>
  /** Decides about a code. It counts as wrong before it is compared, and is given back when no code was compared or it was right. */
  readonly verify: (factor: DoorFactor, challenge: FactorChallenge, code: string) => Promise<FactorProven | FactorRefused>
  readonly isEnded: (accountId: string) => Promise<boolean>
  /** Forgets wrong codes, and takes codes again, in the caller's transaction. */
  readonly lift: (db: Kysely<AuthTables>, accountId: string) => Promise<void>
  readonly sweep: () => Promise<void>
}

/** The factors over their counters. Too many wrong codes in a day end them, with a mail to the owner. */
export function createFactors(ports: FactorPorts, all: readonly DoorFactor[]): Factors {
  const { database, now, audit } = ports
  const limits = createLimits(database, now)

  const isEnded = async (accountId: string) => {
    const row = await database().selectFrom('auth_account').where('account_id', '=', accountId).select('factor_ended_at').executeTakeFirst()
    return (row?.factor_ended_at ?? undefined) !== undefined
  }

  /** Why no code may be sent or tried now. */
  const findStop = async ({ accountId }: FactorChallenge): Promise<FactorRefused | undefined> => {
    if (await isEnded(accountId)) return ENDED
    const isPaused = (await limits.count(toHour(accountId))) >= WRONG_PER_HOUR
    return isPaused ? { outcome: 'refused', reason: 'throttled', cause: 'factor-paused', retryAfter: WINDOW.hour } : undefined
  }

  const unlessStopped = async (challenge: FactorChallenge, run: () => Promise<FactorStarted | FactorRefused>) => {
    const result = (await findStop(challenge)) ?? (await run())
    if (result.outcome === 'refused') await note(challenge, result.cause)
    return result
  }

  const note = ({ accountId, request, purpose }: FactorChallenge, reason: string) =>
    audit(request, { type: 'second-factor', outcome: 'refused', accountId, detail: { reason, purpose } })

  const verify: Factors['verify'] = async (factor, challenge, code) => {
    const { accountId, request, purpose } = challenge
    const counted = [toHour(accountId), toDay(accountId)]
    const stop = await findStop(challenge)
    const claim = stop ?? (await limits.claim(counted))
    if ('outcome' in claim || !claim.admitted) {
      const refused = stop ?? ({ outcome: 'refused', reason: 'throttled', cause: 'factor-paused', retryAfter: WINDOW.hour } as const)
      await note(challenge, refused.cause)
      return refused
    }
    const result = await factor.verify(challenge, code)
    if (result.outcome === 'proven' || NO_GUESS.includes(result.cause)) await limits.release(counted)
    if (result.outcome === 'proven') {
      await audit(request, { type: 'second-factor', outcome: 'success', accountId, detail: { factor: factor.id, purpose } })
      return result
    }
    await note(challenge, result.cause)
    return (await limits.count(toDay(accountId))) >= WRONG_PER_DAY ? end(ports, challenge) : result
  }

  return {
    all,
    find: (id) => all.find((factor) => factor.id === id),
    listEnrolled: async (accountId) => {
      const enrolled: DoorFactor[] = []
      for (const factor of all) if (await factor.isEnrolled(accountId)) enrolled.push(factor)
      return enrolled
    },
    start: (factor, challenge) => unlessStopped(challenge, () => factor.start(challenge)),
    verify,
    isEnded,
    lift: async (db, accountId) => {
      await createLimits(() => db, now).clear([toHour(accountId).key, toDay(accountId).key])
      await db.updateTable('auth_account').set({ factor_ended_at: null }).where('account_id', '=', accountId).execute()
    },
    sweep: async () => {
      await limits.sweep()
      for (const factor of all) await factor.sweep()
    },
  }
}

// Nothing was compared, or a right code had been used up at that very moment. Any other cause counts as a guess.
const NO_GUESS: readonly string[] = ['code-expired', 'too-many-tries', 'code-used']

const ENDED: FactorRefused = { outcome: 'refused', reason: 'throttled', cause: 'factor-ended', isOver: true }

const toHour = (accountId: string): Limit => ({ key: `wrong-code:hour:${accountId}`, most: WRONG_PER_HOUR, seconds: WINDOW.hour })
const toDay = (accountId: string): Limit => ({ key: `wrong-code:day:${accountId}`, most: WRONG_PER_DAY, seconds: WINDOW.day })

/** Takes no code of this account any more, until staff have looked; the owner is told, once. */
async function end(ports: FactorPorts, { accountId, request }: FactorChallenge): Promise<FactorRefused> {
  const owner = await ports.findAccount({ id: accountId })
  await ports.transaction(request, async (work) => {
    const ended = { account_id: accountId, session_epoch: 0, factor_ended_at: ports.now() }
    const row = await toAuthDatabase(work.db)
      .insertInto('auth_account')
      .values(ended)
      .onConflict((conflict) =>
        conflict
          .column('account_id')
          .doUpdateSet({ factor_ended_at: ended.factor_ended_at })
          .where('auth_account.factor_ended_at', 'is', null),
      )
      .returning('account_id')
      .executeTakeFirst()
    if (!row || !owner) return
    await work.audit({ type: 'factor-ended', outcome: 'success', accountId, detail: { reason: 'wrong-codes' } })
    await work.mail({ to: owner, key: 'mail.factor-ended' })
  })
  return ENDED
}
