import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openOwnSidePortal, type OwnSidePortal, type Viewer } from './own-side-portal.ts'

const ESCAPES = [
  '../../../../etc/passwd',
  '..%2f..%2f..%2fetc%2fpasswd',
  '%2e%2e/%2e%2e/package.json',
  '%2e%2e%2fpackage.json',
  '..%5c..%5cpackage.json',
  '....//package.json',
  '%252e%252e%252fpackage.json',
  '/etc/passwd',
  '%2fetc%2fpasswd',
  'voordeur.css%00.js',
  'C:%5cwindows%5cwin.ini',
  'file:%2f%2f%2fetc%2fpasswd',
  '.',
  '..',
  '__proto__',
]

describe('attack 18: paths that lead out of their folder', () => {
  let side: OwnSidePortal
  let admin: Viewer
  beforeAll(async () => {
    side = await openOwnSidePortal(undefined)
    admin = await side.admin()
  })
  afterAll(() => side.portal.close())

  test.each(ESCAPES)('%j is no file, no photo, no download and no page', async (escape) => {
    const client = `/client/${admin.clientId}`
    for (const folder of [
      '/assets',
      `${client}/photo`,
      `${client}/download`,
      `${client}/panel`,
      `${client}/proef`,
      '/mijn/core',
      '/dev/mailbox',
    ]) {
      for (const ask of [() => admin.get(`${folder}/${escape}`), () => admin.post(`${folder}/${escape}`, {})]) {
        const { status, text } = await ask()
        // What a URL takes for its own dots leads to another address of the portal, and that answers for itself.
        expect([folder, status]).not.toEqual([folder, 500])
        expect(text).not.toMatch(/root:|"dependencies"|\[fonts\]/)
        if (!/(?:^|\/)(?:\.|%2e)/.test(escape)) expect([folder, status]).toEqual([folder, 404])
      }
    }
  })
})
