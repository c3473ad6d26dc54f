import { redirectMethodContract } from '@voordeur/auth/testing'
import { test } from 'vitest'
import { openEntraFixture } from './entra.fixture.ts'

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
