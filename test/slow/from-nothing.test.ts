import { existsSync } from 'node:fs'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CommandPlace, mustRun, runCommand } from '../registry/run-command.ts'
import { serveRegistry, type ServedRegistry } from '../registry/serve-registry.ts'
import { startProcess } from '../start-process.ts'
import { addPlugin, startPortal, withOwnNode } from './outside-portal.ts'

// Everything here happens in empty folders outside the workspace, with the registry and the Node of the machine, as with a stranger.

let registry: ServedRegistry
let place: CommandPlace

beforeAll(async () => {
  registry = await serveRegistry()
  place = withOwnNode({ cwd: await registry.openFolder('nothing'), env: registry.env })
})
afterAll(async () => registry?.close())

const LONG = 900_000
const create = (...args: readonly string[]) => ['create', '--yes', 'voordeur@latest', ...args] as const
const inPortal = () => ({ ...place, cwd: join(place.cwd, 'my-portal') })
const read = (path: string) => readFile(join(place.cwd, 'my-portal', path), 'utf8')

describe('a portal from an empty folder', () => {
  test(
    'is made and installed by one command that asks nothing',
    async () => {
      const said = await mustRun('npm', create('my-portal', '--', '--yes', '--organisation', 'De Lindehof'), place)
      expect(said).toContain('The portal of De Lindehof stands in my-portal.')
      expect(said).toMatch(/Next:\n {2}cd my-portal\n {2}npm start/u)
      expect(JSON.parse(await read('package.json')).dependencies).toMatchObject({ '@voordeur/core': `^${registry.version}` })
      expect(await read('.gitignore')).toContain('.voordeur')
    },
    LONG,
  )

  test(
    'opens with npm start, says who can sign in, and shows them the record',
    async () => {
      const portal = await startPortal(inPortal())
      try {
        expect(portal.said()).toMatch(/Sign in as one of these[^]*marja {2}· {2}Fietsen langs 3 molens[^]*\/dev\/mailbox/u)
        expect(portal.said()).toContain('1 client: 24 created, 0 updated, 0 unchanged, 0 removed, 0 rejected')
        const marja = await portal.signIn('marja', 'Fietsen langs 3 molens')
        const start = await marja.open('/')
        expect(start.status).toBe(200)
        expect(start.text).toContain('rondje door de tuin gewandeld')
      } finally {
        await portal.stop()
      }
    },
    LONG,
  )

  test(
    'has tests of its own, and they are green',
    async () => {
      expect(await mustRun('npm', ['test'], inPortal())).toMatch(/Tests .*2 passed/u)
    },
    LONG,
  )

  test(
    'is never written over',
    async () => {
      const { code, stderr } = await runCommand('npm', create('my-portal', '--', '--yes'), place)
      expect(code).not.toBe(0)
      expect(stderr).toContain('The folder my-portal is not empty, and nothing in it is overwritten.')
    },
    LONG,
  )

  test(
    'without a terminal and without --yes nothing is asked, and a sentence says what to do',
    async () => {
      const { code, stderr } = await runCommand('npm', create('other'), place)
      expect(code).not.toBe(0)
      expect(stderr).toContain('There is no terminal to ask at: say --yes')
      expect(existsSync(join(place.cwd, 'other'))).toBe(false)
    },
    LONG,
  )
})

describe('at a terminal', () => {
  test(
    'it asks, and writes what was answered',
    async () => {
      const terminal = openTerminal('asked')
      const [ENTER, DOWN, SPACE] = ['\r', '\u001B[B', ' ']
      await terminal.answer(/organisation called/u, `'t Huis${ENTER}`)
      await terminal.answer(/start page arranged/u, DOWN + ENTER)
      await terminal.answer(/address its readers/u, DOWN + ENTER)
      await terminal.answer(/record come from/u, ENTER)
      // Takes the notice board away.
      await terminal.answer(/beside the record/u, SPACE + ENTER)
      await terminal.answer(/people sign in/u, ENTER)
      await terminal.answer(/Install the packages/u, 'n')
      await terminal.ended
      expect(terminal.said()).toContain('Next:')
      const config = await readFile(join(place.cwd, 'asked', 'portal.config.ts'), 'utf8')
      expect(config).toContain("name: '’t Huis'")
      expect(config).toContain("layout: 'menu'")
      expect(config).toContain("form: 'je'")
      expect(config).toContain('agenda(),')
      expect(config).not.toContain('prikbord')
      expect(existsSync(join(place.cwd, 'asked', 'node_modules'))).toBe(false)
    },
    LONG,
  )

  test(
    'a folder that can not be is refused at its question, and who leaves has written nothing',
    async () => {
      const before = await readdir(place.cwd)
      const terminal = openTerminal()
      await terminal.answer(/In which folder/u, '/../x\r')
      await terminal.answer(/leads out of this folder/u, '\u0003')
      await terminal.ended
      expect(terminal.said()).toContain('Nothing was written.')
      expect(await readdir(place.cwd)).toEqual(before)
    },
    LONG,
  )

  /** `script` (util-linux) gives the command a terminal, without a width of its own. */
  function openTerminal(...args: readonly string[]) {
    const command = `stty cols 100 rows 40; npm ${create(...args).join(' ')}`
    const script = startProcess('script', ['-qec', command, '/dev/null'], place)
    let from = 0
    const answer = async (question: RegExp, keys: string) => {
      from = await script.waitFor(question, from)
      script.type(keys)
    }
    return { answer, said: script.said, ended: script.ended }
  }
})

describe('packages of its own, in that portal', () => {
  const made = [
    ['plugin', 'vitaliteit', 'voordeur-plugin-vitaliteit'],
    ['source', 'ons-dossier', 'voordeur-adapter-ons-dossier'],
    ['sign-in-method', 'personeelspas', 'voordeur-sign-in-personeelspas'],
  ] as const

  test(
    'are written by one command each, and linked by npm install',
    async () => {
      for (const [kind, name, packageName] of made)
        expect(await mustRun('npx', ['voordeur', 'new', kind, name], inPortal())).toContain(`${packageName} stands in packages/${name}.`)
      await mustRun('npm', ['install'], inPortal())
      for (const [, , packageName] of made)
        expect(existsSync(join(inPortal().cwd, 'node_modules', packageName, 'dist/index.js'))).toBe(true)
    },
    LONG,
  )

  test.each(made)(
    'a %s is green at once: its types, its contract and its other tests',
    async (_kind, _name, packageName) => {
      expect(await mustRun('npm', ['test', '--workspace', packageName], inPortal())).toMatch(/Test Files .*2 passed/u)
    },
    LONG,
  )

  test(
    'the plugin stands on a panel when its README was followed, and keeps what somebody adds',
    async () => {
      await addPlugin(inPortal().cwd, await read('packages/vitaliteit/README.md'))
      await mustRun('npm', ['run', 'check'], inPortal())
      // Rights are copied at the granting: the demo accounts of a new database have the new ones.
      await rm(join(inPortal().cwd, '.voordeur'), { recursive: true })
      const portal = await startPortal(inPortal())
      try {
        const marja = await portal.signIn('marja', 'Fietsen langs 3 molens')
        const start = await marja.open('/')
        const [page = ''] = /\/client\/[0-9a-f-]+\/panel\/vitaliteit/u.exec(start.text) ?? []
        const path = page.replace('/panel/vitaliteit', '/vitaliteit/list')
        expect((await marja.get(path)).text).toContain('Er staat nog niets')
        const answer = await marja.post(`${path}/add`, { key: crypto.randomUUID(), text: 'Vandaag goed te pas' })
        expect(answer.status).toBe(303)
        expect((await marja.get(path)).text).toContain('Vandaag goed te pas')
        expect((await marja.open('/')).text).toContain('1 regel')
      } finally {
        await portal.stop()
      }
    },
    LONG,
  )
})
