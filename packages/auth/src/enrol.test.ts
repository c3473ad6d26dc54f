import { createTestKeys } from '@voordeur/core/testing'
import { HASH_NAME, HASH_PREFIX, HASH_PURPOSE } from './password/password-hasher.ts'
import { seal, unseal } from './seal.ts'
import { hash } from '@node-rs/argon2'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { auth } from './auth.ts'
import { authenticatorApp } from './factor/authenticator-app.ts'
import { sms } from './factor/sms.ts'
import { password } from './password/password.tsx'
import { cmSmsSender } from './sms/cm-sms-sender.ts'
import { consoleSmsSender } from './sms/console-sms-sender.ts'
import { listTestDatabases, type TestDatabase } from './test-database.ts'
import { openTestPortal, type TestPortal } from './test-portal.ts'

const GOOD = 'vier losse fietsbellen'

describe.each(listTestDatabases())('enrolling on $kind', ({ open }) => {
  let database: TestDatabase
  let portal: TestPortal

  const enrol = (userName: string, secret = GOOD, who: 0 | 1 = 0) =>
    portal.authenticator.enrol(database.accounts[who], { userName, password: secret })
  const signIn = (username: string, secret = GOOD) => portal.post('/inloggen', { form: { method: 'password', username, password: secret } })
  const code = (expected: string) => expect.objectContaining({ name: 'AuthError', code: expected })

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await database.clear()
    portal = await openTestPortal(auth({ methods: [password()] }), database)
  })

  test('a user name belongs to one account, however it is written', async () => {
    await enrol('Anna.Jansen')
    for (const name of ['anna.jansen', 'ANNA.JANSEN', 'ａｎｎａ.jansen'])
      await expect(enrol(name, GOOD, 1)).rejects.toThrow(code('USER_NAME_TAKEN'))
    await enrol('bram.jansen', GOOD, 1)
  })

  test('attack 07: nobody at a desk takes over an account that has a password of its own', async () => {
    await enrol('anna')
    await expect(enrol('anna2', 'natte sokken op dinsdag')).rejects.toThrow(code('ENROLLED'))
    expect((await signIn('anna')).status).toBe(303)
    expect((await signIn('anna2', 'natte sokken op dinsdag')).status).toBe(422)
  })

  test('a number that is given at a desk never takes the place of one, and the log says who gave it', async () => {
    await database.auth
      .insertInto('auth_phone')
      .values({ account_id: database.accounts[0], number: '+31612345678', changed_at: new Date() })
      .execute()
    const given = { userName: 'anna', password: GOOD, phone: '06 87654321', by: 'Petra Bos', via: 'desk-3' }
    await portal.authenticator.enrol(database.accounts[0], given)
    expect(await database.auth.selectFrom('auth_phone').select('number').execute()).toEqual([{ number: '+31612345678' }])
    expect(portal.events.at(-1)).toMatchObject({ type: 'account-enrolled', detail: { by: 'Petra Bos', via: 'desk-3', phone: 'unchanged' } })
    await expect(portal.authenticator.enrol(database.accounts[1], { ...given, by: 'x\n' })).rejects.toThrow(code('STAFF_UNNAMED'))
  })

  test("attack 05: an address is no user name but for its owner, and the answer does not say whether it is somebody's", async () => {
    for (const address of ['Persoon1@example.nl', 'persoon1＠example.nl', 'niemand@example.nl'])
      await expect(enrol(address)).rejects.toThrow(code('USER_NAME_INVALID'))
    await enrol('Persoon0@example.nl')
  })

  test.each(['', 'ab', 'a b c', '<b>anna</b>', 'anna\u0000', 'anna\u202E', '.anna', 'x'.repeat(101), 'anna\r\njansen'])(
    '%j is no user name',
    async (name) => {
      await expect(enrol(name)).rejects.toThrow(code('USER_NAME_INVALID'))
    },
  )

  test('a password that is short, or that anyone would try for this portal or this person, is refused', async () => {
    for (const secret of ['kort', 'bloemendaal2026', 'annajansen123', 'x'.repeat(129)])
      await expect(enrol('anna.jansen', secret)).rejects.toThrow(code('PASSWORD_REFUSED'))
    expect((await signIn('anna.jansen', 'bloemendaal2026')).status).toBe(422)
  })

  test('a hash with older parameters is made anew when its password is right, and only then', async () => {
    await enrol('anna')
    const by = createTestKeys().seal(HASH_PURPOSE)
    const older = await hash(GOOD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
    await database.auth
      .updateTable('auth_password')
      .set({ hash: `${HASH_PREFIX}${seal(by, HASH_NAME, Buffer.from(older))}` })
      .execute()
    const read = async () => {
      const row = await database.auth.selectFrom('auth_password').select('hash').executeTakeFirstOrThrow()
      return unseal(by, HASH_NAME, row.hash?.slice(HASH_PREFIX.length) ?? '').toString()
    }
    await signIn('anna', 'iets anders dan dat')
    expect(await read()).toContain('m=19456')
    expect((await signIn('anna')).status).toBe(303)
    expect(await read()).toContain('m=47104')
    expect((await signIn('anna')).status).toBe(303)
  })

  test('erasing an account takes its name, password and sessions along', async () => {
    await enrol('bram', GOOD, 1)
    expect((await signIn('bram')).status).toBe(303)
    await database.eraseAccount(database.accounts[1])
    expect(await database.dump()).not.toContain(database.accounts[1])
  })
})

describe('configuring', () => {
  test('without a method, with one twice, or with an unknown option, the portal is told', () => {
    expect(auth({ methods: [] }).optionProblems).toEqual(['methods: must name at least one way to sign in, such as password()'])
    expect(auth({ methods: [password(), password()] }).optionProblems).toEqual([
      'methods: must name each way to sign in once; two alike need ids of their own',
    ])
    const unknown = Object.assign({ methods: [password()] }, { idle: '1d' })
    expect(auth(unknown).optionProblems).toHaveLength(1)
    expect(auth({ methods: [password()] }).optionProblems).toEqual([])
  })

  test('that there is one factor only is a finding that stops a portal, and so is SMS without an app beside it', () => {
    expect(auth({ methods: [password()] }).findings).toMatchObject([{ id: 'auth.single-factor', level: 'error' }])
    expect(auth({ methods: [password()], secondFactors: [sms()] }).findings).toMatchObject([{ id: 'auth.sms-only', level: 'error' }])
    expect(auth({ methods: [password()], secondFactors: [authenticatorApp(), sms()] }).findings).toEqual([])
  })

  test('what production refuses is said apart: a portal without a provider of text messages still runs in development', () => {
    const plain = auth({ methods: [password()], secondFactors: [sms()] })
    expect(plain.optionProblems).toEqual([])
    expect(plain.productionProblems).toEqual([expect.stringContaining('sms.sender: production needs a provider')])
    const onScreen = auth({ methods: [password()], secondFactors: [sms({ sender: consoleSmsSender() })] })
    expect(onScreen.productionProblems).toEqual([expect.stringContaining('shows text messages on the screen')])
    const sender = cmSmsSender({ productToken: '00000000-0000-0000-0000-000000000000', from: 'Laurens' })
    expect(auth({ methods: [password()], secondFactors: [sms({ sender })] }).productionProblems).toEqual([])
  })

  test('a mistake in a factor or a policy is told with its path', () => {
    const wrong = auth({
      methods: [password()],
      secondFactors: [sms({ perHour: 0, countries: ['XX' as 'NL'] })],
      policy: { passwordLength: 3 },
    })
    expect(wrong.optionProblems).toEqual([
      expect.stringMatching(/^policy\.passwordLength: /),
      expect.stringMatching(/^sms\.countries\.0: must be a country code/),
      expect.stringMatching(/^sms\.perHour: /),
    ])
  })

  test('the strongest assurance it can give is that of its factors', () => {
    expect(auth({ methods: [password()] }).maxAssurance).toBe('single')
    expect(auth({ methods: [password()], secondFactors: [authenticatorApp()] }).maxAssurance).toBe('mfa')
  })
})
