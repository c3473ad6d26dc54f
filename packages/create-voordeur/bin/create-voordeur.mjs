#!/usr/bin/env node
const [major = 0] = process.versions.node.split('.').map(Number)
if (major < 18) {
  process.stderr.write(`create-voordeur needs Node 18 or newer; this is ${process.version}.\n`)
  process.exit(1)
}
const { main } = await import('../dist/index.js')
await main(process.argv.slice(2))
