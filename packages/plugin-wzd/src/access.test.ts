import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWzd, OPTIONS, type WzdPortal } from './testing/open-wzd.ts'
import { wzd } from './wzd.ts'

type Viewer = Parameters<WzdPortal['portal']['viewer']>[0]

const RIGHT = 'wzd.measures:read'

let it: WzdPortal
beforeAll(async () => {
  it = await openWzd({ plugins: [wzd({ ...OPTIONS, representatives: ['written-authorisation'] })] })
})
afterAll(() => it.portal.close())

const open = async (access: Omit<Viewer, 'clientNumber'>) => {
  const person = await it.portal.viewer({ clientNumber: '100', ...access })
  const path = `/client/${person.clientId}/wzd/measures`
  return { person, path, page: await person.get(path) }
}

describe('who reads about measures', () => {
  test.each(['self', 'mentor', 'curator', 'written-authorisation'] as const)('%s, by what they are to the client', async (basis) => {
    const { page } = await open({ basis, rights: [], represents: basis !== 'self' })
    expect(page.status).toBe(200)
    expect(page.text).toContain('Sensor in de nacht')
  })

  test.each(['family', 'invited', 'administrator'] as const)(
    '%s with every right of the permission set does not: the part is nowhere',
    async (basis) => {
      const { person, path, page } = await open({ basis, set: 'alles' })
      expect(page.status).toBe(404)
      expect((await person.json(path)).status).toBe(404)
      expect((await person.get(`/client/${person.clientId}`)).text).not.toMatch(/wzd|Sensor/i)
      expect((await person.get(`/client/${person.clientId}/core/search?q=sensor`)).text).not.toContain('Sensor in de nacht')
    },
  )

  test('an invited contact does by a tick of their own', async () => {
    expect((await open({ basis: 'invited', rights: [RIGHT] })).page.status).toBe(200)
  })

  test('a written authorisation counts only where the organisation says so', async () => {
    const strict = await openWzd()
    const person = await strict.portal.viewer({ clientNumber: '100', basis: 'written-authorisation', rights: [] })
    expect((await person.get(`/client/${person.clientId}/wzd/measures`)).status).toBe(404)
    await strict.portal.close()
  })

  test.each([
    ['mentor', [], 'basis'],
    ['invited', [RIGHT], 'granted'],
  ] as const)('each view of a %s is in the access log with its ground', async (basis, rights, ground) => {
    const { person, path } = await open({ basis, rights: [...rights] })
    await person.get(`${path}?show=summary`)
    const rows = await it.portal.store
      .system()
      .selectFrom('audit_entry')
      .select(['event_type', 'basis', 'right', 'detail', 'outcome'])
      .where('account_id', '=', person.accountId ?? '')
      .where('part', '=', 'wzd.measures')
      .execute()
    const entry = { event_type: 'part.read', basis, right: RIGHT, outcome: 'success' }
    expect(rows).toEqual([1, 2].map(() => ({ ...entry, detail: expect.objectContaining({ ground }) })))
  })

  test('the start page neither says that there are measures nor reads them', async () => {
    const { person } = await open({ basis: 'self', rights: [] })
    const { text } = await person.get(`/client/${person.clientId}`)
    expect(text).toContain('Alles')
    expect(text).not.toMatch(/maatregel|Sensor|zorg en dwang|onvrijwillig/i)
    const entries = (await it.portal.entries()).filter(({ accountId, event }) => accountId === person.accountId && event === 'part.summary')
    expect(entries).toEqual([])
  })
})
