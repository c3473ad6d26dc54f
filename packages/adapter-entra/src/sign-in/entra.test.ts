import { redirectMethodContract } from '@voordeur/auth/testing'
import { afterAll, test } from 'vitest'
import { closeEntraFixtures, openEntraFixture } from './entra.fixture.ts'

afterAll(closeEntraFixtures)

redirectMethodContract({ test }, async () => {
  const it = await openEntraFixture()
  return {
    method: it.method,
    accountId: it.accountId,
    signInThere: (location) => it.signIn(location),
    signInStranger: (location) => it.signIn(location, it.stranger),
    stopProvider: it.close,
    dump: async () => it.logged.join('\n'),
  }
})
