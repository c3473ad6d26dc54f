import { expect, test } from 'vitest'
import { eachStore } from '../store/test-stores.ts'
import { clientOf, createSyncWorld, END, listTexts, reportOf } from './sync-world.fixture.ts'

eachStore((make) => {
  test('a run whose process is told to stop ends between two clients, and the next run goes on from there and says that it was interrupted', async () => {
    const { store, sync } = createSyncWorld(await make())
    const steps = [...Array.from({ length: 9 }, (_, index) => clientOf(`c${index}`, [reportOf(`${index}`, 'tekst')])), END]
    const stop = new AbortController()
    const onProgress = ({ clients }: { readonly clients: number }) => clients === 2 && stop.abort()
    await expect(sync(steps, { signal: stop.signal, onProgress })).rejects.toThrow()
    const written = (await listTexts(store)).length
    expect([written > 0, written < 9]).toEqual([true, true])
    const outcomes = () => store.system().selectFrom('sync_run').select('outcome').orderBy('id').execute()
    expect(await outcomes()).toEqual([{ outcome: 'running' }])
    expect(await sync(steps)).toMatchObject({ outcome: 'done', report: { created: 9 - written, unchanged: written } })
    expect(await outcomes()).toEqual([{ outcome: 'interrupted' }, { outcome: 'done' }])
  })
})
