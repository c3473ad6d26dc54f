import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { writeFixture } from '../../test/type-budget/write-fixture.ts'
import { toSpread, type Spread } from './ratios.ts'

/** What thirty plugins ask of the compiler, beside three. */
export interface TypesResult {
  /** The whole run of `tsc`, as whoever waits for it has it. */
  readonly thirtyToThree: Spread
  /** The part of it that is checking. */
  readonly checkingThirtyToThree: Spread
}

const ROUNDS = 15
const compiler = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url))
// Below the bench, so that the packages are found as they are built.
const below = fileURLToPath(new URL('../node_modules/.voordeur', import.meta.url))

/** Measures `tsc` on a project of three plugins and one of thirty, in turns, with everything of both checked. */
export async function measureTypes(isQuick: boolean): Promise<TypesResult> {
  mkdirSync(below, { recursive: true })
  const folder = mkdtempSync(`${below}/types-`)
  try {
    for (const plugins of [3, 30]) await writeFixture({ folder: `${folder}/${plugins}`, plugins })
    const rounds = Array.from({ length: isQuick ? 2 : ROUNDS }, () => ({ three: time(`${folder}/3`), thirty: time(`${folder}/30`) }))
    const toRatio = (of: keyof Times) =>
      toSpread(
        rounds.map(({ thirty }) => thirty[of]),
        rounds.map(({ three }) => three[of]),
      )
    return { thirtyToThree: toRatio('whole'), checkingThirtyToThree: toRatio('checking') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

interface Times {
  readonly whole: number
  readonly checking: number
}

function time(folder: string): Times {
  const from = performance.now()
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', folder, '--noEmit', '--extendedDiagnostics'], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`tsc ended with ${status}: ${stdout}`)
  const whole = performance.now() - from
  return { whole, checking: Number(/^Check time:\s+([\d.]+)s$/m.exec(stdout)?.[1]) * 1000 }
}
