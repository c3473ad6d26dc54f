import { sourceContract } from '@voordeur/core/testing'
import { describe, expect, test } from 'vitest'
import { caress } from './caress.ts'
import { resourcesOfEveryKind } from './every-kind.fixture.ts'
import { bundle, exportWith, lines, report, rowsOf, tablesFor } from './example-export.fixture.ts'

const BSN = '999911120'
const ACCOUNT = 'NL85INGB0001234567'
const CUT_OFF = '{"resourceType":"Bundle","entry":[{"resource":{"resourceTy'

/** A bundle with one resource of every kind beside the Patient. */
function bundleOf(client: string, weights: readonly number[] = [71, 72]): string {
  const subject = { reference: `Patient/${client}` }
  return bundle(
    client,
    { resourceType: 'RelatedPerson', id: 'c', patient: subject, name: [{ text: 'Anja de Wit' }] },
    {
      resourceType: 'Coverage',
      id: 'v',
      status: 'active',
      beneficiary: subject,
      payor: [{ display: 'Zorgkantoor' }],
      subscriberId: BSN,
      identifier: [{ system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: BSN }],
    },
    {
      resourceType: 'CareTeam',
      id: 't',
      status: 'active',
      subject,
      participant: [{ role: [{ text: 'Verzorgende' }], member: { display: 'K. de Groot' } }],
    },
    { resourceType: 'CarePlan', id: 'p', status: 'active', intent: 'plan', subject, title: 'Zorgplan' },
    { resourceType: 'Goal', id: 'g', subject, description: { text: 'Weer lopen' }, note: [{ text: `rekening ${ACCOUNT}` }] },
    ...weights.map((value) => ({
      resourceType: 'Observation',
      id: `o${value}`,
      status: 'final',
      subject,
      code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
      effectiveDateTime: '2026-11-19T10:00:00+01:00',
      valueQuantity: { value, unit: 'kg' },
    })),
    { resourceType: 'EpisodeOfCare', id: 'e', status: 'active', patient: subject, period: { start: '2024-11-04' } },
    ...resourcesOfEveryKind(client),
  )
}

const REPORTS = [report('10437', 'r1', { text: `K. de Groot belde over BSN ${BSN}` }), report('10491', 'r1'), report('10491', 'r2')]
const WHOLE = {
  'clients/10437.json': bundleOf('10437'),
  'clients/10491.json': bundleOf('10491'),
  'staff.ndjson': lines({ name: 'K. de Groot', role: 'Verzorgende' }),
  'reports.ndjson': lines(...REPORTS),
  ...tablesFor('10437', '10491'),
}
const ONE = Object.fromEntries(Object.entries(WHOLE).filter(([path]) => !path.includes('/10491')))

const open = async (files: Readonly<Record<string, string>>) => caress({ folder: await exportWith(files) })

const examples = {
  whole: () => open(WHOLE),
  withoutClient: () => open({ ...ONE, ...tablesFor('10437'), 'reports.ndjson': lines(...REPORTS.slice(0, 1)) }),
  secrets: [BSN, ACCOUNT],
}

test.each(
  sourceContract({
    ...examples,
    withoutRecord: () => open({ ...WHOLE, 'clients/10437.json': bundleOf('10437', [71]) }),
    withBroken: () => open({ ...WHOLE, 'clients/10491.json': CUT_OFF }),
  }),
)('$name', async ({ check }) => {
  await expect(check()).resolves.toBeUndefined()
})

const OF_ROWS = ['a record that is gone is removed, and nothing else', 'what can not be read is reported, and costs nobody else anything']

describe.each([
  [
    'reports',
    { 'reports.ndjson': lines(...REPORTS.slice(0, 2)) },
    { 'reports.ndjson': lines(...REPORTS.slice(0, 2), '{"id":"r2","client":"10491"') },
  ],
  [
    'forms',
    { 'forms.ndjson': tablesFor('10437')['forms.ndjson'] ?? '' },
    { 'forms.ndjson': lines(tablesFor('10437')['forms.ndjson']?.trim() ?? '', { id: 'f1', client: '10491' }) },
  ],
  [
    'measures',
    { 'measures.ndjson': lines(rowsOf('10437').measures), 'applications.ndjson': lines(rowsOf('10437').applications) },
    { 'measures.ndjson': lines(rowsOf('10437').measures, { ...rowsOf('10491').measures, status: 'bijna' }) },
  ],
])('of rows of %s', (_, without, broken) => {
  const rules = sourceContract({
    ...examples,
    withoutRecord: () => open({ ...WHOLE, ...without }),
    withBroken: () => open({ ...WHOLE, ...broken }),
  }).filter(({ name }) => OF_ROWS.includes(name))

  test.each(rules)('$name', async ({ check }) => {
    expect(rules).toHaveLength(OF_ROWS.length)
    await expect(check()).resolves.toBeUndefined()
  })
})
