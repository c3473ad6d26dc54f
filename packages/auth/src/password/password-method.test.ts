import { afterAll, beforeAll, describe, test } from 'vitest'
import { defaultPolicy } from '../policy/sign-in-policy.ts'
import { signInMethodContract } from '../sign-in-method-contract.ts'
import { listTestDatabases, type TestDatabase } from '../test-database.ts'
import { createFactorPorts } from '../factor/test-factor-ports.ts'
import { password } from './password.tsx'

const SECRET = 'vier losse fietsbellen'
const WRONG = 'iets heel anders dan dat'

describe.each(listTestDatabases())('user name and password on $kind', ({ open }) => {
  let database: TestDatabase

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())

  signInMethodContract({ test }, async () => {
    await database.clear()
    const { ports } = createFactorPorts(database)
    const method = await password().open({ ...ports, policy: defaultPolicy })
    const [accountId] = database.accounts
    const judged = await method.passwords?.judge(accountId, SECRET, 'truus')
    if (!judged || !('hash' in judged)) throw new Error('The password of this test must be taken.')
    await method.passwords?.name(database.auth, accountId, { userName: 'truus', state: 'chosen' })
    await method.passwords?.setHash(database.auth, accountId, judged.hash)
    return {
      method,
      accountId,
      right: { username: 'truus', password: SECRET },
      wrong: { username: 'truus', password: WRONG },
      unknown: { username: 'bertha', password: WRONG },
      dump: database.dump,
      secrets: [SECRET, WRONG, 'bertha'],
    }
  })
})
