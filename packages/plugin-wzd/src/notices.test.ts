import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWzd, toGiven, UNDECIDED, type WzdPortal } from './testing/open-wzd.ts'

type Person = Awaited<ReturnType<WzdPortal['portal']['viewer']>>

// A notice may lie in a mailbox: no care, no measure, no law.
const HEALTH = /maatregel|zorg|dwang|wzd|vrijheid|nood|Sensor|Vasthouden|Camera|Zwaluw/i
const KINDS = ['new-measure', 'emergency', 'term-ends', 'evaluation-due']

let it: WzdPortal
beforeAll(async () => {
  it = await openWzd()
})
afterAll(() => it.portal.close())

const noticesOf = (person: Person) =>
  it.portal.store
    .system()
    .selectFrom('notice')
    .selectAll()
    .where('plugin', '=', 'wzd')
    .where('account_id', '=', person.accountId ?? '')
    .execute()
describe('notices of measures', () => {
  test('come to the client and who represents them once each, and to nobody who may not read them', async () => {
    const client = await it.portal.viewer({ clientNumber: '100' })
    const mentor = await it.portal.viewer({ clientNumber: '100', basis: 'mentor', represents: true, rights: [] })
    const daughter = await it.portal.viewer({ clientNumber: '100', basis: 'family', set: 'alles' })
    const ticked = await it.portal.viewer({ clientNumber: '100', basis: 'invited', rights: ['wzd.measures:read'] })
    it.portal.clock.advance('5d')
    await it.portal.watch()
    const [own, theirs] = [await noticesOf(client), await noticesOf(mentor)]
    expect(new Set(own.map(({ kind }) => kind))).toEqual(new Set(KINDS))
    expect(theirs.map(({ kind }) => kind).toSorted()).toEqual(own.map(({ kind }) => kind).toSorted())
    expect([await noticesOf(daughter), await noticesOf(ticked)]).toEqual([[], []])
    await it.portal.watch()
    expect(await noticesOf(client)).toHaveLength(own.length)
  })

  test('say that there is something to read and never what, to whoever is told, in both languages', () => {
    for (const locale of ['nl', 'en'] as const) {
      const t = it.portal.composition.messages.for('wzd')(locale, 'u')
      for (const kind of KINDS)
        expect([kind, HEALTH.exec(t(`notice.${kind}`, { client: 'Mevrouw Alblas' }))?.[0]]).toEqual([kind, undefined])
    }
  })
})

describe('the desk', () => {
  test('sees which measures are to be reviewed and what is missing of them, and nothing of what they say', async () => {
    await it.deliver({ 300: [toGiven(UNDECIDED)] })
    await it.portal.watch()
    const staff = await it.portal.staff(['alles'])
    const { text } = await staff.get('/beheer/wzd/review')
    const row = text.match(/<tr[^>]*>(?:(?!<\/tr>)[\s\S])*300\/0(?:(?!<\/tr>)[\s\S])*?<\/tr>/g)?.join(' ') ?? ''
    const words = row.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
    expect(words).toContain('300/0 Niet te bepalen wat dit volgens de wet is. Vul aan:')
    expect(words).toContain('wat de cliënt vindt')
    expect(words).toContain('De termijn is voorbij, en de maatregel loopt door')
    expect(words).toContain('memory')
    expect(text).not.toMatch(/Camera|Vallen|Sensor|Zwaluw|Alblas|Cats|Fatma/)
    expect((await staff.get('/beheer')).text).toMatch(/WZD nakijken/)
  })

  test('is empty when all is complete, and says what would stand there', async () => {
    const fresh = await openWzd()
    await fresh.deliver({ 100: [], 300: [] })
    const staff = await fresh.portal.staff(['alles'])
    await fresh.portal.store.execute('delete from record_finding')
    expect((await staff.get('/beheer/wzd/review')).text).toContain('Er is niets om na te kijken')
    await fresh.portal.close()
  })

  test('opens for who has its right, and for nobody around a client', async () => {
    const client = await it.portal.viewer({ clientNumber: '100' })
    expect((await client.get('/beheer/wzd/review')).status).toBe(404)
  })
})
