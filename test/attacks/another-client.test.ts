import type { TestAnswer, TestBrowser } from '@voordeur/core/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, openAttackedPortal, type AttackedPortal } from './attacked-portal.ts'

type Viewer = TestBrowser & { readonly clientId: string }

const PLACES = [
  '',
  '/photo',
  '/panel/alles',
  '/panel/nergens',
  '/dossier/timeline',
  '/dossier/timeline?before=x',
  '/dossier/contacts',
  '/dossier/nergens',
  '/lek/lek?q=select%201',
  '/core/profile',
  '/core/__proto__',
]

describe.each(databases)('attack 13: the ids of another client, on $name', ({ url }) => {
  let attacked: AttackedPortal
  let mine: Viewer
  let theirs: Viewer

  beforeAll(async () => {
    attacked = await openAttackedPortal(url)
    mine = await attacked.portal.viewer({ clientNumber: '100' })
    theirs = await attacked.portal.viewer({ clientNumber: '200' })
  })
  afterAll(() => attacked.close())

  const whole = ({ status, headers, text }: TestAnswer, id: string) => ({
    status,
    headers: [...headers],
    text: text.replaceAll(id, '…'),
  })

  test.each(PLACES)('%j is the same 404 as of a client who does not exist, as page and as JSON', async (place) => {
    const nobody = crypto.randomUUID()
    for (const accept of ['text/html', 'application/json']) {
      const strange = await mine.get(`/client/${theirs.clientId}${place}`, { accept })
      const nowhere = await mine.get(`/client/${nobody}${place}`, { accept })
      expect(strange.status).toBe(404)
      expect(whole(strange, theirs.clientId)).toEqual(whole(nowhere, nobody))
    }
  })

  test.each(PLACES)('%j under its id in capitals, in braces or with something behind it is not there', async (place) => {
    const { clientId } = mine
    for (const id of [
      clientId.toUpperCase(),
      `{${clientId}}`,
      clientId.replaceAll('-', ''),
      `${clientId}%00`,
      `${clientId}%20`,
      `${clientId}'--`,
    ]) {
      expect((await mine.get(`/client/${id}${place}`)).status).toBe(404)
    }
  })

  test('an action on another client changes nothing and says nothing', async () => {
    const nobody = crypto.randomUUID()
    for (const place of ['/dossier/timeline/save', '/core/profile/save', '/lek/lek/x']) {
      const strange = await mine.post(`/client/${theirs.clientId}${place}`, { locale: 'en', form: 'je' })
      const nowhere = await mine.post(`/client/${nobody}${place}`, { locale: 'en', form: 'je' })
      expect(strange.status).toBe(404)
      expect(whole(strange, theirs.clientId)).toEqual(whole(nowhere, nobody))
    }
  })

  test('who has one right sees that part and not a trace of another', async () => {
    const few = await attacked.portal.viewer({ clientNumber: '100', rights: ['dossier.contacts:read'] })
    for (const place of PLACES.filter((path) => !['', '/photo', '/panel/alles', '/dossier/contacts'].includes(path))) {
      for (const accept of ['text/html', 'application/json']) {
        expect((await few.get(`/client/${few.clientId}${place}`, { accept })).status).toBe(404)
      }
    }
    const start = [await few.get(`/client/${few.clientId}`), await few.json(`/client/${few.clientId}`)]
    for (const { status, text } of start) {
      expect(status).toBe(200)
      expect(text).not.toMatch(/GEHEIM|timeline|lek\.lek/)
    }
    expect((await few.get(`/client/${few.clientId}/panel/alles`)).headers.get('location')).toBe(`/client/${few.clientId}/dossier/contacts`)
  })

  test('attack 25: an access that ends while its owner is signed in ends at once, and is logged', async () => {
    const gone = await attacked.portal.viewer({ clientNumber: '100' })
    expect((await gone.get(`/client/${gone.clientId}/dossier/timeline`)).status).toBe(200)
    await attacked.portal.store
      .system()
      .updateTable('access')
      .set({ revoked_at: attacked.portal.clock.now() })
      .where('account_id', '=', gone.accountId ?? '')
      .execute()
    expect((await gone.get(`/client/${gone.clientId}/dossier/timeline`)).status).toBe(404)
    expect((await attacked.portal.entries()).at(-1)).toMatchObject({ event: 'part.refused', outcome: 'refused', accountId: gone.accountId })
  })

  test('attack 25: a blocked account is nobody, with the session it had', async () => {
    const blocked = await attacked.portal.viewer({ clientNumber: '100' })
    await attacked.portal.store
      .system()
      .updateTable('account')
      .set({ blocked_at: attacked.portal.clock.now() })
      .where('id', '=', blocked.accountId ?? '')
      .execute()
    for (const path of ['/', '/clienten', '/mijn/core/profile', `/client/${blocked.clientId}`, `/client/${blocked.clientId}/photo`]) {
      expect((await blocked.get(path)).headers.get('location')).toMatch(/^\/inloggen/)
      expect((await blocked.json(path)).status).toBe(401)
    }
  })

  test('attack 19: nothing of a client may be kept by a browser or a proxy, or read by another site', async () => {
    for (const path of [
      `/client/${mine.clientId}`,
      `/client/${mine.clientId}/dossier/timeline`,
      '/mijn/core/profile',
      '/clienten',
      '/nergens',
    ]) {
      for (const { headers } of [await mine.get(path), await mine.json(path)]) {
        expect(Object.fromEntries(headers)).toMatchObject({
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
          'cross-origin-resource-policy': 'same-origin',
          'x-frame-options': 'DENY',
        })
        expect(headers.get('access-control-allow-origin')).toBeNull()
      }
    }
  })
})
