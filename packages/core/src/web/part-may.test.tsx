import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { definePart } from '../define/part.ts'
import { definePlugin } from '../define/plugin.ts'
import { createMemorySource } from '../testing/memory-source.ts'
import { createTestPortal, type TestPortal } from '../testing/create-test-portal.ts'

const asked = ['sign', 'proef.secret:read', 'proef.plan:read', 'nothing', 'proef.nothing:read'] as const

const plan = definePart({
  id: 'plan',
  title: 'title',
  icon: 'file-text',
  scope: 'client',
  rights: { read: {}, sign: { title: 'title' } },
  load: async ({ may }) => asked.filter((name) => may(name)),
  view: (names) => names.join(' '),
  actions: {
    sign: { right: 'sign', input: z.strictObject({}), run: async ({ may }) => ({ message: may('proef.secret:read') ? 'both' : 'one' }) },
  },
})
const secret = definePart({
  id: 'secret',
  title: 'title',
  icon: 'lock',
  scope: 'client',
  rights: { read: { explicit: true, byBasis: ['mentor'] } },
  load: async () => 'GEHEIM',
  view: (text) => text,
})
const words = { title: 'Plan', both: 'Beide', one: 'Een' }
const proef = definePlugin({ id: 'proef', api: 1, messages: { nl: words, en: words }, parts: () => [plan, secret] })

describe('what a part asks of rights when it is loaded', () => {
  let portal: TestPortal
  const load = async (access: object, place = '') => {
    const viewer = await portal.viewer({ clientNumber: '100', ...access })
    return (await viewer.json(`/client/${viewer.clientId}${place}/proef/plan`)).json()
  }

  beforeAll(async () => {
    const memory = createMemorySource([])
    memory.steps = [{ client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [] }, { completeSnapshot: true }]
    portal = await createTestPortal({ plugins: [proef()], sources: [memory.source] })
    await portal.sync()
  })
  afterAll(() => portal.close())

  test('is answered by what was granted and by what comes with the basis, and by nothing else', async () => {
    expect(await load({ basis: 'family', rights: ['proef.plan:read'] })).toMatchObject({ data: ['proef.plan:read'] })
    expect(await load({ basis: 'family', rights: ['proef.plan:read', 'proef.plan:sign'] })).toMatchObject({
      data: ['sign', 'proef.plan:read'],
    })
    expect(await load({ basis: 'mentor', rights: ['proef.plan:read'] })).toMatchObject({ data: ['proef.secret:read', 'proef.plan:read'] })
  })

  test('is answered in an action too', async () => {
    const rights = ['proef.plan:read', 'proef.plan:sign']
    const mentor = await portal.viewer({ clientNumber: '100', basis: 'mentor', rights })
    const niece = await portal.viewer({ clientNumber: '100', basis: 'family', rights })
    for (const [viewer, message] of [
      [mentor, 'both'],
      [niece, 'one'],
    ] as const)
      expect((await viewer.post(`/client/${viewer.clientId}/proef/plan/sign`, {})).headers.get('location')).toContain(`done=${message}`)
  })

  test('is no for every action while somebody looks as somebody else', async () => {
    const rights = ['proef.plan:read', 'proef.plan:sign']
    const admin = await portal.viewer({ clientNumber: '100', basis: 'family', portalAdmin: true, rights })
    const niece = { email: 'nicht@voorbeeld.nl', name: 'Noor Bakker', basis: 'family' as const, clientNumber: '100', rights }
    const { accessId } = await portal.grant(niece, { grantedBy: 'test', notify: false })
    const shown = (await admin.json(`/client/${admin.clientId}/als/${accessId}/proef/plan`)).json()
    expect(shown).toMatchObject({ data: ['proef.plan:read'] })
  })
})
