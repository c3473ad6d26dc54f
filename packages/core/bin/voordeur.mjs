#!/usr/bin/env node
const [major = 0] = process.versions.node.split('.').map(Number)
if (major < 24) {
  process.stderr.write(
    `Voordeur needs Node 24 or newer; this is ${process.version}. For this folder alone: npm install --save-dev node@24\n`,
  )
  process.exit(1)
}
// Half of a short command is reading its own code; the second time it is read as it was compiled.
const { enableCompileCache } = await import('node:module')
enableCompileCache()
const { main } = await import('@voordeur/core/cli')
await main(process.argv.slice(2))
