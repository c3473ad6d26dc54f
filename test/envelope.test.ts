import { CareTeam, Message } from '@voordeur/core/care'
import { createMemorySource, createTestPortal, type TestPortal } from '@voordeur/core/testing'
import { berichten } from '@voordeur/plugin-berichten'
import { dossier } from '@voordeur/plugin-dossier'
import { afterAll, beforeAll, expect, test } from 'vitest'

const TEAM = 'dossier.team:read'
const READ = 'berichten.inbox:read'
const WRITE = 'berichten.inbox:write'

const team = {
  members: [
    { kind: 'staff', staff: { role: 'Regievoerend begeleider' }, coordinator: true },
    { kind: 'staff', staff: { role: 'Begeleider' } },
  ],
}

let portal: TestPortal
beforeAll(async () => {
  const memory = createMemorySource([CareTeam, Message])
  memory.steps = [
    {
      client: { sourceId: '100', number: '100', name: 'Cliënt' },
      records: [{ type: CareTeam, id: 'team', place: { file: 'x' }, data: team }],
    },
  ]
  portal = await createTestPortal({
    plugins: [dossier(), berichten({ between: 'coordinator' })],
    sources: [memory.source],
    panels: [{ id: 'contact', title: 'Contact', colour: 'blue', icon: 'mail', parts: ['dossier.team', 'berichten.inbox'] }],
  })
  await portal.sync()
})
afterAll(() => portal.close())

const open = async (rights: string[]) => {
  const person = await portal.viewer({ clientNumber: '100', basis: 'family', rights })
  const { text } = await person.get(`/client/${person.clientId}/dossier/team`)
  return { person, envelopes: [...text.matchAll(/href="([^"]*\/berichten\/inbox\?new=1)"/gu)].map(([, href]) => href ?? '') }
}

test('under who coordinates the care stands one envelope, and it leads to the form of a message', async () => {
  const { person, envelopes } = await open([TEAM, READ, WRITE])
  expect(envelopes).toHaveLength(1)
  expect((await person.get(envelopes[0] ?? '')).text).toContain('Berichten worden niet dagelijks gelezen')
})

test.each([
  ['may only read messages', [TEAM, READ]],
  ['may not read messages', [TEAM]],
])('who %s finds none', async (_, rights) => {
  expect((await open(rights)).envelopes).toEqual([])
})
