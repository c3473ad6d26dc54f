import { fork, spawn } from 'node:child_process'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { findNode, root } from './node.mjs'
import {
  build,
  createSteps,
  digestOf,
  execute,
  filesBelow,
  install,
  isReadableFolder,
  keep,
  main,
  readStamp,
  Sentence,
  writeStamp,
} from './workspace.mjs'

// `npm start` shows the example of Laurens, `npm start -- lunet` that of Lunet; `--source FOLDER` shows the FHIR resources of a folder in it.
// A taken port, a data folder in use and the like are the portal's own sentences.

const FOUR_HOURS = 4 * 3600 * 1000

await main(async () => {
  const { name, source } = readArguments()
  const step = createSteps(4)

  step('Fetching pnpm, Node 24 and the packages …')
  if (!(await install())) console.log('    already here')
  step('Building what changed …')
  console.log(`    ${(await build()).join(', ') || 'nothing'}`)
  step(source ? `Reading the FHIR resources in ${source} …` : 'Making the care records of the example …')
  const made = source ? await makeFromFhir(name, source) : await makeExample(name)
  step('Starting the portal …')
  await runPortal({ name, source, made })
})

function readArguments() {
  const { values, positionals } = parse()
  const name = positionals[0] ?? 'laurens'
  if (positionals.length > 1) throw new Sentence('Name one example: npm start -- laurens')
  if (!/^[a-z0-9-]+$/.test(name) || !existsSync(join(root, 'examples', name, 'portal.config.ts'))) {
    throw new Sentence(`There is no example "${name}". Try: npm start -- laurens`)
  }
  const source = values.source === undefined ? undefined : resolve(process.env.INIT_CWD ?? process.cwd(), values.source)
  if (source !== undefined && !isReadableFolder(source))
    throw new Sentence(`The folder ${source} can not be read. Give --source a folder with FHIR resources.`)
  return { name, source }
}

function parse() {
  try {
    return parseArgs({ options: { source: { type: 'string' } }, allowPositionals: true })
  } catch (error) {
    throw new Sentence(`${error.message} Use: npm start [-- EXAMPLE] [--source FOLDER]`)
  }
}

// The example lives by the calendar (who left care three days ago), so its export is that of the last four hours.
async function makeExample(name) {
  const out = `.voordeur/${name}-export`
  const maker = `scripts/${name}-export`
  const texts = `examples/${name}/export`
  const from = [maker, 'scripts/example-export', ...(existsSync(join(root, texts)) ? [texts] : [])]
  const wanted = `${digestOf(from.flatMap(filesBelow))} ${Math.floor(Date.now() / FOUR_HOURS)}`
  if (readStamp(`export-${name}`) === wanted && existsSync(join(root, out))) return { records: out, demo: `examples/${name}/demo.json` }
  await runMaker('example', [`${maker}/main.ts`, out])
  writeStamp(`export-${name}`, wanted)
  return { records: out, demo: `examples/${name}/demo.json` }
}

async function makeFromFhir(name, source) {
  const out = '.voordeur/source/export'
  // Another folder holds other people: nothing of the one before may be shown beside them.
  rmSync(join(root, '.voordeur/source'), { recursive: true, force: true })
  await runMaker('source', ['scripts/export-from-fhir.ts', source, out])
  return { records: out, demo: writeReader(name, out) }
}

// Records of others have no demo accounts: one reader who sees every client in them.
function writeReader(name, records) {
  const clients = readdirSync(join(root, records, 'clients')).map((name) => name.replace(/\.(json|xml)$/, ''))
  const accesses = clients.map((clientNumber) => ({
    clientNumber,
    basis: 'family',
    represents: false,
    portalAdmin: false,
    set: 'volledig',
  }))
  const what = `Ziet alles van de ${clients.length} cliënten in deze map.`
  const wayIn = hasTenants(name)
    ? { signsInBy: { method: 'microsoft', subject: '5d0f8a6b-93f4-4c0e-8a51-2b7d6c1e9f30' } }
    : { userName: 'lezer', password: 'Alles lezen in 1 keer', phone: '06 12 34 56 70' }
  const reader = { ...wayIn, name: 'Een lezer', email: 'lezer@post.example', what, accesses }
  const demo = '.voordeur/source/demo.json'
  writeFileSync(join(root, demo), JSON.stringify({ people: [reader] }, null, 2))
  return demo
}

async function runMaker(name, args) {
  const { code, output } = await execute(findNode(), args, { quiet: true })
  const lines = output.trimEnd().split('\n')
  if (code !== 0) throw new Sentence(`The records could not be made: ${lines.at(-1)} The whole story is in ${keep(name, output)}.`)
  for (const line of lines.filter(Boolean)) console.log(`    ${line}`)
}

async function runPortal({ name, source, made }) {
  const { records, demo } = made
  const folder = `examples/${name}`
  const data = source ? '.voordeur/source/data' : `.voordeur/${name}`
  const tenants = hasTenants(name) ? await openTenants(name, { demo, data }) : { environment: {}, children: [] }
  const args = ['packages/core/bin/voordeur.mjs', 'start', '--config', `${folder}/portal.config.ts`, '--demo', demo, '--data', data]
  // The configuration reads its source from here, so that another folder of records needs no other configuration.
  const env = { ...process.env, ...tenants.environment, VOORDEUR_EXPORT: join(root, records) }
  const child = spawn(findNode(), args, { cwd: root, stdio: 'inherit', env })
  const children = [child, ...tenants.children]
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => forward(children, signal))
  return new Promise((done) => {
    const end = () => {
      for (const each of tenants.children) each.kill()
      done()
    }
    child.on('error', (error) => {
      console.error(`The portal could not be started: ${error.message}`)
      process.exitCode = 1
      end()
    })
    child.on('close', (code, signal) => {
      process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143)
      end()
    })
  })
}

// An example in which people sign in at Microsoft Entra brings what plays its tenants on this machine.
function hasTenants(name) {
  return existsSync(join(root, 'scripts', `${name}-tenants`))
}

function openTenants(name, { demo, data }) {
  const port = process.env.PORT ?? '4000'
  const child = fork(join(root, 'scripts', `${name}-tenants`, 'main.ts'), [demo, `${data}/guests.json`, port], {
    cwd: root,
    execPath: findNode(),
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => (said += chunk))
  return new Promise((resolve, reject) => {
    child.once('message', (environment) => resolve({ environment, children: [child] }))
    child.once('exit', () => {
      const taken = /EADDRINUSE: .*?(\d+)$/m.exec(said)?.[1]
      const cause = taken ? `port ${taken} is taken. Choose another with PORT.` : `the whole story is in ${keep('tenants', said)}.`
      reject(new Sentence(`What plays Microsoft on this machine could not be started: ${cause}`))
    })
  })
}

// At a terminal, Ctrl-C reaches all of them by itself; a second one would look like impatience.
function forward(children, signal) {
  if (signal === 'SIGINT' && process.stdin.isTTY) return
  for (const child of children) child.kill(signal)
}
