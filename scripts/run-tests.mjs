import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { findNode, root } from './node.mjs'
import { execute } from './workspace.mjs'

const NOT_RUN = new Set(['pending', 'skipped', 'todo'])

/** Runs vitest with these arguments, shows what it says, and counts. A file that could not be read has failed; what was not run is said. */
export async function runTests(args) {
  const report = '.voordeur/test-report.json'
  rmSync(join(root, report), { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await execute(findNode(), ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args])
  const { passed, failed } = readReport(join(root, report))
  // A run that broke off without a failing test is a failure all the same.
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed }
}

function readReport(path) {
  if (!existsSync(path)) return { passed: 0, failed: 1 }
  const report = JSON.parse(readFileSync(path, 'utf8'))
  for (const { name, assertionResults } of report.testResults) {
    const skipped = assertionResults.filter(({ status }) => NOT_RUN.has(status)).length
    if (skipped > 0) console.log(`NOT RUN ${skipped} of ${assertionResults.length} in ${relative(root, name)}`)
  }
  const unreadable = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  return { passed: report.numPassedTests, failed: report.numFailedTests + unreadable }
}
