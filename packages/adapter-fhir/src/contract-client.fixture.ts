import { resourcesOfEveryKind } from './contract-kinds.fixture.ts'
import type { Json } from './example-client.fixture.ts'

const BSN = '999911120'
const ACCOUNT = 'NL85INGB0001234567'

/** What no source may keep: they stand in the resources of every client of the contract. */
export const CONTRACT_SECRETS: readonly string[] = [BSN, ACCOUNT]

/** A client with one resource of every kind, in which a BSN and an account number stand in all the places where they do. */
export function contractResourcesOf(client: string): readonly Json[] {
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
    ...resourcesOfEveryKind({ client, prose: `Genoteerd: BSN ${BSN}, rekening ${ACCOUNT}.` }),
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
