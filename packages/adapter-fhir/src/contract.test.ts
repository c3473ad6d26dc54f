import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sourceContract } from '@voordeur/core/testing'
import { describe, expect, onTestFinished, test } from 'vitest'
import { bundleOf, type Json } from './example-client.fixture.ts'
import { fhir } from './fhir.ts'

const BSN = '999911120'
const ACCOUNT = 'NL85INGB0001234567'
const TRUNCATED = '{"resourceType":"Bundle","entry":[{"resource":{"resourceTy'

/** A client with one resource of every kind, in which a BSN and an account number stand in all the places where they do. */
function resourcesOf(client: string): readonly Json[] {
  const subject = { reference: `Patient/${client}` }
  const meta = { lastUpdated: '2026-11-01T09:00:00+01:00' }
  const div = `<div xmlns="http://www.w3.org/1999/xhtml">Rustig gegeten. BSN ${BSN}.</div>`
  const bank = {
    url: 'http://nictiz.nl/fhir/StructureDefinition/ext-Payer.BankInformation',
    extension: [{ url: 'accountNumber', valueString: ACCOUNT }],
  }
  return [
    {
      resourceType: 'Patient',
      id: client,
      meta,
      identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: BSN }],
      name: [{ text: `Cliënt ${client}` }],
      birthDate: '1940-05-01',
    },
    { resourceType: 'RelatedPerson', id: `${client}-c`, meta, patient: subject, name: [{ text: 'Anja de Wit' }] },
    {
      resourceType: 'Coverage',
      id: `${client}-v`,
      meta,
      status: 'active',
      beneficiary: subject,
      payor: [{ display: 'Zorgkantoor' }],
      extension: [bank],
    },
    {
      resourceType: 'CareTeam',
      id: `${client}-t`,
      meta,
      status: 'active',
      subject,
      participant: [{ role: [{ text: 'Verzorgende' }], member: { display: 'F. Öz' } }],
    },
    { resourceType: 'CarePlan', id: `${client}-p`, meta, status: 'active', intent: 'plan', subject, title: 'Zorgplan' },
    {
      resourceType: 'Goal',
      id: `${client}-g`,
      meta,
      subject,
      description: { text: 'Weer lopen' },
      note: [{ text: `rekening ${ACCOUNT}` }],
    },
    observation(client, 'o1', 71),
    observation(client, 'o2', 72),
    { resourceType: 'EpisodeOfCare', id: `${client}-e`, meta, status: 'active', patient: subject, period: { start: '2024-11-04' } },
    {
      resourceType: 'Composition',
      id: `${client}-r`,
      meta,
      status: 'final',
      subject,
      date: '2026-11-20T08:00:00+01:00',
      type: { coding: [{ system: 'http://snomed.info/sct', code: '11591000146107' }] },
      title: 'Rapportage',
      author: [{ display: 'F. Öz' }],
      section: [{ text: { status: 'additional', div } }],
    },
  ]
}

function observation(client: string, id: string, value: number): Json {
  return {
    resourceType: 'Observation',
    id: `${client}-${id}`,
    status: 'final',
    subject: { reference: `Patient/${client}` },
    code: { coding: [{ system: 'http://loinc.org', code: '29463-7', display: 'Body weight' }] },
    effectiveDateTime: '2026-11-20T10:00:00+01:00',
    valueQuantity: { value, unit: 'kg' },
  }
}

const WHOLE = { 'anna.json': bundleOf(...resourcesOf('anna')), 'bert.json': bundleOf(...resourcesOf('bert')) }

async function openFolder(files: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), 'voordeur-fhir-contract-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return fhir({ folder })
}

const examples = {
  whole: () => openFolder(WHOLE),
  withoutRecord: () => openFolder({ ...WHOLE, 'anna.json': bundleOf(...resourcesOf('anna').filter(({ id }) => id !== 'anna-o2')) }),
  withoutClient: () => openFolder({ 'anna.json': WHOLE['anna.json'] }),
  secrets: [BSN, ACCOUNT],
}

describe.each([
  ['a file that is cut off', { ...WHOLE, 'bert.json': TRUNCATED }],
  [
    'a resource that is none',
    {
      ...WHOLE,
      'bert.json': bundleOf(...resourcesOf('bert').map((one) => (one['id'] === 'bert-o2' ? { ...one, effectiveDateTime: 'morgen' } : one))),
    },
  ],
])('the contract of a source, with %s', (_, broken) => {
  test.each(sourceContract({ ...examples, withBroken: () => openFolder(broken) }))('$name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined()
  })
})
