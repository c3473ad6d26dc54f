// A portal that reads an export once and says how far it is, so that it can be killed there.
import { caress } from '@voordeur/adapter-caress'
import { definePortal } from '@voordeur/core'
import { createPortal } from '@voordeur/core/portal'
import { testAuthenticator } from '@voordeur/core/testing'
import { dossier } from '@voordeur/plugin-dossier'

const [databaseUrl = '', folder = '', exported = ''] = process.argv.slice(2)

const portal = await createPortal(
  definePortal({
    organisation: { name: 'Testzorg', portalName: 'Portaal', url: 'http://localhost:4000' },
    language: { default: 'nl', form: 'u' },
    theme: { layout: 'panels' },
    auth: testAuthenticator(),
    sources: [caress({ folder: exported })],
    plugins: [dossier()],
    panels: [{ id: 'dossier', title: 'Dossier', colour: 'yellow', icon: 'pin', parts: ['dossier.timeline'] }],
    permissionSets: { alles: { title: 'Alles', rights: ['dossier.timeline:read'] } },
    access: { byBasis: { self: 'alles' } },
    records: { report: { staffNames: 'role' } },
  }),
  {
    secret: Buffer.alloc(32, 'kill'),
    production: false,
    database: databaseUrl === '-' ? { folder } : { url: databaseUrl },
    log: () => {},
  },
)
const results = await portal.sync({ onProgress: ({ clients }) => say(`read ${clients}`) })
say(JSON.stringify(results.get('caress')))
await portal.close()

// Written at once: what is still in a buffer when the process dies was never said to anybody.
function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
