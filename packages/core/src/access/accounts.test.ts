import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMemorySource } from '../testing/memory-source.ts'
import { createTestPortal, type TestPortal } from '../testing/create-test-portal.ts'
import { findAccount } from './accounts.ts'

let portal: TestPortal
beforeAll(async () => {
  const memory = createMemorySource([])
  memory.steps = [{ client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [] }, { completeSnapshot: true }]
  portal = await createTestPortal({ plugins: [], sources: [memory.source] })
  await portal.sync()
  await portal.viewer({ clientNumber: '100', email: 'kees@voorbeeld.nl', name: 'Kees Bakker' })
})
afterAll(() => portal.close())

const find = (email: string) => findAccount(portal.store.system(), { email })

test('an account is found by its address, in capitals too', async () => {
  expect(await find('Kees@Voorbeeld.NL')).toMatchObject({ name: 'Kees Bakker' })
})

test.each(['\u212Aees@voorbeeld.nl', 'kees@voorbeeld.n\u217C', ' kees@voorbeeld.nl', 'kees@voorbeeld.nl\n', ''])(
  'an address that no account can have (%j) is nobody’s',
  async (email) => {
    expect(await find(email)).toBeUndefined()
  },
)
