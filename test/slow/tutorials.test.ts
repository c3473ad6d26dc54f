import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFreePort } from '../find-free-port.ts'
import { mustRun } from '../registry/run-command.ts'
import { serveRegistry, type ServedRegistry } from '../registry/serve-registry.ts'
import { workspace } from '../registry/workspace-copy.ts'
import { readSamples, type Sample } from '../samples/read-samples.ts'
import { startProcess } from '../start-process.ts'

/** What a reader does beside what stands in the blocks. */
interface ByHand {
  /** Files that the tutorial says to delete, before this file is written. */
  readonly deletes?: { readonly before: string; readonly files: readonly string[] }
  /** Puts the settings that are shown into the configuration that is there. */
  readonly edit: (config: string, shown: string) => string
}

const TUTORIALS: Readonly<Record<string, ByHand>> = {
  'your-first-portal': { edit: (config, shown) => (shown.startsWith('language') ? editLanguage(config, shown) : editPanel(config, shown)) },
  'your-first-plugin': {
    deletes: { before: 'src/tables.ts', files: ['src/list-part.tsx', 'src/list-view.tsx', 'test/ownership.test.ts'] },
    edit: addPlugin,
  },
  'embed-a-portal': { edit: (_, shown) => shown },
}

let registry: ServedRegistry
beforeAll(async () => (registry = await serveRegistry()))
afterAll(async () => registry?.close())

describe.each(Object.entries(TUTORIALS))('the tutorial %s', (name, byHand) => {
  test(
    'works for somebody who does what it says, from an empty folder',
    async () => {
      const page = await readFile(join(workspace, 'docs/tutorials', `${name}.md`), 'utf8')
      const port = await findFreePort()
      const reader: Reader = { at: await registry.openFolder(name), env: { ...registry.env, PORT: String(port) }, port, said: [] }
      for (const sample of readSamples(name, page).samples) await doStep(reader, sample, byHand)
      expect(reader.said.length).toBeGreaterThan(3)
    },
    15 * 60_000,
  )
})

/** Somebody with a terminal in a folder. */
interface Reader {
  at: string
  readonly env: NodeJS.ProcessEnv
  readonly port: number
  readonly said: string[]
}

async function doStep(reader: Reader, sample: Sample, byHand: ByHand): Promise<void> {
  if (sample.language === 'sh') for (const line of sample.text.split('\n').filter((each) => each.trim() !== '')) await doLine(reader, line)
  else if (sample.file !== undefined) await writeSample(reader, { ...sample, file: sample.file }, byHand)
}

async function doLine(reader: Reader, line: string): Promise<void> {
  const [, before, folder] = /^(?:(.+) && )?cd (.+)$/.exec(line) ?? [undefined, line]
  if (before !== undefined) reader.said.push(await doCommand(reader, before))
  if (folder !== undefined) reader.at = join(reader.at, folder)
}

async function doCommand(reader: Reader, line: string): Promise<string> {
  const place = { cwd: reader.at, env: reader.env }
  if (line === 'npm start') return visit(reader, ['npm', 'start'], { page: '/inloggen', signIn: '/inloggen', shows: 'Inloggen' })
  if (line === 'node server.ts')
    return visit(reader, ['node', 'server.ts'], { page: '/portaal/', signIn: '/login', shows: 'Brief van de huisarts' })
  // Nobody is there to answer questions.
  return mustRun('sh', ['-c', line.startsWith('npm create') && !line.includes('--yes') ? `${line} -- --yes` : line], place)
}

/** A page, what gives the cookie with which it opens, and a word that stands on it. */
interface Wanted {
  readonly page: string
  readonly signIn: string
  readonly shows: string
}

/** Starts a server, opens a page of it, and stops it. */
async function visit(reader: Reader, [command = '', ...args]: readonly string[], wanted: Wanted): Promise<string> {
  const server = startProcess(command, args, { cwd: reader.at, env: reader.env, withChildren: true })
  try {
    const page = await Promise.race([open(`http://localhost:${reader.port}`, wanted), server.ended.then(() => 'It ended.')])
    if (!page.includes(wanted.shows))
      throw new Error(`${wanted.page} does not show ${wanted.shows}; ${command} said:\n${server.said()}\n${page}`)
    return server.said()
  } finally {
    await server.end()
  }
}

/** Opens a page as soon as the server answers; a test that waits too long ends by its own limit. */
async function open(origin: string, { page, signIn }: Wanted): Promise<string> {
  const door = await fetch(`${origin}${signIn}`, { redirect: 'manual' }).catch(() => undefined)
  if (door === undefined) {
    await new Promise((resolve) => setTimeout(resolve, 250))
    return open(origin, { page, signIn, shows: '' })
  }
  const cookie = door.headers.getSetCookie().map((each) => each.split(';', 1)[0])
  return (await fetch(`${origin}${page}`, { headers: { cookie: cookie.join('; ') } })).text()
}

async function writeSample(
  { at, port }: Reader,
  { file, text, around }: Sample & { readonly file: string },
  byHand: ByHand,
): Promise<void> {
  if (file === byHand.deletes?.before) for (const gone of byHand.deletes.files) await rm(join(at, gone))
  const path = join(at, file)
  await mkdir(dirname(path), { recursive: true })
  const whole = around === undefined ? text : byHand.edit(await readFile(path, 'utf8'), text)
  // The port that the tutorial names may be taken on this machine.
  await writeFile(path, whole.replaceAll(/(?<=port: |localhost:)3000/g, String(port)))
}

function editLanguage(config: string, shown: string): string {
  return replaceOnce(config, /^ {2}language: .*$/m, shown)
}

/** The panel takes the place of the one with its id. */
function editPanel(config: string, shown: string): string {
  const [panel = ''] = /\{[^]*\},(?=\n\],)/.exec(shown) ?? []
  return replaceOnce(config, /\{\n {6}id: 'gegevens',[^]*?\n {4}\},/, panel)
}

/** The plugin, its panel and its rights stand beside what was there. */
function addPlugin(config: string, shown: string): string {
  const [panel = ''] = /\{ id: .*\},/.exec(shown) ?? []
  const rights = [...shown.matchAll(/'[\w.]+:\w+',/g)].join('')
  const imported = `import { bezoek } from 'voordeur-plugin-bezoek'\n${config}`
  const plugged = replaceOnce(imported, /^ {2}plugins: \[$/m, '  plugins: [\nbezoek(),')
  const panelled = replaceOnce(plugged, /^ {2}panels: \[$/m, `  panels: [\n${panel}`)
  return replaceOnce(panelled, /(?<=title: 'Volledig',\n\s+rights: \[)/, rights)
}

function replaceOnce(text: string, pattern: RegExp, by: string): string {
  expect(text).toMatch(pattern)
  return text.replace(pattern, () => by)
}
