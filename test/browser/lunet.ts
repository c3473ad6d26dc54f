import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestPortal, type TestPortal } from '@voordeur/core/testing'
import { serve } from 'srvx'
import { findFreePort } from '../find-free-port.ts'
import { makeDemo, readDemo } from '../../packages/core/src/cli/demo-accounts.ts'
import { replaceFolder } from '../../scripts/example-export/replace-folder.ts'
import { fillExport } from '../../scripts/lunet-export/fill-export.ts'
import { openTenants, type TenantPerson } from '../../scripts/lunet-tenants/open-tenants.ts'
import { createPost, type Post } from '../create-post.ts'

const EXAMPLE = join(import.meta.dirname, '../../examples/lunet')

/** The Lunet example, served to a real browser: its own configuration, export, people and tenants. */
export interface ServedLunet extends Post {
  readonly url: string
  readonly portal: TestPortal
  /** A file of the export that was synced. */
  readonly readExport: (path: string) => string
  readonly close: () => Promise<void>
}

type Config = Parameters<typeof createTestPortal>[0]

/** Makes the example's export, opens its tenants, syncs, makes its people and terms, and listens on a free port. */
export async function serveLunet(databaseUrl?: string): Promise<ServedLunet> {
  const folder = mkdtempSync(join(tmpdir(), 'voordeur-lunet-'))
  // The tenants answer by the clock of the machine, and so does the portal.
  const now = new Date()
  await replaceFolder(folder, await fillExport(new URL(`file://${EXAMPLE}/export/`), now))
  const port = await findFreePort()
  const url = `http://localhost:${port}`
  const demo = readDemo(join(EXAMPLE, 'demo.json'))
  const opened: { portal?: TestPortal } = {}
  const tenants = await openTenants({
    portal: url,
    now: () => opened.portal?.clock.now() ?? now,
    people: demo.people.filter((person): person is typeof person & TenantPerson => 'signsInBy' in person),
  })
  const portal = await createTestPortal(await readConfig(url, { ...tenants.environment, VOORDEUR_EXPORT: folder }), {
    now: now.toISOString(),
    directory: EXAMPLE,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  })
  opened.portal = portal
  await portal.sync()
  await portal.start()
  await makeDemo(portal, demo)
  const server = serve({ fetch: (request) => portal.fetch(request), port, hostname: '127.0.0.1', silent: true, gracefulShutdown: false })
  await server.ready()
  return {
    url,
    portal,
    ...createPost(portal),
    readExport: (path) => readFileSync(join(folder, path), 'utf8'),
    close: async () => {
      await server.close(true)
      await portal.close()
      await tenants.close()
      rmSync(folder, { recursive: true })
    },
  }
}

async function readConfig(url: string, environment: Readonly<Record<string, string>>) {
  Object.assign(process.env, environment)
  // A query of its own: each portal gets a configuration that was read with its own environment.
  const module: unknown = await import(`${join(EXAMPLE, 'portal.config.ts')}?at=${encodeURIComponent(url)}`)
  for (const name of Object.keys(environment)) delete process.env[name]
  const { default: definition } = module as {
    default: { config: Config & { organisation: { name: string; portalName: string; url: string } } }
  }
  return { ...definition.config, organisation: { ...definition.config.organisation, url } }
}
