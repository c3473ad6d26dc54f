// A portal that is going to be killed: eight people place messages on one board without pause, and it says on standard output what it acknowledged.
import { definePortal, defineSource } from '@voordeur/core'
import { createPortal } from '@voordeur/core/portal'
import { testAuthenticator } from '@voordeur/core/testing'
import { prikbord } from '@voordeur/plugin-prikbord'
import { z } from 'zod'

const [databaseUrl = '', folder = '', first = '0'] = process.argv.slice(2)
const WRITERS = 8
const RIGHTS = ['prikbord.board:read', 'prikbord.board:post'] as const

const source = defineSource({
  id: 'memory',
  api: 1,
  version: '1',
  options: z.object({}),
  provides: [],
  async *pull() {
    yield { client: { sourceId: '0', number: '0', name: 'Mevrouw Nul' }, records: [], complete: [] }
    yield { completeSnapshot: true }
  },
})

const origin = 'http://localhost:4000'
const portal = await createPortal(
  definePortal({
    organisation: { name: 'Testzorg', portalName: 'Portaal', url: origin },
    language: { default: 'nl', form: 'u' },
    theme: { layout: 'panels' },
    auth: testAuthenticator(),
    sources: [source({})],
    plugins: [prikbord()],
    panels: [{ id: 'alles', title: 'Alles', colour: 'yellow', icon: 'pin', parts: ['prikbord.board'] }],
    permissionSets: { alles: { title: 'Alles', rights: [...RIGHTS] } },
    access: { byBasis: { family: 'alles' } },
  }),
  {
    secret: Buffer.alloc(32, 'kill'),
    production: false,
    database: databaseUrl === '-' ? { folder } : { url: databaseUrl },
    log: () => {},
  },
)

await portal.sync()
await grant('lezer@voorbeeld.nl')
const writers = await Promise.all(Array.from({ length: WRITERS }, (_, index) => grant(`schrijver-${index}@voorbeeld.nl`)))
process.stdout.write('ready\n')
await Promise.all(writers.map((writer, index) => postForever(writer, index)))

function grant(email: string): Promise<{ readonly accountId: string; readonly clientId: string }> {
  return portal.grant({ clientNumber: '0', email, name: email, basis: 'family' }, { grantedBy: 'test', notify: false })
}

/** The keys are the same in each process, so that what was sent before a kill is sent again, as a browser does that got no answer. */
async function postForever({ accountId, clientId }: Awaited<ReturnType<typeof grant>>, index: number): Promise<never> {
  for (let number = Number(first); ; number += 1) {
    const key = `00000000-0000-4000-8${String(index).padStart(3, '0')}-${String(number).padStart(12, '0')}`
    const answer = await portal.fetch(
      new Request(`${origin}/client/${clientId}/prikbord/board/post`, {
        method: 'POST',
        body: new URLSearchParams({ key, text: `Bericht ${key}` }),
        headers: { origin, 'sec-fetch-site': 'same-origin', cookie: `test_account=${accountId}` },
      }),
    )
    // Written at once: what is still in a buffer when the process dies was never acknowledged to anybody.
    if (answer.status === 303) process.stdout.write(`posted ${key}\n`)
  }
}
