import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findNode, root } from './node.mjs'

// What a clean clone needs before anything of it can run. Runs on Node 18 with nothing installed.

const PNPM = '12.21.0'
const LOG = '.voordeur/log'

/** Something the reader can mend; printed as one sentence, without a stack. */
export class Sentence extends Error {}

/** Runs a script: a `Sentence` ends it with exit code 1 and nothing but that sentence. */
export async function main(run) {
  try {
    if (Number(process.versions.node.split('.')[0]) < 18)
      throw new Sentence(`Node ${process.version} is too old: install Node 18 or newer.`)
    await run()
  } catch (error) {
    console.error(error instanceof Sentence ? error.message : error)
    process.exitCode = 1
  }
}

/** Numbers the lines that say how far a script is. */
export function createSteps(total) {
  let step = 0
  return (text) => console.log(`${(step += 1)}/${total} ${text}`)
}

/** Runs a command in the workspace; resolves with its exit code and, when `quiet`, with what it said. */
export function execute(command, args, { quiet = false, cwd = root, env = {} } = {}) {
  return new Promise((resolve) => {
    const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(process.platform === 'win32' ? ';' : ':')
    const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit']
    const child = spawn(command, args, { cwd, stdio, env: { ...process.env, PATH: path, ...env }, shell: process.platform === 'win32' })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Installs the packages when the lockfile is not the one they were installed from; says whether it did. */
export async function install() {
  const wanted = digestOf([
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    'package.json',
    ...workspaceFolders().map((folder) => `${folder}/package.json`),
  ])
  if (readStamp('installed') === wanted && existsSync(join(root, 'node_modules', 'node', 'bin'))) return false
  const args = ['-y', `pnpm@${PNPM}`, 'install', '--frozen-lockfile', '--config.confirmModulesPurge=false']
  const { code, output } = await execute('npx', args, { quiet: true, env: { CI: 'true' } })
  if (code !== 0)
    throw new Sentence(`The packages could not be installed: ${toCause(output)} The whole story is in ${keep('install', output)}.`)
  writeStamp('installed', wanted)
  return true
}

function toCause(output) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|network/i.test(output))
    return 'the npm registry is not reachable. Check the network and try again.'
  if (/OUTDATED_LOCKFILE|frozen-lockfile/i.test(output)) return 'pnpm-lock.yaml does not match package.json.'
  if (/ENOSPC/.test(output)) return 'the disk is full.'
  return 'npx pnpm install failed.'
}

/** Builds the packages whose sources changed since the last time; names those it built. */
export async function build() {
  const packages = readdirSync(join(root, 'packages')).filter((name) => existsSync(join(root, 'packages', name, 'tsup.config.ts')))
  const stale = packages.filter(
    (name) => readStamp(`built-${name}`) !== digestOf(buildInputs(name)) || !existsSync(join(root, 'packages', name, 'dist/index.js')),
  )
  const tsup = join(root, 'node_modules/tsup/dist/cli-default.js')
  const queue = [...stale]
  const buildNext = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const digest = digestOf(buildInputs(name))
      removeOldChunks(`packages/${name}/dist`)
      const { code, output } = await execute(findNode(), [tsup], { quiet: true, cwd: join(root, 'packages', name) })
      if (code !== 0) throw new Sentence(`${output.trimEnd()}\nThe package ${name} could not be built; what is wrong stands above.`)
      writeStamp(`built-${name}`, digest)
    }
  }
  await Promise.all([buildNext(), buildNext()])
  return stale
}

// A chunk carries a digest in its name, so a build leaves the old ones behind; declarations are the compiler's to renew.
function removeOldChunks(dist) {
  for (const path of filesBelow(dist).filter((file) => file.endsWith('.js'))) rmSync(join(root, path))
  // A template that was taken away would be written for ever, and a page be shown.
  for (const folder of ['templates', 'problems']) rmSync(join(root, dist, folder), { recursive: true, force: true })
}

function buildInputs(name) {
  // What is brought along from elsewhere: what `create-voordeur` writes, and the page of each problem.
  const bundled = { 'create-voordeur': ['packages/core/src/scaffold', 'packages/core/templates'], core: ['docs/problems'] }[name] ?? []
  return [
    `packages/${name}/package.json`,
    `packages/${name}/tsup.config.ts`,
    ...filesBelow(`packages/${name}/src`),
    ...filesBelow(`packages/${name}/assets`),
    ...bundled.flatMap(filesBelow),
  ]
}

function workspaceFolders() {
  const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`)
  return [...packages, ...exampleFolders(), 'bench', 'test', 'docs'].filter((folder) => existsSync(join(root, folder, 'package.json')))
}

/** The examples that are part of the workspace: what a third party wrote has packages of its own, from the registry. */
export function exampleFolders() {
  const names = readdirSync(join(root, 'examples')).filter((name) => name !== 'third-party-plugin')
  return names.map((name) => `examples/${name}`)
}

/** Every file below a folder of the workspace, as paths from its root; none when there is no such folder. */
export function filesBelow(folder) {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    return entry.isDirectory() ? filesBelow(path) : [path]
  })
}

/** One digest over the content of these files. */
export function digestOf(paths) {
  const hash = createHash('sha256')
  for (const path of [...paths].sort())
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  return hash.digest('hex')
}

// Stamps live in node_modules: whoever removes that folder starts from the beginning.
function stampPath(name) {
  return join(root, 'node_modules', '.voordeur', name)
}

/** What was last written under this name, or undefined. */
export function readStamp(name) {
  return existsSync(stampPath(name)) ? readFileSync(stampPath(name), 'utf8') : undefined
}

/** Remembers a digest under this name. */
export function writeStamp(name, digest) {
  mkdirSync(dirname(stampPath(name)), { recursive: true })
  writeFileSync(stampPath(name), digest)
}

/** Keeps what a command said, and gives the path. */
export function keep(name, output) {
  mkdirSync(join(root, LOG), { recursive: true })
  writeFileSync(join(root, LOG, `${name}.txt`), output)
  return `${LOG}/${name}.txt`
}

/** Whether this path is a folder that can be read. */
export function isReadableFolder(path) {
  try {
    return statSync(path).isDirectory() && readdirSync(path).length >= 0
  } catch {
    return false
  }
}
