import { type ChildProcess, spawn } from 'node:child_process'
import { delimiter } from 'node:path'
import { createCookieBrowser, type CookieBrowser } from '../cookie-browser.ts'
import { findFreePort } from '../find-free-port.ts'
import type { CommandPlace } from '../registry/run-command.ts'
import { workspace } from '../registry/workspace-copy.ts'

/** The place of somebody whose only Node is the one that this machine has, whatever its version. */
export function withOwnNode({ cwd, env }: CommandPlace): CommandPlace {
  const path = (env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.startsWith(workspace))
  return { cwd, env: { ...env, PATH: path.join(delimiter) } }
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
  const child = spawn('npm', ['start'], { cwd, env: { ...env, PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  const said = collect(child)
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const origin = `http://localhost:${String(port)}`
  await said.waitFor(/Stop with Ctrl\+C/u, ended)
  return {
    said: said.text,
    signIn: (userName, password) => signIn(origin, { username: userName, password }),
    stop: async () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
      await ended
    },
  }
}

/** What a process says, and a way to wait until it said something. */
export function collect(child: ChildProcess) {
  let text = ''
  const waiting = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
      for (const look of waiting) look()
    })
  const waitFor = async (pattern: RegExp, ended: Promise<void>, from = 0): Promise<number> => {
    const { promise, resolve } = Promise.withResolvers<number>()
    const look = () => {
      const found = pattern.exec(text.slice(from))
      if (found) resolve(from + found.index + found[0].length)
    }
    waiting.add(look)
    look()
    const end = await Promise.race([promise, ended.then(() => undefined)])
    waiting.delete(look)
    if (end === undefined) throw new Error(`It ended without ${String(pattern)}:\n${text}`)
    return end
  }
  return { text: () => text, waitFor }
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
