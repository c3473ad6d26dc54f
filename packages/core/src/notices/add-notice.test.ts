import { beforeAll, describe, expect, test } from 'vitest'
import { createId } from '../store/ids.ts'
import type { OpenStore } from '../store/store.ts'
import { insertClient } from '../store/test-rows.ts'
import { eachStore } from '../store/test-stores.ts'
import { addNotice, type NewNotice } from './add-notice.ts'

const NOW = new Date('2026-11-22T11:00:00Z')

eachStore((make) => {
  describe('what the portal itself tells people', () => {
    let store: OpenStore
    let accountId: string
    let clientId: string

    beforeAll(async () => {
      store = await make()
      accountId = createId(NOW)
      const person = { id: accountId, email: 'zoon@voorbeeld.nl', name: 'De zoon', locale: 'nl', form: null, created_at: NOW }
      await store.system().insertInto('account').values(person).execute()
    })

    const tell = (given: Partial<NewNotice<'care-ended'>>) =>
      addNotice(store.system(), {
        accountId,
        clientId,
        kind: 'care-ended',
        reference: 'a',
        values: { day: '2026-11-29' },
        now: NOW,
        ...given,
      })
    const notices = () => store.system().selectFrom('notice').selectAll().where('client_id', '=', clientId).orderBy('id').execute()

    test('is told once for one reference, and again for another', async () => {
      clientId = await insertClient(store)
      expect([await tell({}), await tell({}), await tell({ reference: 'b' })]).toEqual([true, false, true])
      expect(await notices()).toMatchObject([
        { plugin: 'core', kind: 'care-ended', reference: 'a', values: { day: '2026-11-29' }, created_at: NOW, read_at: null },
        { reference: 'b' },
      ])
    })

    test('is told no more from the day the client died', async () => {
      clientId = await insertClient(store)
      await store.system().updateTable('client').set({ deceased_on: '2026-11-22' }).where('id', '=', clientId).execute()
      expect(await tell({ now: new Date('2026-11-21T22:59:00Z') })).toBe(true)
      expect(await tell({ now: new Date('2026-11-21T23:00:00Z'), reference: 'b' })).toBe(false)
      expect(await notices()).toHaveLength(1)
    })

    test('is not told of a client whose copy was erased, nor of nobody', async () => {
      clientId = await insertClient(store)
      await store.system().updateTable('client').set({ erased_at: NOW }).where('id', '=', clientId).execute()
      expect(await tell({ reference: 'c' })).toBe(false)
      expect(await tell({ reference: 'c', clientId: createId() })).toBe(false)
    })

    test('takes a name with a line break in it, on one line', async () => {
      clientId = await insertClient(store)
      await addNotice(store.system(), {
        accountId,
        clientId,
        kind: 'invitation-accepted',
        reference: 'd',
        values: { person: `Jan\n\u2028de Vries${'x'.repeat(300)}` },
        now: NOW,
      })
      const [notice] = await notices()
      expect(String(notice?.values.person)).toMatch(/^Jan de Vriesx{188}$/)
    })
  })
})
