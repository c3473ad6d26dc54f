import { findFreePort } from '../find-free-port.ts'
import { createPost } from '../create-post.ts'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestPortal, type SentMessage, type TestPortal } from '@voordeur/core/testing'
import { serve } from 'srvx'
import { z } from 'zod'
import { replaceFolder } from '../../scripts/example-export/replace-folder.ts'
import { makeExport } from '../../scripts/laurens-export/make-export.ts'

const EXAMPLE = join(import.meta.dirname, '../../examples/laurens')
const NOW = '2026-11-22T11:00:00Z'

const Demo = z.array(
  z.object({
    userName: z.string(),
    password: z.string(),
    name: z.string(),
    email: z.string(),
    phone: z.string(),
    accesses: z.array(z.record(z.string(), z.unknown())),
    desk: z.array(z.string()).default([]),
  }),
)

/** The Laurens example, served to a real browser: its own configuration, export and accounts. */
export interface ServedLaurens {
  readonly url: string
  readonly portal: TestPortal
  readonly password: (userName: string) => string
  /** Lets everything leave that waits, and gives what left since the last time. */
  readonly post: () => Promise<readonly SentMessage[]>
  /** The code of the newest text message to leave. */
  readonly code: () => Promise<string>
  /** Gives somebody access to one client; their account has nothing to sign in with yet. */
  readonly grant: (person: { readonly email: string; readonly name: string }) => Promise<string>
  readonly close: () => Promise<void>
}

type Config = Parameters<typeof createTestPortal>[0]

/** Makes the example's export, syncs it, enrols the demo accounts and listens on a free port. What is `changed` takes the place of its configuration. */
export async function serveLaurens(databaseUrl: string | undefined, changed: Config = {}): Promise<ServedLaurens> {
  const folder = mkdtempSync(join(tmpdir(), 'voordeur-laurens-'))
  await replaceFolder(folder, await makeExport(new Date(NOW)))
  const port = await findFreePort()
  const url = `http://127.0.0.1:${port}`
  const portal = await createTestPortal(await readConfig(folder, url, changed), {
    now: NOW,
    directory: EXAMPLE,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  })
  await portal.sync()
  await portal.start()
  const accounts = Demo.parse(JSON.parse(readFileSync(join(EXAMPLE, 'demo.json'), 'utf8')))
  for (const account of accounts) await enrol(portal, account)
  const server = serve({ fetch: (request) => portal.fetch(request), port, hostname: '127.0.0.1', silent: true, gracefulShutdown: false })
  await server.ready()
  return {
    url,
    portal,
    password: (userName) => accounts.find((account) => account.userName === userName)?.password ?? '',
    ...createPost(portal),
    grant: async (person) => {
      const access = { ...person, clientNumber: 'LR-10412', basis: 'family', set: 'familie' } as const
      return (await portal.grant(access, { grantedBy: 'test', notify: false })).accountId
    },
    close: async () => {
      await server.close(true)
      await portal.close()
      rmSync(folder, { recursive: true })
    },
  }
}

async function readConfig(folder: string, url: string, changed: Config) {
  process.env['VOORDEUR_EXPORT'] = folder
  // A query of its own: each database gets a configuration that was read with its own folder.
  const module: unknown = await import(`${join(EXAMPLE, 'portal.config.ts')}?folder=${encodeURIComponent(folder)}`)
  delete process.env['VOORDEUR_EXPORT']
  const { default: definition } = module as {
    default: { config: Config & { organisation: { name: string; portalName: string; url: string } } }
  }
  return { ...definition.config, ...changed, organisation: { ...definition.config.organisation, url } }
}

async function enrol(portal: TestPortal, account: z.infer<typeof Demo>[number]): Promise<void> {
  const { userName, password, name, email, phone, accesses, desk } = account
  const now = portal.clock.now()
  const id = crypto.randomUUID()
  // As the demo accounts of an example are made: also who has nobody to look along with can sign in.
  await portal.store
    .system()
    .insertInto('account')
    .values({ id, email, name, locale: 'nl', form: null, blocked_at: null, created_at: now })
    .execute()
  for (const access of accesses)
    await portal.grant({ ...access, email, name } as Parameters<TestPortal['grant']>[0], { grantedBy: 'demo data', notify: false })
  await portal.enrol(id, { userName, password, phone })
  if (desk.length > 0) await portal.deskStaff.put({ email, name, sets: desk }, { by: 'demo data' })
}
