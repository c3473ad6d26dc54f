/// <reference types="node" />
import { cpSync } from 'node:fs'
import { defineConfig } from 'tsup'

// Everything is inside, so that `npm create` fetches one small package; it has to run on the Node that somebody happens to have.
export default defineConfig({
  entry: { index: 'src/index.ts' },
  format: 'esm',
  target: 'node18',
  platform: 'node',
  splitting: true,
  clean: false,
  removeNodeProtocol: false,
  dts: false,
  noExternal: [/^@voordeur\/core/u, /^@clack\/prompts/u],
  esbuildOptions(options) {
    options.conditions = ['@voordeur/source']
  },
  onSuccess: async () =>
    cpSync('../core/templates', 'dist/templates', { recursive: true, filter: (path) => !path.includes('node_modules') }),
})
