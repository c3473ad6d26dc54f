import { cp, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CookieBrowser } from '../cookie-browser.ts'
import { type CommandPlace, mustRun } from '../registry/run-command.ts'
import { serveRegistry, type ServedRegistry } from '../registry/serve-registry.ts'
import { readManifest, workspace } from '../registry/workspace-copy.ts'
import { addPlugin, startPortal, withOwnNode } from './outside-portal.ts'

// A plugin that its author wrote with nothing but the documentation and the published packages, in a folder that knows no workspace.

const SOURCE = join(workspace, 'examples/third-party-plugin')
const LONG = 900_000

let registry: ServedRegistry
let author: CommandPlace
let organisation: CommandPlace

beforeAll(async () => {
  registry = await serveRegistry()
  author = withOwnNode({ cwd: await registry.openFolder('author'), env: registry.env })
  organisation = withOwnNode({ cwd: await registry.openFolder('organisation'), env: registry.env })
  const isTheirs = (path: string) => !/^(?:node_modules|dist)$/u.test(path.slice(SOURCE.length + 1))
  await cp(SOURCE, author.cwd, { recursive: true, filter: isTheirs })
})
afterAll(async () => registry?.close())

test(
  'its author installs it from the registry, and its tests are green: types, contract, ownership',
  async () => {
    await mustRun('npm', ['install'], author)
    const { version } = await readManifest(join(author.cwd, 'node_modules/@voordeur/core'))
    expect(version, 'The range of @voordeur/core in the example lets this release out: widen it.').toBe(registry.version)
    expect(await mustRun('npm', ['test'], author)).toMatch(/Test Files .*5 passed/u)
  },
  LONG,
)

test(
  'an organisation installs what was packed, does what the README says, and the client answers',
  async () => {
    const tarball = await pack()
    await mustRun('npm', ['create', '--yes', 'voordeur@latest', 'portal', '--', '--yes'], organisation)
    const portalPlace = { ...organisation, cwd: join(organisation.cwd, 'portal') }
    await mustRun('npm', ['install', tarball], portalPlace)
    await addPlugin(portalPlace.cwd, await readFile(join(SOURCE, 'README.md'), 'utf8'))
    await mustRun('npm', ['run', 'check'], portalPlace)
    const portal = await startPortal(portalPlace)
    try {
      const client = await portal.signIn('johanna', 'Rozen bij 2 hekken')
      const page = await openWeek(client)
      expect(page.text).toContain('Hoe voelt u zich deze week?')
      expect((await answer(client, page, 'good')).status).toBe(303)
      expect((await client.get(page.path)).text).toContain('Zelf gefietst')
      expect((await client.open('/')).text).toContain('Deze week is ingevuld')

      // Who represents her reads it, and does not speak over her.
      const daughter = await portal.signIn('marja', 'Fietsen langs 3 molens')
      const read = await openWeek(daughter)
      expect(read.text).toContain('Zelf gefietst')
      expect(read.text).not.toContain('name="feeling"')
      expect((await answer(daughter, page, 'bad')).status).toBe(404)
    } finally {
      await portal.stop()
    }
  },
  LONG,
)

/** Packs it as `npm publish` would; its tests are not in it. */
async function pack(): Promise<string> {
  await rm(join(author.cwd, 'dist'), { recursive: true, force: true })
  await mustRun('npm', ['pack'], author)
  const [name = ''] = (await readdir(author.cwd)).filter((file) => file.endsWith('.tgz'))
  const listed = await mustRun('tar', ['-tf', join(author.cwd, name)], author)
  expect(listed).toContain('package/dist/index.d.ts')
  expect(listed).not.toContain('.test.')
  return join(author.cwd, name)
}

interface WeekPage {
  readonly path: string
  readonly text: string
}

async function openWeek(browser: CookieBrowser): Promise<WeekPage> {
  const start = await browser.open('/')
  const [panel = ''] = /\/client\/[0-9a-f-]+\/panel\/vitaliteit/u.exec(start.text) ?? []
  const path = panel.replace('/panel/vitaliteit', '/vitaliteit/week')
  return { path, text: (await browser.get(path)).text }
}

async function answer(browser: CookieBrowser, { path, text }: WeekPage, feeling: string) {
  const [, week = ''] = /name="week" value="([^"]*)"/u.exec(text) ?? []
  return browser.post(`${path}/answer`, { week, feeling, text: 'Zelf gefietst' })
}
