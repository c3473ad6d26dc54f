import { expect, test } from 'vitest'
import { createId } from '../store/ids.ts'
import type { OpenStore } from '../store/store.ts'
import { eachStore } from '../store/test-stores.ts'
import { appendAudit, type SystemAuditEntry } from './append-audit.ts'
import { listAccessEvents, type AccessEventQuery } from './list-access-events.ts'
import { readAudit } from './read-audit.ts'
import { readToldAudit } from './read-told-audit.ts'

const clientId = createId()
const daughter = createId()
const stranger = createId()
const READ = { eventType: 'part.read', action: 'R', outcome: 'success', part: 'dossier.plan', right: 'dossier.plan:read' } as const
const CHANGED = { eventType: 'access.changed', action: 'U', outcome: 'success' } as const

type Given = Partial<SystemAuditEntry> & { readonly at: Date }
const at = (moment: string) => new Date(moment)
const by = (accountId: string, given: Given): SystemAuditEntry => ({ ...READ, clientId, accountId, basis: 'family', ...given })

const PERIOD = { clientId, from: at('2026-01-01T00:00:00Z'), until: at('2027-01-01T00:00:00Z'), limit: 50, seen: 'all' } as const
const list = async (store: OpenStore, query: Partial<AccessEventQuery> = {}) =>
  (await listAccessEvents(store.system(), { ...PERIOD, ...query })).events

eachStore((make) => {
  const makeLog = async (...entries: readonly SystemAuditEntry[]) => {
    const store = await make()
    const account = {
      id: daughter,
      email: 'dochter@voorbeeld.nl',
      name: 'Dochter Alblas',
      locale: 'nl',
      created_at: at('2026-01-01T00:00:00Z'),
    }
    await store.system().insertInto('account').values(account).execute()
    await appendAudit(store.system(), ...entries)
    return store
  }

  test('a line says who, as what, which part, what was done and on which ground', async () => {
    const accessId = createId()
    const store = await makeLog(by(daughter, { at: at('2026-11-22T11:00:00Z'), accessId, detail: { types: ['carePlan'] } }))
    expect(await list(store)).toEqual([
      {
        at: at('2026-11-22T11:00:00Z'),
        times: 1,
        accountId: daughter,
        name: 'Dochter Alblas',
        by: undefined,
        about: undefined,
        basis: 'family',
        role: undefined,
        right: 'dossier.plan:read',
        accessId,
        part: 'dossier.plan',
        eventType: 'part.read',
        action: 'R',
        done: undefined,
        outcome: 'success',
      },
    ])
  })

  test('of parts that the reader does not see a person has one line a day and outcome, without part, right, what was done or how often', async () => {
    const hidden = { part: 'wzd.measures', right: 'wzd.measures:read' } as const
    const store = await makeLog(
      by(daughter, { at: at('2026-11-22T10:00:00Z') }),
      by(daughter, { at: at('2026-11-22T11:00:00Z'), ...hidden, detail: { of: stranger } }),
      by(daughter, { at: at('2026-11-22T12:00:00Z'), ...hidden, eventType: 'part.action', action: 'U', detail: { action: 'write' } }),
      by(daughter, { at: at('2026-11-22T13:00:00Z'), part: 'gone.part', right: 'gone.part:read' }),
      by(daughter, { at: at('2026-11-22T14:00:00Z'), ...hidden, outcome: 'refused' }),
      by(daughter, { at: at('2026-11-23T10:00:00Z'), ...hidden }),
      by(stranger, { at: at('2026-11-23T11:00:00Z'), ...hidden }),
      { ...CHANGED, clientId, accountId: stranger, basis: 'family', at: at('2026-11-23T12:00:00Z') },
    )
    const told = await list(store, { seen: ['dossier.plan'] })
    expect(told.map((line) => [line.eventType, line.accountId === daughter, line.outcome, line.times])).toEqual([
      ['access.changed', false, 'success', 1],
      ['part.unseen', false, 'success', 1],
      ['part.unseen', true, 'success', 1],
      ['part.unseen', true, 'refused', 1],
      ['part.unseen', true, 'success', 1],
      ['part.read', true, 'success', 1],
    ])
    for (const line of told.filter(({ eventType }) => eventType === 'part.unseen'))
      expect(line).toMatchObject({ action: 'E', part: undefined, right: undefined, done: undefined, about: undefined, basis: 'family' })
    expect(JSON.stringify(told)).not.toMatch(/wzd|gone/)
    expect(await list(store, { seen: [] })).toHaveLength(5)
    expect(await list(store)).toHaveLength(8)
  })

  test('that somebody came from another client is in the log, and not told', async () => {
    const switched = {
      eventType: 'client.switched',
      action: 'E',
      outcome: 'success',
      clientId,
      accountId: daughter,
      basis: 'family',
    } as const
    const store = await makeLog({ ...switched, at: at('2026-11-22T10:00:00Z') }, by(daughter, { at: at('2026-11-22T11:00:00Z') }))
    expect((await list(store)).map(({ eventType }) => eventType)).toEqual(['part.read'])
    const told = await Array.fromAsync(readToldAudit(store.system, { clientId, until: PERIOD.until, seen: 'all' }))
    expect(told.map(({ event_type }) => event_type)).toEqual(['part.read'])
    const exported = await Array.fromAsync(readAudit(store.system, { clientId }))
    expect(exported.map(({ event_type }) => event_type)).toEqual(['client.switched', 'part.read'])
  })

  test('equal lines of one day are one, with the first time and how many; what differs stands by itself', async () => {
    const moments = ['2026-11-22T08:00:00Z', '2026-11-22T11:00:00Z', '2026-11-22T09:00:00Z'].map((moment) => at(moment))
    const noon = at('2026-11-22T12:00:00Z')
    const store = await makeLog(
      ...moments.map((moment) => by(daughter, { at: moment })),
      by(stranger, { at: noon }),
      by(daughter, { at: noon, outcome: 'refused' }),
      by(daughter, { at: noon, part: 'dossier.team' }),
      by(daughter, { at: noon, basis: 'mentor' }),
      by(daughter, { at: noon, accessId: createId() }),
      by(daughter, { at: noon, right: 'dossier.plan:print' }),
      by(daughter, { at: noon, eventType: 'part.summary' }),
      by(daughter, { at: noon, eventType: 'part.action', action: 'U', detail: { action: 'post' } }),
      by(daughter, { at: noon, eventType: 'part.action', action: 'U', detail: { action: 'hide' } }),
    )
    const lines = await list(store)
    expect(lines).toHaveLength(10)
    expect(lines.slice(0, -1).map(({ times }) => times)).toEqual(Array.from({ length: 9 }, () => 1))
    expect(lines.at(-1)).toMatchObject({ at: at('2026-11-22T08:00:00Z'), times: 3, name: 'Dochter Alblas' })
    expect(lines.flatMap(({ done }) => done ?? [])).toEqual(['hide', 'post'])
  })

  test('a day is a day in Amsterdam', async () => {
    // 23:30 and half past midnight in Amsterdam, in winter and in summer.
    const nights = ['2026-11-21T22:30:00Z', '2026-11-21T23:30:00Z', '2026-07-01T21:30:00Z', '2026-07-01T22:30:00Z']
    const store = await makeLog(...nights.map((moment) => by(daughter, { at: at(moment) })))
    expect((await list(store)).map(({ times }) => times)).toEqual([1, 1, 1, 1])
    const days = await makeLog(...['2026-11-21T23:30:00Z', '2026-11-22T22:30:00Z'].map((moment) => by(daughter, { at: at(moment) })))
    expect((await list(days)).map(({ times }) => times)).toEqual([2])
  })

  test('lines of another client are never there, nor what concerns no client', async () => {
    const noon = at('2026-11-22T12:00:00Z')
    const { clientId: _client, ...signIn } = by(daughter, { at: noon, eventType: 'second-factor' })
    const store = await makeLog(by(daughter, { at: noon, clientId: createId() }), signIn, by(daughter, { at: noon, part: 'dossier.team' }))
    expect((await list(store)).map(({ part }) => part)).toEqual(['dossier.team'])
    expect(await list(store, { before: '99999999999999999.1' })).toHaveLength(1)
  })

  test('the period takes its beginning and leaves out its end', async () => {
    const moments = ['2026-11-20T23:00:00Z', '2026-11-21T22:59:59Z', '2026-11-21T23:00:00Z', '2026-11-20T22:59:59Z'].map((moment) =>
      at(moment),
    )
    const store = await makeLog(...moments.map((moment, index) => by(daughter, { at: moment, part: `dossier.p${index}` })))
    const day = { from: at('2026-11-20T23:00:00Z'), until: at('2026-11-21T23:00:00Z') }
    expect((await list(store, day)).map(({ part }) => part)).toEqual(['dossier.p1', 'dossier.p0'])
    expect(await list(store, { from: day.until, until: day.from })).toEqual([])
  })

  test('what staff and the portal did is there with who did it, and an account that is gone has no name', async () => {
    const granted = { eventType: 'access.granted', action: 'C', outcome: 'success', clientId } as const
    const store = await makeLog(
      { ...granted, at: at('2026-11-22T09:00:00Z'), detail: { by: 'mw. Bakker', rights: ['dossier.plan:read'] } },
      { ...granted, eventType: 'client.erased', action: 'D', at: at('2026-11-22T10:00:00Z') },
      by(stranger, { at: at('2026-11-22T11:00:00Z') }),
    )
    expect((await list(store)).map(({ eventType, by: who, accountId, name }) => [eventType, who, accountId, name])).toEqual([
      ['part.read', undefined, stranger, undefined],
      ['client.erased', undefined, undefined, undefined],
      ['access.granted', 'mw. Bakker', undefined, undefined],
    ])
  })

  test('whose access it was about has a name too, whoever did it; what is no account is left alone', async () => {
    const noon = at('2026-11-22T12:00:00Z')
    const changed = { eventType: 'access.changed', action: 'U' } as const
    const store = await makeLog(
      { ...changed, outcome: 'success', clientId, at: noon, accountId: stranger, detail: { by: 'mw. Bakker', of: daughter } },
      by(stranger, { ...changed, at: noon, detail: { of: daughter } }),
      by(stranger, { ...changed, at: noon, detail: { of: "'; drop table access" } }),
    )
    expect((await list(store)).map((line) => [line.accountId, line.by, line.about, line.basis])).toEqual([
      [stranger, undefined, undefined, 'family'],
      [stranger, undefined, 'Dochter Alblas', 'family'],
      [undefined, 'mw. Bakker', 'Dochter Alblas', undefined],
    ])
  })

  test('pages go on exactly where the one before stopped, also over a long log and moments that are equal', async () => {
    const moments = Array.from({ length: 3000 }, (_, index) => new Date(Date.UTC(2026, 5, 1 + (index % 90), 10)))
    const store = await makeLog(
      ...moments.map((moment, index) => by(daughter, { at: moment, part: `dossier.p${Math.trunc(index / 90) % 2}` })),
    )
    const whole = await list(store, { limit: 1000 })
    expect(whole).toHaveLength(180)
    expect(whole.reduce((sum, { times }) => sum + times, 0)).toBe(3000)
    expect(whole.map((line) => line.at)).toEqual(whole.map((line) => line.at).toSorted((one, other) => other.getTime() - one.getTime()))
    const paged = []
    let before: string | undefined
    do {
      const page = await listAccessEvents(store.system(), { ...PERIOD, limit: 7, before })
      expect(page.events.length).toBeLessThanOrEqual(7)
      paged.push(...page.events)
      before = page.older
    } while (before !== undefined)
    expect(paged).toEqual(whole)
  })
})
