import { defineConfig, type Options } from 'tsup'

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

/** How what a browser is served is built: the same files, without comments and needless white space, below `dist/assets`. */
export function assetsOptions(entry: readonly string[]): Options {
  return {
    entry: [...entry],
    outDir: 'dist/assets',
    // A script keeps its names to itself, also where another one has the same.
    format: 'iife',
    outExtension: () => ({ js: '.js' }),
    // What a browser understands is for the sources to decide: nothing is written in an older way.
    target: 'esnext',
    platform: 'browser',
    minify: true,
    clean: false,
    dts: false,
  }
}

/** How pages of the documentation come along with a package: as they are. */
export function pagesOptions(entry: readonly string[], outDir: string): Options {
  return { entry: [...entry], outDir, loader: { '.md': 'copy' }, clean: false, dts: false }
}
