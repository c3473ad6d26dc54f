import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listTestDatabases, type TestDatabase } from '../test-database.ts'
import { createLuciaSessions } from './lucia-sessions.ts'
import { sessionsContract, type SessionsUnderTest } from './sessions-contract.ts'

describe.each(listTestDatabases())('sessions through lucia on $kind', ({ open }) => {
  let database: TestDatabase

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())

  async function setUp(start = new Date('2031-03-03T10:00:00Z')): Promise<SessionsUnderTest> {
    await database.clear()
    let clock = start
    const now = () => clock
    return {
      sessions: createLuciaSessions({ database: () => database.auth, now }),
      db: database.db,
      accounts: database.accounts,
      advance: (seconds) => {
        clock = new Date(clock.getTime() + seconds * 1000)
      },
      dump: database.dump,
    }
  }

  sessionsContract({ test }, setUp)

  test.each(['1999-12-31T23:00:00Z', '2090-06-01T00:00:00Z'])(
    "lives by the portal's clock at %s, whatever the machine's says",
    async (start) => {
      const { sessions, accounts, advance } = await setUp(new Date(start))
      const { token } = await sessions.issue({ accountId: accounts[0], assurance: 'single' })
      advance(14 * 60)
      expect((await sessions.validate(token))?.expiresAt).toEqual(new Date(Date.parse(start) + 29 * 60_000))
      advance(15 * 60)
      expect(await sessions.validate(token)).toBeUndefined()
    },
  )

  test('a session is not issued to an account that does not exist', async () => {
    const { sessions } = await setUp()
    await expect(sessions.issue({ accountId: '01890000-0000-7000-8000-0000000000ff', assurance: 'single' })).rejects.toThrow()
  })
})
