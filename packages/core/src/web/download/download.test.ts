import { afterEach, describe, expect, test } from 'vitest'
import { faults, openDownloadPortal, readZip, type DownloadPortal, type Viewer } from './test-download.tsx'

const databases = [undefined, ...(process.env['TEST_DATABASE_URL'] === undefined ? [] : [process.env['TEST_DATABASE_URL']])]

describe.each(databases)('a dossier that is saved, on %s', (databaseUrl) => {
  let opened: DownloadPortal | undefined
  afterEach(async () => {
    await opened?.portal.close()
    opened = undefined
  })

  const open = async (): Promise<DownloadPortal & { readonly admin: Viewer }> => {
    opened = await openDownloadPortal(databaseUrl)
    return { ...opened, admin: await opened.portal.viewer({ clientNumber: '100', portalAdmin: true }) }
  }
  const page = (viewer: Viewer) => `/client/${viewer.clientId}/core/download`

  test('holds what the pages hold: every page of every part that can be read, the same data, and nothing else', async () => {
    const { admin, make, take } = await open()
    const id = await make(admin)
    const answer = await take(admin, id)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="dossier-2026-11-22.zip"')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const files = await readZip(answer)
    expect(Object.keys(files).toSorted()).toEqual(
      ['README.txt', 'access-log.html', 'access-log.json', 'index.html']
        .concat(['boek.lijst', 'boek.stuk'].flatMap((part) => [`${part}.html`, `data/${part}.json`]))
        .toSorted(),
    )
    const saved = JSON.parse(files['data/boek.lijst.json'] ?? '') as { pages: { older: string | null }[] }
    let query = ''
    for (const kept of saved.pages) {
      expect((await admin.json(`/client/${admin.clientId}/boek/lijst${query}`)).json()).toMatchObject({ data: kept })
      query = `?${new URLSearchParams({ before: kept.older ?? '' }).toString()}`
    }
    expect(saved.pages).toHaveLength(3)
  })
})
