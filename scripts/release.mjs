import { appendFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './node.mjs'
import { build, execute, install, main, Sentence } from './workspace.mjs'

// What the release workflow runs: `prepare`, `version` (changesets become a version and changelogs) and `publish`.

const STEPS = { prepare, version, publish }
const PENDING = 'There are changesets that are no version yet: nothing is published.'

await main(async () => {
  const run = STEPS[process.argv[2]]
  if (!run) throw new Sentence(`Name one of: ${Object.keys(STEPS).join(', ')}.`)
  await run()
})

async function prepare() {
  await install()
  // Later steps run on the Node that the workspace brings, the only one that is named anywhere.
  if (process.env.GITHUB_PATH) appendFileSync(process.env.GITHUB_PATH, `${join(root, 'node_modules', 'node', 'bin')}\n`)
}

async function version() {
  await must('changeset', ['version'])
  await must('oxfmt', ['packages'])
}

async function publish() {
  const pending = readdirSync(join(root, '.changeset')).some((name) => name.endsWith('.md'))
  if (pending) return console.log(PENDING)
  await prepare()
  await must('tsc', ['-b', '--force'])
  await build()
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  // changesets asks pnpm, which puts versions in the place of `workspace:`.
  await must('npx', ['-y', '-p', packageManager, '-c', 'changeset publish'])
}

async function must(command, args) {
  const { code } = await execute(command, args)
  if (code !== 0) throw new Sentence(`${command} ${args.join(' ')} ended with ${code}.`)
}
