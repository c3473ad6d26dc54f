import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWzd, OPTIONS, toGiven, UNDECIDED, type WzdPortal } from './testing/open-wzd.ts'
import { wzd } from './wzd.ts'

type Viewer = Parameters<WzdPortal['portal']['viewer']>[0]

type Person = Awaited<ReturnType<WzdPortal['portal']['viewer']>>

// A notice may lie in a mailbox: no care, no measure, no law.
const HEALTH = /maatregel|zorg|dwang|wzd|vrijheid|nood|Sensor|Vasthouden|Camera|Zwaluw/i
const KINDS = ['new-measure', 'emergency', 'term-ends', 'evaluation-due']

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
        for (const when of ['ahead', 'past'])
          expect([kind, HEALTH.exec(t(`notice.${kind}`, { client: 'Mevrouw Alblas', when }))?.[0]]).toEqual([kind, undefined])
    }
  })

  test('do not say of a term that is over that it comes', () => {
    const t = it.portal.composition.messages.for('wzd')('nl', 'u')
    const [ahead, past] = ['ahead', 'past'].map((when) => t('notice.term-ends', { client: 'Mevrouw Alblas', when }))
    expect(ahead).toBe('Een termijn voor Mevrouw Alblas loopt binnenkort af')
    expect(past).toBe('Een termijn voor Mevrouw Alblas is voorbij')
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
    expect(words).toContain('300/0 Niet te bepalen wat dit volgens de wet is Gaat over:')
    expect(words).toContain('of de cliënt zich verzet, en of die het ermee eens is')
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
