import { runTests } from './run-tests.mjs'
import { build, execute, install, main, Sentence } from './workspace.mjs'

// The tests that take minutes (faults, load, a year of syncs): `npm run test:slow`. Arguments go to vitest.

await main(async () => {
  await install()
  await build()
  // What is published has declarations, and only the compiler writes those.
  const { code, output } = await execute('tsc', ['-b'], { quiet: true })
  if (code !== 0) throw new Sentence(output.trimEnd())
  const { passed, failed } = await runTests(['--project=slow', ...process.argv.slice(2)])
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
})
