import { caress } from '@voordeur/adapter-caress'
import { definePortal } from '@voordeur/core'
import { createPortal } from '@voordeur/core/portal'
import { dossier } from '@voordeur/plugin-dossier'
import { z } from 'zod'
import { benchDoor } from './bench-door.ts'
import { createPhones } from './bench-phones.ts'
import { ORIGIN } from './origin.ts'
import { readArgument, Settings, tellParent } from './settings.ts'

// A portal in a process of its own that reads an export when it is told to, and says what that took.

const SyncSettings = Settings.extend({ folder: z.string() })

const { databaseUrl, secret, folder } = SyncSettings.parse(readArgument())
const portal = await createPortal(
  definePortal({
    organisation: { name: 'Zorggroep Voorbeeld', portalName: 'Cliëntportaal', url: ORIGIN, phone: '010 123 45 67' },
    language: { default: 'nl', form: 'u' },
    theme: { layout: 'panels' },
    auth: benchDoor(createPhones().sender, 'default'),
    sources: [caress({ folder })],
    plugins: [dossier()],
    panels: [{ id: 'dossier', title: 'Dossier', colour: 'yellow', icon: 'folder-open', parts: ['dossier.timeline', 'dossier.reading'] }],
    permissionSets: { volledig: { title: 'Volledig', rights: ['dossier.timeline:read', 'dossier.reading:read'] } },
    access: { byBasis: { self: 'volledig' } },
    // As Lunet has it: what names staff gives way to the role, in every text.
    records: { report: { staffNames: 'role' } },
  }),
  { database: { url: databaseUrl }, secret: Buffer.from(secret, 'hex'), production: true },
)
await portal.store.execute('select 1')
// The highest that memory ever was stands in the process itself; nothing is missed between two looks.
const idle = process.memoryUsage.rss()

process.on('message', () => {
  run().then(tellParent, (error: unknown) => tellParent({ failed: String(error) }))
})
process.once('disconnect', () => process.exit())
// By itself, so that a profile is written.
process.once('SIGTERM', () => process.exit())
tellParent({ ready: true })

async function run() {
  const [from, processor] = [performance.now(), process.cpuUsage()]
  const result = (await portal.sync()).get('caress')
  const seconds = (performance.now() - from) / 1000
  const { user, system } = process.cpuUsage(processor)
  if (result?.outcome !== 'done') throw new Error(`The sync ended as ${JSON.stringify(result)}.`)
  const { clients, created, updated, unchanged, removed, rejected, replacedNames } = result.report
  const aboveIdle = process.resourceUsage().maxRSS * 1024 - idle
  return {
    seconds,
    processorSeconds: (user + system) / 1e6,
    aboveIdle,
    report: { clients, created, updated, unchanged, removed, rejected, replacedNames },
  }
}
