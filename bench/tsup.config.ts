import { defineConfig } from 'tsup'

/** What runs in a process of its own: Node strips types, but does not read JSX. */
export default defineConfig({
  entry: [
    'src/prepare.ts',
    'src/enrol-people.ts',
    'src/portal.ts',
    'src/by-hand.tsx',
    'src/limit.ts',
    'src/load.ts',
    'src/bare-argon2.ts',
    'src/prepare-guard.ts',
    'src/guard-turns.ts',
    'src/sync-portal.ts',
    'src/plain-insert.ts',
    'src/dossier-turns.ts',
  ],
  format: 'esm',
  target: 'node24',
  platform: 'node',
  splitting: false,
  clean: true,
  dts: false,
  esbuildOptions(options) {
    options.jsx = 'automatic'
    options.jsxImportSource = 'preact'
  },
})
