import { expect, test } from 'vitest'
import type { GrantInput } from './grant-access.ts'
import { clientStep, eachDatabase, type OwnSide } from './own-side.fixture.ts'

const by = { grantedBy: 'test', notify: false }
const person = { email: 'iemand@voorbeeld.nl', name: 'Iemand', clientNumber: 'nr-a' }

async function grant({ portal }: OwnSide, given: Pick<GrantInput, 'basis'> & Partial<GrantInput>) {
  return portal.grant({ ...person, ...given }, by)
}

eachDatabase((open) => {
  test('an administrator gets the set for money and nothing beyond it, whoever asks', async () => {
    const house = await open()
    await house.deliver(clientStep({ sourceId: 'a' }))
    expect((await grant(house, { basis: 'administrator' })).rights).toEqual(['board.money:read'])
    for (const more of [{ set: 'alles' }, { rights: ['board.money:read', 'board.reports:read'] }, { rights: ['board.secret:read'] }]) {
      await expect(grant(house, { basis: 'administrator', ...more })).rejects.toMatchObject({
        code: 'GRANT_REFUSED',
        message: expect.stringContaining('after money only') as string,
      })
    }
    await house.portal.close()
  })

  test('an administrator gets nothing where the organisation names no set', async () => {
    const house = await open({ access: { byBasis: { self: 'alles' } } })
    await house.deliver(clientStep({ sourceId: 'a' }))
    await expect(grant(house, { basis: 'administrator', set: 'geld' })).rejects.toMatchObject({ code: 'GRANT_REFUSED' })
    await house.portal.close()
  })

  test('a refused grant leaves nothing: no account, no access, no entry of a grant', async () => {
    const house = await open()
    await house.deliver(clientStep({ sourceId: 'a' }))
    await expect(grant(house, { basis: 'invited', represents: true, set: 'alles' })).rejects.toMatchObject({ code: 'GRANT_REFUSED' })
    const { rows } = await house.portal.store.execute(
      'select (select count(*) from account)::int as a, (select count(*) from access)::int as b',
    )
    expect(rows).toEqual([{ a: 0, b: 0 }])
    expect((await house.portal.entries()).map(({ event }) => event)).not.toContain('access.granted')
    await house.portal.close()
  })

  test('a right that is explicit is given one by one', async () => {
    const house = await open()
    await house.deliver(clientStep({ sourceId: 'a' }))
    expect((await grant(house, { basis: 'family', rights: ['board.secret:read'] })).rights).toEqual(['board.secret:read'])
    await house.portal.close()
  })

  test('a parent reads a child of eleven, one of fourteen who agreed, and none of sixteen or of an unknown age', async () => {
    const house = await open({ now: '2026-11-22T11:00:00Z' })
    const bornOn = { a: '2015-01-01', b: '2012-01-01', c: '2010-11-22' }
    await house.deliver(
      ...Object.entries(bornOn).map(([sourceId, day]) => clientStep({ sourceId, bornOn: day })),
      clientStep({ sourceId: 'd' }),
    )
    const parent = (clientNumber: string, consented = false) =>
      grant(house, { clientNumber, basis: 'parental-authority', represents: true, set: 'alles', consented })
    const granted = [await parent('nr-a'), await parent('nr-b', true)]
    const consents = await house.portal.store.execute('select consented_at is not null as consented from access order by created_at, id')
    expect(granted.map(({ rights }) => rights.length)).toEqual([4, 4])
    expect(consents.rows).toEqual([{ consented: false }, { consented: true }])
    await expect(parent('nr-b')).rejects.toThrow('must agree first')
    await expect(parent('nr-c', true)).rejects.toThrow('sixteen or older')
    await expect(parent('nr-d')).rejects.toThrow('no day of birth')
    await expect(parent('nr-a', true)).rejects.toThrow('Leave --consented out')
    await house.portal.close()
  })
})
