import { type Kysely, sql } from 'kysely'
import { AuthError } from '../auth-error.ts'
import { type ContractRunner, ensure } from '../testing/contract.ts'
import { ABSOLUTE_SECONDS, IDLE_SECONDS, type Session, type Sessions } from './sessions.ts'

/** Sessions under test: empty, with two accounts, a clock that can be moved, and the database their query runs on. */
export interface SessionsUnderTest {
  readonly sessions: Sessions
  readonly db: Kysely<unknown>
  readonly accounts: readonly [string, string]
  /** Moves the portal's clock forward. */
  readonly advance: (seconds: number) => void
  /** Everything that is stored, as text, to look for what must not be there. */
  readonly dump: () => Promise<string>
}

const MINUTE = 60

/** What every implementation of `Sessions` must do. `setUp` is called afresh for each test. */
export function sessionsContract({ test }: ContractRunner, setUp: () => Promise<SessionsUnderTest>): void {
  const that = (name: string, run: (it: SessionsUnderTest) => Promise<void>) => test(name, async () => run(await setUp()))

  that('an issued session is valid and says whose it is', async (it) => {
    const { token, session } = await issueTo(it)
    await mustLive(it, token)
    const found = await it.sessions.validate(token)
    ensure(found?.accountId === it.accounts[0], 'validate must return the account the session was issued to')
    ensure(found.id === session.id, 'validate must return the id that issue returned')
    ensure(found.assurance === 'single', 'validate must return the assurance the session was issued with')
  })

  that('a session keeps by which method it began, and what ends it there, also under a new token', async (it) => {
    const began = { method: 'elsewhere', ending: 'sealed' }
    const { token } = await it.sessions.issue({ accountId: it.accounts[0], assurance: 'idp-single', ...began })
    const rotated = await it.sessions.rotate(token, 'mfa')
    const alone = rotated && (await it.sessions.revokeOthers(rotated.token))
    const found = alone && (await it.sessions.validate(alone.token))
    ensure(found?.method === began.method && found.ending === began.ending, 'signing out must find by which method a session began')
  })

  that('a token with a changed secret, a changed id or two halves of different tokens is refused', async (it) => {
    const [mine, other] = [(await issueTo(it)).token, (await issueTo(it, it.accounts[1])).token]
    const [id, secret] = halves(mine)
    for (const token of [
      `${id}.${changed(secret)}`,
      `${changed(id)}.${secret}`,
      `${id}.${halves(other)[1]}`,
      `${halves(other)[0]}.${secret}`,
    ]) {
      await mustBeDead(it, token, 'a tampered token must be refused')
    }
    await mustLive(it, mine)
  })

  that('what is no token at all is refused without an error', async (it) => {
    const { token } = await issueTo(it)
    for (const text of malformed(token)) await mustBeDead(it, text, `${JSON.stringify(text)} must be refused`)
  })

  that('attack 01: a token chosen by somebody else is never adopted', async (it) => {
    const chosen = `${'A'.repeat(20)}.${'B'.repeat(43)}`
    await mustBeDead(it, chosen, 'a token that was not issued must be refused')
    const { token, session } = await issueTo(it)
    ensure(token !== chosen && session.id !== 'A'.repeat(20), 'issue must make its own token')
    ensure((await it.sessions.rotate(chosen)) === undefined, 'rotate must not make a session out of a token that is not live')
    await mustBeDead(it, chosen, 'a token that was not issued must stay refused')
  })

  that('every session has a token of its own', async (it) => {
    const tokens = await Promise.all(Array.from({ length: 20 }, async () => (await issueTo(it)).token))
    ensure(new Set(tokens.flatMap((token) => halves(token))).size === 40, 'no id and no secret may be used twice')
  })

  that('a session that is not used ends after the idle time', async (it) => {
    const { token } = await issueTo(it)
    it.advance(IDLE_SECONDS - 2)
    await mustAnswer(it, token)
    it.advance(2)
    await mustBeDead(it, token, 'a session must end when its idle time has passed')
  })

  that('a session in use is stale after half of its idle time, and is extended', async (it) => {
    const { token, session } = await issueTo(it)
    ensure((await mustAnswer(it, token)).stale === false, 'a fresh session must not be stale')
    it.advance(IDLE_SECONDS / 2 + 1)
    ensure((await mustAnswer(it, token)).stale === true, 'a session past half of its idle time must be stale')
    await it.sessions.keepAlive(session.id)
    ensure((await mustAnswer(it, token)).stale === false, 'keepAlive must extend a session')
    it.advance(IDLE_SECONDS - 1 * MINUTE)
    await mustLive(it, token)
    it.advance(IDLE_SECONDS - 1 * MINUTE)
    await mustAnswer(it, token)
  })

  that('a session ends at its absolute end however much it is used', async (it) => {
    const { token, session } = await issueTo(it)
    for (let passed = 0; passed < ABSOLUTE_SECONDS - 5 * MINUTE; passed += 5 * MINUTE) {
      it.advance(5 * MINUTE)
      await it.sessions.keepAlive(session.id)
    }
    const last = await it.sessions.validate(token)
    ensure(last !== undefined, 'a session in use must live until its absolute end')
    ensure(
      last.expiresAt.getTime() === session.createdAt.getTime() + ABSOLUTE_SECONDS * 1000,
      'the end shown must be the earlier of the two',
    )
    it.advance(5 * MINUTE)
    await mustBeDead(it, token, 'a session must end at its absolute end')
  })

  that('a session that has ended is not brought back by keepAlive', async (it) => {
    const { token, session } = await issueTo(it)
    it.advance(IDLE_SECONDS)
    await it.sessions.keepAlive(session.id)
    await mustBeDead(it, token, 'keepAlive must not bring back a session that has ended')
  })

  that('rotate gives a new token, ends the old one, and keeps the absolute end', async (it) => {
    const old = await issueTo(it)
    it.advance(MINUTE)
    const fresh = await it.sessions.rotate(old.token, 'mfa')
    ensure(fresh !== undefined, 'rotate must work on a live session')
    await mustBeDead(it, old.token, 'the old token must end when it is rotated')
    ensure((await mustAnswer(it, fresh.token)).assurance === 'mfa', 'rotate must take over the new assurance')
    ensure(fresh.session.createdAt.getTime() === old.session.createdAt.getTime(), 'rotate must not make a session younger')
    ensure((await it.sessions.rotate(old.token)) === undefined, 'a token is rotated once')
  })

  that('of two rotations at once, one wins', async (it) => {
    const { token } = await issueTo(it)
    const rotated = await Promise.all([it.sessions.rotate(token), it.sessions.rotate(token), it.sessions.rotate(token)])
    ensure(rotated.filter((one) => one !== undefined).length === 1, 'exactly one rotation must win')
  })

  that('revoke ends one session and no other', async (it) => {
    const [mine, mineToo] = [await issueTo(it), await issueTo(it)]
    await it.sessions.revoke(mine.session.id)
    await mustBeDead(it, mine.token, 'a revoked session must end')
    await mustLive(it, mineToo.token)
  })

  that('revokeAll ends every session of the account, none of another, and lets the next one in', async (it) => {
    const mine = [await issueTo(it), await issueTo(it)]
    const theirs = await issueTo(it, it.accounts[1])
    await it.sessions.revokeAll(it.accounts[0])
    for (const { token } of mine) await mustBeDead(it, token, 'revokeAll must end every session of the account')
    ensure((await it.sessions.list(it.accounts[0])).length === 0, 'sessions ended by revokeAll must not be listed')
    ensure((await it.sessions.rotate(mine[0]?.token ?? '')) === undefined, 'a session ended by revokeAll cannot be rotated')
    await it.sessions.keepAlive(mine[1]?.session.id ?? '')
    await mustBeDead(it, mine[1]?.token ?? '', 'a session ended by revokeAll cannot be kept alive')
    await mustLive(it, theirs.token)
    await mustLive(it, (await issueTo(it)).token)
  })

  that('a session says in which browser it began, and when more than one factor was proven', async (it) => {
    const single = await it.sessions.issue({ accountId: it.accounts[0], assurance: 'single', label: 'Firefox, Windows' })
    ensure(single.session.label === 'Firefox, Windows', 'issue must keep the label')
    ensure(single.session.provedAt === undefined, 'one factor is no proof of two')
    const strong = await it.sessions.issue({ accountId: it.accounts[0], assurance: 'mfa' })
    ensure(strong.session.provedAt?.getTime() === strong.session.createdAt.getTime(), 'issue with two factors must say when')
    it.advance(MINUTE)
    const raised = await it.sessions.rotate(single.token, 'mfa')
    ensure(raised?.session.provedAt?.getTime() === single.session.createdAt.getTime() + MINUTE * 1000, 'a step up must say when')
    ensure(raised.session.label === 'Firefox, Windows', 'a step up must keep the label')
    const found = await it.sessions.validate(raised.token)
    ensure(found?.provedAt?.getTime() === raised.session.provedAt.getTime(), 'validate must say what was proven')
  })

  that('revokeOthers ends every other session of the account, and gives this one a new token', async (it) => {
    const [mine, other] = [await it.sessions.issue({ accountId: it.accounts[0], assurance: 'mfa' }), await issueTo(it)]
    const theirs = await issueTo(it, it.accounts[1])
    const fresh = await it.sessions.revokeOthers(mine.token)
    ensure(fresh !== undefined, 'revokeOthers must work on a live session')
    ensure((await mustAnswer(it, fresh.token)).assurance === 'mfa', 'revokeOthers must keep the assurance')
    await mustBeDead(it, mine.token, 'the old token must end')
    await mustBeDead(it, other.token, 'every other session must end')
    await mustLive(it, theirs.token)
    ensure(ids(await it.sessions.list(it.accounts[0])) === fresh.session.id, 'only this session may be left')
    ensure((await it.sessions.revokeOthers(mine.token)) === undefined, 'revokeOthers must refuse a token that is not live')
    await mustLive(it, fresh.token)
    await mustLive(it, (await issueTo(it)).token)
  })

  that("two accounts never see each other's sessions", async (it) => {
    const [mine, theirs] = [await issueTo(it), await issueTo(it, it.accounts[1])]
    ensure((await mustAnswer(it, mine.token)).account_id === it.accounts[0], 'a token must answer for its own account')
    ensure((await mustAnswer(it, theirs.token)).account_id === it.accounts[1], 'a token must answer for its own account')
    ensure(ids(await it.sessions.list(it.accounts[0])) === mine.session.id, 'list must hold the sessions of the account only')
  })

  that('of six that end the others at once, one does, and the five others are over', async (it) => {
    const six = await Promise.all(Array.from({ length: 6 }, () => issueTo(it)))
    const ended = await Promise.all(six.map(({ token }) => it.sessions.revokeOthers(token)))
    const won = ended.filter((issued) => issued !== undefined)
    ensure(won.length === 1, 'of six that end the others at once, exactly one must go on')
    await mustLive(it, won[0]?.token ?? '')
    ensure((await it.sessions.list(it.accounts[0])).length === 1, 'every other session must be over')
  })

  that('nobody gets a session whose sessions were ended after they were identified, not even the first', async (it) => {
    await it.sessions.issue({ accountId: it.accounts[0], assurance: 'single', epoch: 0 })
    for (const accountId of it.accounts) {
      await it.sessions.revokeAll(accountId)
      const issued = await it.sessions.issue({ accountId, assurance: 'single', epoch: 0 }).catch((error: unknown) => error)
      ensure(issued instanceof AuthError && issued.code === 'SIGN_IN_OVER', 'issue must refuse an epoch that is over')
      ensure((await it.sessions.list(accountId)).length === 0, 'a refused issue must make no session')
      await it.sessions.issue({ accountId, assurance: 'single', epoch: 1 })
    }
  })

  that('a list holds live sessions, newest first, without anything to sign in with', async (it) => {
    const first = await issueTo(it)
    it.advance(10 * MINUTE)
    const second = await issueTo(it)
    const listed = await it.sessions.list(it.accounts[0])
    ensure(ids(listed) === `${second.session.id} ${first.session.id}`, 'list must hold every live session, newest first')
    const shown = JSON.stringify(listed)
    ensure(!shown.includes(halves(first.token)[1]) && !shown.includes(first.token), 'a list must not hold a secret')
    it.advance(10 * MINUTE)
    ensure(ids(await it.sessions.list(it.accounts[0])) === second.session.id, 'a session that has ended must not be listed')
  })

  that('the secret is stored nowhere', async (it) => {
    const { token } = await issueTo(it)
    const stored = await it.dump()
    const [id, secret] = halves(token)
    ensure(stored.includes(id), 'the dump must show what is stored')
    const raw = Buffer.from(secret, 'base64url').toString('hex')
    ensure(
      !stored.includes(secret) && !stored.includes(raw) && !stored.includes(Buffer.from(secret).toString('hex')),
      'a secret must not be stored',
    )
  })

  that('a sweep removes what has ended, says what ran out of time, and leaves the rest', async (it) => {
    const [old, ended] = [await issueTo(it), await issueTo(it, it.accounts[1])]
    await it.sessions.revokeAll(it.accounts[1])
    it.advance(IDLE_SECONDS)
    const live = await issueTo(it)
    ensure(ids(await it.sessions.sweep()) === old.session.id, 'sweep must return the sessions that ran out of time')
    await mustLive(it, live.token)
    const stored = await it.dump()
    ensure(!stored.includes(old.session.id) && !stored.includes(ended.session.id), 'sweep must remove what has ended')
    ensure((await it.sessions.sweep()).length === 0, 'a second sweep has nothing to do')
  })
}

const issueTo = (it: SessionsUnderTest, accountId = it.accounts[0]) => it.sessions.issue({ accountId, assurance: 'single' })
const ids = (sessions: readonly Session[]): string => sessions.map((session) => session.id).join(' ')
const changed = (text: string): string => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)

function halves(token: string): [string, string] {
  const [id, secret] = token.split('.')
  ensure(id !== undefined && secret !== undefined, 'a token must be publicId.secret')
  return [id, secret]
}

function malformed(token: string): string[] {
  const [id, secret] = halves(token)
  return [
    '',
    '.',
    '..',
    id,
    `${id}.`,
    `.${secret}`,
    `${token}.`,
    `${token}=`,
    ` ${token}`,
    `${token}\n`,
    `${token}.${secret}`,
    `${id}.%00`,
    'é'.repeat(64),
    '\u0000',
    "' or 1=1 --",
    'a'.repeat(100_000),
  ]
}

interface Answer {
  readonly account_id: string
  readonly session_id: string
  readonly assurance: string
  readonly stale: boolean
}

/** The query and `validate` must say the same; both are asked. */
async function mustBeDead(it: SessionsUnderTest, token: string, sentence: string): Promise<void> {
  ensure((await answersOf(it, token)).length === 0, `${sentence} (sessionQuery)`)
  ensure((await it.sessions.validate(token)) === undefined, `${sentence} (validate)`)
}

async function mustLive(it: SessionsUnderTest, token: string): Promise<void> {
  await mustAnswer(it, token)
  ensure((await it.sessions.validate(token)) !== undefined, 'a live session must be valid (validate)')
}

/** Asks by the query only: it extends nothing. */
async function mustAnswer(it: SessionsUnderTest, token: string): Promise<Answer> {
  const [answer, ...more] = await answersOf(it, token)
  ensure(answer !== undefined && more.length === 0, 'a live session must give exactly one row (sessionQuery)')
  return answer
}

async function answersOf(it: SessionsUnderTest, token: string): Promise<Answer[]> {
  const query = it.sessions.sessionQuery(token)
  if (query === undefined) return []
  return (await sql<Answer>`select answer.* from (select 1) as one cross join ${query} as answer`.execute(it.db)).rows
}
