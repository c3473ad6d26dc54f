import { defineConfig, type TestProjectConfiguration } from 'vitest/config'

// Tests run on the sources, so that no build stands between a change and its test. Workers hand these conditions
// to Node as they are, also for `require`: `import` or `module` among them would give CommonJS packages the wrong file.
const conditions = ['@voordeur/source', 'node']

// Tried with the slow ones alone, on each database: `npm test` stays under ten minutes on two cores.
const SLOW_ONLY = [
  'test/browser/lunet-*.test.ts',
  'test/access-matrix.test.ts',
  'test/sign-in/**/*.test.ts',
  'test/attacks/careless-plugin.test.ts',
  'test/attacks/raising-rights.test.ts',
  'packages/adapter-entra/src/invite/invited-guest.test.ts',
  'packages/core/src/audit/purge-audit.test.ts',
  'packages/core/src/audit/verify-audit.test.ts',
  'packages/core/src/flows/few-writers.test.ts',
  'packages/core/src/store/open-folder.test.ts',
  'packages/core/src/testing/plugin-contract.test.tsx',
  'packages/core/src/web/download/download.test.ts',
  'packages/plugin-berichten/src/desk/desk.test.ts',
  'packages/plugin-wzd/src/nothing-leaks.test.ts',
  'packages/adapter-entra/src/portal.test.ts',
  'test/browser/entra.test.ts',
  'docs/.vitepress/site.test.ts',
  'packages/core/src/rotate-secret.test.ts',
  'test/samples/samples.test.ts',
]

// Walked on the embedded database (or with scripts) in `npm test`, and on PostgreSQL (or without scripts) with the slow ones.
const LONG_WALKS = [
  'test/browser/access.test.ts',
  'test/browser/laurens.test.ts',
  'test/browser/sign-in.test.ts',
  'packages/core/src/testing/source-contract.test.ts',
  'packages/plugin-berichten/src/contract.test.ts',
  'packages/plugin-beheer/src/contract.test.ts',
  'packages/plugin-dossier/src/contract.test.ts',
  'packages/plugin-nieuws/src/contract.test.ts',
  'packages/plugin-prikbord/src/contract.test.ts',
  'packages/plugin-agenda/src/contract.test.ts',
  'packages/plugin-wzd/src/contract.test.ts',
]

// Tried in part in `npm test`, and in full with the slow ones.
const LONG_LISTS = [
  'packages/adapter-fhir/src/hostile-values.test.ts',
  'packages/core/src/flows/any-order.test.ts',
  'test/attacks/board.test.ts',
  'test/scaffold/written.test.ts',
]

// What puts another module in the place of one that others have loaded: each in a process of its own.
const ALONE = ['packages/auth/src/same-work.test.ts']

function project(
  name: string,
  include: string[],
  more: { exclude?: string[]; env?: Record<string, string>; isolate?: boolean } = {},
): TestProjectConfiguration {
  return {
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    test: {
      name,
      include,
      exclude: ['**/node_modules/**', '**/dist/**', '**/.voordeur/**', ...(more.exclude ?? [])],
      environment: 'node',
      // The files of a project share its workers, so that modules, the embedded database and its first migration are paid for once.
      isolate: more.isolate ?? false,
      // Every test speaks Dutch time only where the code does: the machine's own zone must not matter.
      env: { TZ: 'UTC', ...more.env },
      testTimeout: 60_000,
      hookTimeout: 180_000,
    },
  }
}

// Somebody else's package has tests for the packages that it installs: test/slow/third-party-plugin.test.ts runs them there.
const THEIRS = ['examples/third-party-plugin/**']

const NOT_QUICK = [...SLOW_ONLY, ...ALONE]

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    passWithNoTests: true,
    projects: [
      project('alone', ALONE, { isolate: true }),
      project('core', ['packages/core/{src,test}/**/*.test.{ts,tsx}'], { exclude: NOT_QUICK }),
      project('packages', ['packages/*/{src,test}/**/*.test.{ts,tsx}'], { exclude: ['packages/core/**', ...NOT_QUICK] }),
      project('system', ['{test,scripts,examples,docs/.vitepress}/**/*.test.{ts,tsx}'], {
        exclude: ['test/slow/**', ...THEIRS, ...NOT_QUICK],
      }),
      project('slow', ['test/slow/**/*.test.ts', ...SLOW_ONLY, ...LONG_WALKS, ...LONG_LISTS], {
        env: { VOORDEUR_TEST: 'slow' },
        isolate: true,
      }),
    ],
  },
})
