import { readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { createCookieBrowser, type CookieBrowser } from '../cookie-browser.ts'
import { findFreePort } from '../find-free-port.ts'
import type { CommandPlace } from '../registry/run-command.ts'
import { workspace } from '../registry/workspace-copy.ts'
import { startProcess } from '../start-process.ts'

/** The place of somebody whose only Node is the one that this machine has, whatever its version. */
export function withOwnNode({ cwd, env }: CommandPlace): CommandPlace {
  const path = (env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.startsWith(workspace))
  return { cwd, env: { ...env, PATH: path.join(delimiter) } }
}

/** Does in the configuration of a portal what the README of a plugin says: the import, the plugin, its panel and its rights. Throws when there is no place for one. */
export async function addPlugin(folder: string, readme: string): Promise<void> {
  const find = (pattern: RegExp) => pattern.exec(readme)?.[1] ?? ''
  const changes: readonly (readonly [string, string])[] = [
    ["import { definePortal } from '@voordeur/core'", `\n${find(/^(import .*)$/mu)}`],
    ['plugins: [', `\n    ${find(/^plugins: \[(.*)\],$/mu)},`],
    ['panels: [', `\n    ${find(/^panels: \[\n\s*(.*)$/mu)}`],
    ["title: 'Volledig',\n      rights: [", `\n        ${find(/rights: \[(.*?)\]/u)},`],
  ]
  const path = join(folder, 'portal.config.ts')
  let config = await readFile(path, 'utf8')
  for (const [after, added] of changes) {
    if (!config.includes(after)) throw new Error(`portal.config.ts has no "${after}".`)
    config = config.replace(after, () => after + added)
  }
  await writeFile(path, config)
}

/** A portal that was started with `npm start`. */
export interface StartedPortal {
  /** Everything it said so far. */
  readonly said: () => string
  /** Signs a demo account in, with the code from the mailbox. */
  readonly signIn: (userName: string, password: string) => Promise<CookieBrowser>
  readonly stop: () => Promise<void>
}

/** Runs `npm start` in a folder and waits until the portal is open; throws with what it said when it ends before. */
export async function startPortal({ cwd, env }: CommandPlace): Promise<StartedPortal> {
  const port = await findFreePort()
  const npm = startProcess('npm', ['start'], { cwd, env: { ...env, PORT: String(port) }, withChildren: true })
  await npm.waitFor(/Stop with Ctrl\+C/u)
  const origin = `http://localhost:${String(port)}`
  return {
    said: npm.said,
    signIn: (userName, password) => signIn(origin, { username: userName, password }),
    stop: async () => void (await npm.end()),
  }
}

async function signIn(origin: string, credentials: Readonly<Record<string, string>>): Promise<CookieBrowser> {
  const portal = { fetch: async (request: Request) => fetch(new Request(request, { redirect: 'manual' })), composition: { origin } }
  // Of the composition a browser knows the origin only.
  const browser = createCookieBrowser(portal as Parameters<typeof createCookieBrowser>[0])
  const left = await browser.fill('/inloggen', credentials)
  if (left.location === null) throw new Error(`Signing in answered ${String(left.status)}.`)
  const text = await readNewestMessage(browser)
  const [, code = ''] = / is (\d{6})\b/u.exec(text) ?? []
  const done = await browser.fill(left.location, { do: 'check', code })
  if (done.status !== 303) throw new Error(`The code was answered with ${String(done.status)}.`)
  return browser
}

async function readNewestMessage(browser: CookieBrowser): Promise<string> {
  const { text } = await browser.get('/dev/mailbox')
  const [, newest = ''] = /href="(\/dev\/mailbox\/[^"]+)"/u.exec(text) ?? []
  return (await browser.get(newest)).text
}
