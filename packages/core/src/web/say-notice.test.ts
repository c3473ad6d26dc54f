import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addNotice } from '../notices/add-notice.ts'
import { CORE_NOTICES, type CoreNoticeKind, type CoreNoticeValues } from '../notices/core-notices.ts'
import { isIcon } from '../ui/components/icon.tsx'
import { createMemorySource, createTestPortal, type TestPortal } from '../testing/index.ts'
import { Report } from '../care/index.ts'

const NOTICES = '/mijn/core/notices'
const KINDS = Object.keys(CORE_NOTICES) as CoreNoticeKind[]

describe('what the portal itself tells people', () => {
  let portal: TestPortal
  let count = 0

  beforeAll(async () => {
    const memory = createMemorySource([Report])
    memory.steps = [
      { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [], complete: [] },
      { completeSnapshot: true },
    ]
    portal = await createTestPortal({ sources: [memory.source] })
    await portal.sync()
  })
  afterAll(() => portal.close())

  const viewer = (given: { readonly portalAdmin?: boolean } = {}) =>
    portal.viewer({ clientNumber: '100', basis: 'family', rights: [], ...given })
  const tell = (to: Awaited<ReturnType<typeof viewer>>, kind: CoreNoticeKind) => {
    count += 1
    const values = { day: '2026-11-29', person: 'Jan de Vries' } as unknown as CoreNoticeValues<CoreNoticeKind>
    const { accountId = '', clientId } = to
    const now = portal.clock.now()
    return portal.store.transaction((db) => addNotice(db, { accountId, clientId, kind, reference: String(count), values, now }))
  }

  test.each(KINDS)('%s has an icon, and words with every value in them, in both languages', async (kind) => {
    const person = await viewer({ portalAdmin: true })
    await tell(person, kind)
    for (const locale of ['nl', 'en']) {
      await portal.store
        .system()
        .updateTable('account')
        .set({ locale })
        .where('id', '=', person.accountId ?? '')
        .execute()
      const list = /<ul class="notices".*?<\/ul>/su.exec((await person.get(NOTICES)).text)?.[0] ?? ''
      expect(list).toContain('Mevrouw Alblas')
      expect(list).not.toMatch(/notice\.|core\.|[{}]|2026-11-29</)
      for (const [name, kindOfValue] of Object.entries(CORE_NOTICES[kind].values))
        expect(list, name).toMatch(
          kindOfValue === 'text' ? /Jan de Vries/ : locale === 'nl' ? /zondag 29 november/ : /Sunday,? 29 November/,
        )
    }
    expect(isIcon(CORE_NOTICES[kind].icon)).toBe(true)
  })

  test('about a page of core is for whom that page is, and says nothing to who managed before', async () => {
    const admin = await viewer({ portalAdmin: true })
    const link = `/client/${admin.clientId}/core/people`
    await tell(admin, 'invitation-accepted')
    expect((await admin.get(NOTICES)).text).toContain(`href="${link}"`)
    const other = await viewer({ portalAdmin: true })
    const former = await admin.get(NOTICES)
    expect([former.text.includes('Jan de Vries'), former.text.includes(`href="${link}"`)]).toEqual([false, false])
    expect((await other.get(link)).status).toBe(200)
  })

  test('leads nowhere when the access is closed, and says nothing of a kind that nobody knows any more', async () => {
    const person = await viewer()
    await tell(person, 'access-unblocked')
    const start = `href="/client/${person.clientId}"`
    const list = async () => /<ul class="notices".*?<\/ul>/su.exec((await person.get(NOTICES)).text)?.[0] ?? ''
    expect(await list()).toContain(start)
    await portal.store
      .system()
      .updateTable('access')
      .set({ revoked_at: portal.clock.now() })
      .where('account_id', '=', person.accountId ?? '')
      .execute()
    expect(await list()).not.toContain(start)
    await portal.store
      .system()
      .updateTable('notice')
      .set({ kind: 'constructor', read_at: null })
      .where('account_id', '=', person.accountId ?? '')
      .execute()
    expect((await person.get(NOTICES)).text).not.toContain('weer open')
    // What can't be shown is not counted for ever either.
    expect((await person.get('/mijn/core/profile')).text).not.toContain('nieuwe melding<')
  })
})
