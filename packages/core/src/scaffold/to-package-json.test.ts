import { expect, test } from 'vitest'
import { toPackageJson } from './to-package-json.ts'

const TEXT = JSON.stringify({
  name: 'x',
  dependencies: { '@voordeur/core': '0.0.0', '@voordeur/auth': '0.0.0', zod: '4.6.7' },
  peerDependencies: { '@voordeur/core': '0.0.0' },
})

test('our own packages are asked at the released version or a later one that fits, everything else as it was tried', () => {
  expect(JSON.parse(toPackageJson(TEXT, { version: '2.0.1' }))).toEqual({
    name: 'x',
    dependencies: { '@voordeur/core': '^2.0.1', '@voordeur/auth': '^2.0.1', zod: '4.6.7' },
    peerDependencies: { '@voordeur/core': '^2.0.1' },
  })
})

test('what nobody needs is left out, in every section', () => {
  const made = JSON.parse(toPackageJson(TEXT, { version: '2.0.1', needs: (name) => name !== '@voordeur/core' }))
  expect(made).toEqual({ name: 'x', dependencies: { '@voordeur/auth': '^2.0.1', zod: '4.6.7' }, peerDependencies: {} })
})
