import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from './find-browser.mjs'
import { findNode, root } from './node.mjs'
import { runTests } from './run-tests.mjs'
import { build, execute, exampleFolders, install, main } from './workspace.mjs'

// Every check of the workspace, from a clean clone: `npm test`. Each tool counts as one, vitest by its tests.

const started = Date.now()
const total = { passed: 0, failed: 0 }

await main(async () => {
  console.log('Fetching pnpm, Node 24 and the packages …')
  await install()
  const node = findNode()
  await check('browser', findBrowserOrSay)
  await check('format', () => tool('oxfmt', ['--check']))
  await check('types', () => tool('tsc', ['-b', '--force']))
  for (const folder of loose()) await check(`types of ${folder}`, () => tool('tsc', ['-p', folder, '--noEmit']))
  await check('build', buildAll)
  await check('lint', () => tool('oxlint', []))
  await check('house', () => tool(node, ['scripts/check-house.ts']))
  await check('unused', () => tool('knip', ['--no-progress']))
  for (const name of readdirSync(join(root, 'packages'))) {
    await check(`package ${name}`, () => tool('publint', ['--strict', '--pack', 'npm', `packages/${name}`]))
    await check(`types of package ${name}`, () => tool('attw', ['--pack', `packages/${name}`, '--profile', 'esm-only']))
  }
  console.log('tests …')
  const tests = await runTests(['--project=!slow'])
  total.passed += tests.passed
  total.failed += tests.failed
  console.log(`\n${seconds(started)} in all`)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed > 0 ? 1 : 0
})

async function check(name, run) {
  const from = Date.now()
  const { code, output } = await run()
  total[code === 0 ? 'passed' : 'failed'] += 1
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds(from)})`)
  if (code !== 0) console.log(output.trimEnd().replace(/^/gm, '     '))
}

function tool(command, args) {
  return execute(command, args, { quiet: true })
}

// What is no package is no part of `tsc -b`: it is checked where it stands.
function loose() {
  return ['scripts', 'test', 'bench', 'docs', ...exampleFolders()].filter((folder) => existsSync(join(root, folder, 'tsconfig.json')))
}

async function buildAll() {
  try {
    await build()
    return { code: 0, output: '' }
  } catch (error) {
    return { code: 1, output: error.message }
  }
}

async function findBrowserOrSay() {
  const found = await findBrowser()
  if (found) return { code: 0, output: '' }
  const output =
    'No browser: the tests of the pages need one. Install Chromium or Google Chrome (Debian: apt-get install chromium) or set CHROME_PATH.'
  return { code: 1, output }
}

function seconds(from) {
  return `${((Date.now() - from) / 1000).toFixed(1)} s`
}
