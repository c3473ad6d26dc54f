import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { StandInGuest } from '../../packages/adapter-entra/src/testing.ts'
import { openTenants, type TenantPerson } from './open-tenants.ts'

// node main.ts DEMO.json GUESTS.json PORT: plays the tenants beside a portal on PORT until it is told to stop, and tells who started it what the portal
// has to know. Who accepted an invitation is kept in GUESTS.json, for the next time.

const [demo = '', kept = '', port = ''] = process.argv.slice(2)

const tenants = await openTenants({
  portal: `http://localhost:${port}`,
  people: readPeople(demo),
  ports: { guests: Number(port) + 1, staff: Number(port) + 2 },
  guests: readGuests(kept),
  onAccepted: (guests) => {
    mkdirSync(dirname(kept), { recursive: true })
    writeFileSync(kept, JSON.stringify(guests, null, 2))
  },
})
process.send?.(tenants.environment)
for (const end of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.once(end, () => void tenants.close().then(() => process.exit(0)))

function readPeople(file: string): readonly TenantPerson[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly people: readonly TenantPerson[] }).people
}

function readGuests(file: string): readonly StandInGuest[] {
  if (!existsSync(file)) return []
  const guests = JSON.parse(readFileSync(file, 'utf8')) as readonly (Omit<StandInGuest, 'since'> & { readonly since: string })[]
  return guests.map((guest) => ({ ...guest, since: new Date(guest.since) }))
}
