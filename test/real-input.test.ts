import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { caress } from '@voordeur/adapter-caress'
import { auth, password } from '@voordeur/auth'
import { createTestPortal, type TestPortal } from '@voordeur/core/testing'
import { dossier } from '@voordeur/plugin-dossier'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportFromFhir } from '../scripts/export-from-fhir.ts'
import { createSignedInBrowser, type SignedInBrowser } from './signed-in-browser.ts'

const DATA = join(import.meta.dirname, '../../shared/data/fhir-r4-zib2020')
const isThere = existsSync(DATA)
const databases = [undefined, ...(process.env['TEST_DATABASE_URL'] === undefined ? [] : [process.env['TEST_DATABASE_URL']])]

const why = isThere ? '' : `skipped, because ${DATA} is not on this machine: `

describe.skipIf(!isThere).each(databases)(`${why}the example records of Nictiz (CC0), written by others, on %s`, (databaseUrl) => {
  const folder = mkdtempSync(join(tmpdir(), 'voordeur-real-'))
  let portal: TestPortal
  let browser: SignedInBrowser
  let base: string

  beforeAll(async () => {
    await exportFromFhir(DATA, folder)
    portal = await createTestPortal(
      {
        auth: auth({ methods: [password()] }),
        acceptedRisks: [{ id: 'auth.single-factor', reason: 'a test of records', by: 'the test', until: '2100-01-01' }],
        plugins: [dossier()],
        sources: [caress({ folder })],
        records: { careTeam: { staffNames: 'show' } },
      },
      databaseUrl === undefined ? {} : { databaseUrl },
    )
    await portal.sync()
    const { clientNumber, id } = await findJohanna(portal)
    const credentials = { userName: 'dochter', password: 'een zin die niemand raadt' }
    const granted = await portal.grant(
      { clientNumber, email: 'dochter@voorbeeld.nl', name: 'De dochter', basis: 'family', set: 'alles' },
      { grantedBy: 'test', notify: false },
    )
    await portal.enrol(granted.accountId, credentials)
    browser = await createSignedInBrowser(portal, credentials)
    base = `/client/${id}/dossier`
  })
  afterAll(async () => {
    await portal.close()
    rmSync(folder, { recursive: true })
  })

  test('a family member signs in and finds Johanna van Putten on the start page', async () => {
    const start = await browser.get('/')
    expect(start.text).toContain('Putten')
  })

  test('her personal data', async () => {
    const page = await browser.get(`${base}/personal`)
    expect(page.status).toBe(200)
    for (const fact of ['Johanna', 'van Putten', '1934']) expect(page.text).toContain(fact)
  })

  test.each([
    ['her contacts', 'contacts', ['dochter', 'tel:']],
    ['her coverage', 'coverage', ['Stichting Het Goede Doel']],
    ['her team', 'team', ['huisarts']],
    ['her plan and goals', 'plan', ['doel']],
    ['her measurements, with their units', 'measurements', ['kg', 'mmHg']],
    ['her timeline', 'timeline', ['<time']],
  ])('%s', async (_what, part, facts) => {
    const page = await browser.get(`${base}/${part}`)
    expect(page.status).toBe(200)
    for (const fact of facts) expect(page.text.toLowerCase()).toContain(fact.toLowerCase())
  })

  test('no BSN and no bank account stands anywhere in the database', async () => {
    const { rows } = await portal.store.execute(`select coalesce(string_agg(data::text, ' '), '') as everything from record`)
    const everything = String(rows[0]?.['everything'])
    expect(everything.length).toBeGreaterThan(10_000)
    const given = await readBsns()
    expect(given.length).toBeGreaterThan(0)
    expect(given.filter((bsn) => everything.includes(bsn))).toEqual([])
    expect(everything).not.toMatch(/\b[A-Z]{2}\d{2}[A-Z]{4}\d{10}\b/)
  })
})

async function findJohanna(portal: TestPortal): Promise<{ readonly clientNumber: string; readonly id: string }> {
  const found = await portal.store
    .system()
    .selectFrom('client')
    .select(['id', 'number', 'source_id'])
    .where('name', 'like', '%van Putten-van der Giessen')
    .executeTakeFirstOrThrow()
  return { clientNumber: found.number ?? found.source_id, id: found.id }
}

/** Every BSN that the examples hold, in the identifiers that say so. */
async function readBsns(): Promise<readonly string[]> {
  const files = (await readdir(DATA)).filter((name) => name.endsWith('.xml'))
  const texts = await Promise.all(files.map((name) => readFile(join(DATA, name), 'utf8')))
  const bsn = /<system value="http:\/\/fhir\.nl\/fhir\/NamingSystem\/bsn"\s*\/>\s*<value value="(\d+)"/g
  return texts.flatMap((text) => [...text.matchAll(bsn)].map(([, digits = '']) => digits))
}
