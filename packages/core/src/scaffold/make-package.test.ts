import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makePackage } from './make-package.ts'
import { makePortal } from './make-portal.ts'
import { DEFAULT_ANSWERS } from './portal-answers.ts'

let below: string
beforeEach(() => {
  below = mkdtempSync(join(tmpdir(), 'voordeur-make-'))
})
afterEach(() => rmSync(below, { recursive: true }))

test('by itself a package stands in a folder with its own name', () => {
  expect(makePackage('source', { below, typed: 'Ons Dossier' })).toEqual({
    packageName: 'voordeur-adapter-ons-dossier',
    folder: 'voordeur-adapter-ons-dossier',
    isLinked: false,
  })
  expect(existsSync(join(below, 'voordeur-adapter-ons-dossier', '.gitignore'))).toBe(true)
})

test('in a portal it stands among the packages of that portal, and elsewhere when somebody says where', () => {
  makePortal({ below, folder: 'portaal', answers: DEFAULT_ANSWERS, now: new Date() })
  const portal = { below: join(below, 'portaal') }
  const made = makePackage('plugin', { ...portal, typed: 'Vitaliteit' })
  expect(made).toMatchObject({ folder: join('packages', 'vitaliteit'), isLinked: true })
  expect(makePackage('plugin', { ...portal, typed: 'Vitaliteit', folder: 'elders' })).toMatchObject({ folder: 'elders', isLinked: false })
})

test('what is asked twice is refused the second time, and what stands there stays', () => {
  makePackage('plugin', { below, typed: 'vitaliteit' })
  const file = join(below, 'voordeur-plugin-vitaliteit', 'README.md')
  writeFileSync(file, 'of somebody')
  expect(() => makePackage('plugin', { below, typed: 'vitaliteit' })).toThrow('is not empty')
  expect(readFileSync(file, 'utf8')).toBe('of somebody')
})

test('a name that can not be writes nothing', () => {
  expect(() => makePackage('plugin', { below, typed: '../vitaliteit' })).toThrow('is a path')
  expect(() => makePackage('plugin', { below, typed: 'class', folder: 'x' })).toThrow('has a meaning already')
  expect(existsSync(join(below, 'x'))).toBe(false)
})

test('a package.json that nobody can read does not stop it', () => {
  writeFileSync(join(below, 'package.json'), '{')
  expect(makePackage('plugin', { below, typed: 'vitaliteit' })).toMatchObject({ isLinked: false })
})
