import { expect, test } from 'vitest'
import { eachStore } from '../store/test-stores.ts'
import { appendAudit } from './append-audit.ts'
import { toNen7513 } from './nen7513.ts'
import { readAudit } from './read-audit.ts'

const at = new Date('2026-11-22T11:00:00Z')
const ids = {
  accountId: '01a00000-0000-7000-8000-000000000001',
  clientId: '01a00000-0000-7000-8000-000000000002',
  accessId: '01a00000-0000-7000-8000-000000000003',
}

eachStore((make) => {
  test('an entry says in the words of NEN 7513 what happened, when, by whom, about whom and on which ground', async () => {
    const store = await make()
    const read = { eventType: 'part.read', action: 'R', outcome: 'success', part: 'dossier.plan', right: 'dossier.plan:read' } as const
    await appendAudit(store.system(), {
      ...read,
      ...ids,
      at,
      basis: 'mentor',
      network: '192.0.2.1',
      traceId: 'ab'.repeat(16),
      detail: { types: ['carePlan'] },
    })
    const [entry] = await Array.fromAsync(readAudit(store.system, {}))
    expect(entry && toNen7513(entry, { organisation: 'Testzorg', origin: 'https://portaal.test' })).toMatchObject({
      event: {
        eventTypeCode: 'part.read',
        eventActionCode: 'R',
        eventDateTime: '2026-11-22T11:00:00.000Z',
        eventOutcomeIndicator: 'success',
        traceId: 'ab'.repeat(16),
      },
      users: [{ userId: ids.accountId, userIsRequestor: true, roleIdCode: 'mentor', networkAccessPointId: '192.0.2.1' }],
      objects: [
        { participantObjectTypeCodeRole: 'client', participantObjectId: ids.clientId },
        { participantObjectTypeCodeRole: 'part', participantObjectId: 'dossier.plan', participantObjectDetail: { types: ['carePlan'] } },
      ],
      source: { auditEnterpriseSiteId: 'Testzorg', auditSourceId: 'https://portaal.test' },
      policy: { autorisatieProtocol: 'dossier.plan:read', toestemmingsProfiel: ids.accessId },
    })
  })

  test('a period leaves out what came before and after', async () => {
    const store = await make()
    const days = ['2026-11-20', '2026-11-21', '2026-11-22'].map((day) => new Date(`${day}T12:00:00Z`))
    for (const day of days) await appendAudit(store.system(), { eventType: 'sign-in', action: 'E', outcome: 'success', at: day })
    const [, second, third] = days
    if (!second || !third) throw new Error('three days')
    expect(await Array.fromAsync(readAudit(store.system, { from: second, until: third }))).toMatchObject([{ at: second }])
  })
})
