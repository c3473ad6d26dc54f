import { expect, test } from 'vitest'
import { Report } from '../care/index.ts'
import type { ResolvedRecordPolicy } from '../records/record-policy.ts'
import type { SyncStep } from '../define/source.ts'
import { insertClient } from '../store/test-rows.ts'
import { eachStore } from '../store/test-stores.ts'
import type { OpenStore } from '../store/store.ts'
import { createMemorySource } from '../testing/memory-source.ts'
import { hideRecord, showRecord } from './hide-record.ts'
import { clientStep, eachDatabase } from './own-side.fixture.ts'
import { syncSource } from './sync-source.ts'

const staff = { by: 'M. Visser' }
const key = { source: 'memory', type: 'report', sourceId: '1' }
const now = new Date('2026-11-22T11:00:00Z')
const discussedAt = '2026-11-21T10:00:00+01:00'

function step(text: string, more: { readonly discussedAt?: string } = {}, others: readonly string[] = []): SyncStep {
  const reports = [{ id: '1', text, ...more }, ...others.map((id) => ({ id, text: id }))]
  return {
    client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' },
    records: reports.map(({ id, text: words, ...rest }) => ({
      type: Report,
      id,
      place: { file: 'test' },
      data: { reportedAt: '2026-11-20T08:00:00+01:00', text: words },
      ...rest,
    })),
    complete: [Report],
  }
}

function createWorld(store: OpenStore) {
  const memory = createMemorySource([Report])
  const world = {
    policy: { visibleAfterSeconds: 0, staffNames: 'show', discussedOnly: false } as ResolvedRecordPolicy,
    sync: async (...steps: readonly SyncStep[]) => {
      memory.steps = [...steps, { completeSnapshot: true }]
      const rules = {
        recordTypes: new Map(),
        recordPolicy: () => world.policy,
        brake: { records: 1, clients: 1, always: 9 },
        access: { endsAfterCareDays: 7 },
      }
      await syncSource(memory.source, { store, rules, now: () => now, log: () => {}, signal: new AbortController().signal })
    },
    hide: () => store.transaction((db) => hideRecord({ db, now, staff, reason: 'verkeerde cliënt' }, key)),
    show: () => store.transaction((db) => showRecord({ db, now, staff, reason: 'bleek goed' }, key)),
    /** What a viewer of the client reads. */
    read: async () => {
      const { id } = await store.system().selectFrom('client').select('id').executeTakeFirstOrThrow()
      return store.forViewer({ accountId: crypto.randomUUID(), clientId: id, now }, (lane) =>
        lane.part(['report'], async (db) => {
          const rows = await (db as ReturnType<typeof store.system>).selectFrom('record').select('data').orderBy('source_id').execute()
          return rows.map(({ data }) => data['text'])
        }),
      )
    },
  }
  return world
}

eachStore((make) => {
  test('a hidden record is gone until the source delivers another version', async () => {
    const world = createWorld(await make())
    await world.sync(step('fout', {}, ['goed']))
    expect(await world.hide()).toBe(true)
    expect(await world.hide()).toBe(false)
    expect(await world.read()).toEqual(['goed'])
    await world.sync(step('fout', {}, ['goed']))
    expect(await world.read()).toEqual(['goed'])
    await world.sync(step('verbeterd', {}, ['goed']))
    expect(await world.read()).toEqual(['verbeterd', 'goed'])
  })

  test('a changed policy reads every record afresh and shows nothing that was hidden', async () => {
    const world = createWorld(await make())
    await world.sync(step('fout'))
    await world.hide()
    world.policy = { ...world.policy, visibleAfterSeconds: 60 }
    await world.sync(step('fout'))
    expect(await world.read()).toEqual([])
  })

  test('a hidden record that the source lost and found again is still hidden', async () => {
    const world = createWorld(await make())
    await world.sync(step('fout'))
    await world.hide()
    await world.sync({ ...step('fout'), records: [] })
    await world.sync(step('fout'))
    expect(await world.read()).toEqual([])
  })

  test('a new version that waits to be discussed leaves the hidden one hidden, and shows once it was discussed', async () => {
    const world = createWorld(await make())
    world.policy = { ...world.policy, discussedOnly: true }
    await world.sync(step('fout', { discussedAt }))
    await world.hide()
    await world.sync(step('verbeterd'))
    expect(await world.read()).toEqual([])
    await world.sync(step('verbeterd', { discussedAt }))
    expect(await world.read()).toEqual(['verbeterd'])
  })

  test('what only waits to be discussed can not be hidden, and is not said to be', async () => {
    const world = createWorld(await make())
    world.policy = { ...world.policy, discussedOnly: true }
    await world.sync(step('nog niet besproken'))
    expect(await world.hide()).toBe(false)
  })

  test('what is shown again by hand shows', async () => {
    const world = createWorld(await make())
    await world.sync(step('toch goed'))
    expect(await world.show()).toBe(false)
    await world.hide()
    expect(await world.show()).toBe(true)
    expect(await world.read()).toEqual(['toch goed'])
  })

  test('no other record is hidden along with it', async () => {
    const store = await make()
    const world = createWorld(store)
    await world.sync(step('fout', {}, ['2']))
    await insertClient(store)
    await world.hide()
    expect(await store.system().selectFrom('record').select('source_id').where('hidden_at', 'is not', null).execute()).toEqual([
      { source_id: '1' },
    ])
  })
})

eachDatabase((open) => {
  test('hiding and showing stand in the access log, with who and why and without a word of the record', async () => {
    const { portal, deliver } = await open()
    await deliver(clientStep({ sourceId: 'a' }, 'KANARIE'))
    const viewer = await portal.viewer({ clientNumber: 'nr-a' })
    const asked = { source: 'memory', type: 'report', sourceId: 'r-a', by: 'M. Visser', via: 'root', reason: 'bij de verkeerde gezet' }
    const page = async () => (await viewer.get(`/client/${viewer.clientId}/board/reports`)).text
    expect(await page()).toContain('KANARIE')
    await portal.accessDesk.hide(asked)
    expect(await page()).not.toContain('KANARIE')
    await portal.accessDesk.show(asked)
    expect(await page()).toContain('KANARIE')
    const entries = await portal.store.system().selectFrom('audit_entry').selectAll().where('event_type', 'like', 'record.%').execute()
    expect(entries.map(({ event_type, client_id, detail }) => [event_type, client_id, detail['by'], detail['reason']])).toEqual([
      ['record.hidden', viewer.clientId, 'M. Visser', 'bij de verkeerde gezet'],
      ['record.shown', viewer.clientId, 'M. Visser', 'bij de verkeerde gezet'],
    ])
    expect(JSON.stringify(entries)).not.toContain('KANARIE')
    await expect(portal.accessDesk.hide({ ...asked, sourceId: 'nergens' })).rejects.toMatchObject({ code: 'RECORD_UNKNOWN' })
    await expect(async () => portal.accessDesk.hide({ ...asked, reason: ' ' })).rejects.toMatchObject({ code: 'REASON_MISSING' })
    await portal.close()
  })
})
