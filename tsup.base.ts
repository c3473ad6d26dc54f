import { defineConfig } from 'tsup'

/** How every package is built: modern ES modules for Node; the declarations come from `tsc`. */
export function buildLibrary(entry: Readonly<Record<string, string>>) {
  return defineConfig({
    entry: { ...entry },
    format: 'esm',
    target: 'node24',
    platform: 'node',
    splitting: true,
    clean: false,
    // `node:sqlite` exists only with its prefix.
    removeNodeProtocol: false,
    dts: false,
    esbuildOptions(options) {
      options.jsx = 'automatic'
      options.jsxImportSource = 'preact'
    },
  })
}
