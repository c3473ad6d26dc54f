import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { toMedian, toSpread, type Spread } from './ratios.ts'

/** How long `voordeur check` takes on the example, beside Node that does nothing. */
export interface CheckResult {
  readonly toNodeStart: Spread
  readonly withinOneSecond: boolean
}

const ROUNDS = 9
const example = fileURLToPath(new URL('../../examples/laurens', import.meta.url))
const command = fileURLToPath(new URL('../../packages/core/bin/voordeur.mjs', import.meta.url))

/** Measures `voordeur check` on the example, as built; undefined when there is no example. */
export function measureCheck(): CheckResult | undefined {
  if (!existsSync(`${example}/portal.config.ts`)) return undefined
  const rounds = Array.from({ length: ROUNDS }, () => ({ check: time([command, 'check']), start: time(['-e', '0']) }))
  const checks = rounds.map(({ check }) => check)
  return {
    toNodeStart: toSpread(
      checks,
      rounds.map(({ start }) => start),
    ),
    withinOneSecond: toMedian(checks.toSorted((one, other) => one - other)) <= 1000,
  }
}

function time(args: readonly string[]): number {
  const from = performance.now()
  const { status, stderr } = spawnSync(process.execPath, [...args], { cwd: example, encoding: 'utf8' })
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`)
  return performance.now() - from
}
