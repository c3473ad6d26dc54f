import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Stage } from './to-stages.ts'

const GIVEN = '../../samples/given/*.ts'
const PACKAGES = readdirSync(join(import.meta.dirname, '../../packages')).filter((name) =>
  existsSync(join(import.meta.dirname, '../../packages', name, 'tsconfig.json')),
)
const MESSAGE = /^(\S+?)\((\d+),\d+\): error (TS\d+: .*)$/

/** Compiles all projects in one run: every mistake, at the line of the page on which it stands. */
export function checkTypes(folder: string, stages: readonly Stage[]): readonly string[] {
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: '../../../tsconfig.base.json',
      compilerOptions: {
        composite: false,
        noEmit: true,
        noUnusedLocals: false,
        noUnusedParameters: false,
        rewriteRelativeImportExtensions: false,
        allowImportingTsExtensions: true,
      },
      include: ['**/*.ts', '**/*.tsx', GIVEN],
      // What shows a mistake need not be right: an editor would often say so too.
      exclude: stages.flatMap((stage) =>
        stage.files.filter(({ sample }) => sample.problem !== undefined).map(({ file }) => `${stage.folder}/${file}`),
      ),
      // What the packages declare, and not their sources: those were checked by themselves, and here it would be most of the time.
      references: PACKAGES.map((name) => ({ path: `../../../packages/${name}` })),
    }),
  )
  const tsc = join(import.meta.dirname, '../../node_modules/typescript/bin/tsc')
  const { stdout, stderr, status } = spawnSync(process.execPath, [tsc, '-b', '.', '--pretty', 'false'], { cwd: folder, encoding: 'utf8' })
  const faults = stdout.split('\n').flatMap((line) => {
    const [, path = '', at = '', message = ''] = MESSAGE.exec(line) ?? []
    return path === '' ? [] : [`${findPlace(stages, path, Number(at))}: ${message}`]
  })
  return status === 0 || faults.length > 0 ? [...new Set(faults)] : [`The samples could not be compiled: ${stdout}${stderr}`]
}

function findPlace(stages: readonly Stage[], path: string, line: number): string {
  const stage = stages.find(({ folder }) => path.startsWith(`${folder}/`))
  const file = stage?.files.find((each) => `${stage.folder}/${each.file}` === path)
  return file ? `${file.sample.page}:${file.pageLines[line - 1] ?? file.sample.line}` : `${path}:${line}`
}
