import { caress, writeManifest } from '@voordeur/adapter-caress'
import { fhir } from '@voordeur/adapter-fhir'
import type { Source } from '@voordeur/core'
import { createTestPortal } from '@voordeur/core/testing'
import { expect, onTestFinished, test } from 'vitest'
import { pageOf, startServer } from '../../packages/adapter-fhir/src/server/fhir-server.fixture.ts'
import { folderWith } from './bad-input-paths.ts'
import { NAUGHTY_STRINGS, UNSTORABLE_STRINGS } from './naughty-strings.ts'

const PATIENT = { resourceType: 'Patient', id: 'a', name: [{ text: 'Mevrouw Alblas' }] }
const CONTROL = /[^\P{Cc}\t\n\r]|\p{Cs}/gu

/** A way in for texts, and what it says it does to them: docs/fhir-source.md and docs/caress-export.md. */
interface TextPath {
  readonly name: string
  readonly open: (texts: readonly string[]) => Promise<Source>
  readonly field: 'description' | 'text'
  readonly toStored: (text: string) => string
}

const cleaned = (text: string): string => text.replaceAll(CONTROL, '')

const goalsOf = (texts: readonly string[]) =>
  texts.map((text, index) => ({ resourceType: 'Goal', id: `n${index}`, subject: { reference: 'Patient/a' }, description: { text } }))

const rowsOf = (texts: readonly string[]) =>
  texts.map((text, index) => ({ id: `n${index}`, client: 'a', reportedAt: '2026-11-20T10:00:00+01:00', text }))

async function openExport(name: string, table: string): Promise<Source> {
  const folder = await folderWith({ 'clients/a.json': JSON.stringify(PATIENT), [name]: table })
  await writeManifest(folder, { madeAt: '2026-11-22T10:00:00+01:00' })
  return caress({ folder })
}

const PATHS: readonly TextPath[] = [
  {
    name: 'FHIR in JSON',
    field: 'description',
    toStored: cleaned,
    open: async (texts) => fhir({ folder: await folderWith({ 'a.json': JSON.stringify(pageOf([PATIENT, ...goalsOf(texts)])) }) }),
  },
  {
    name: 'FHIR in XML',
    field: 'description',
    toStored: cleaned,
    open: async (texts) => fhir({ folder: await folderWith({ 'a.xml': toXml(texts) }) }),
  },
  {
    name: 'a FHIR server',
    field: 'description',
    toStored: cleaned,
    async open(texts) {
      const { url } = await startServer({ resources: [PATIENT, ...goalsOf(texts)] })
      return fhir({ server: { url } })
    },
  },
  {
    name: 'a table in NDJSON',
    field: 'text',
    toStored: (text) => text.trim(),
    open: (texts) =>
      openExport(
        'reports.ndjson',
        rowsOf(texts)
          .map((row) => JSON.stringify(row))
          .join('\n'),
      ),
  },
  {
    name: 'a table in CSV',
    field: 'text',
    toStored: (text) => text.trim(),
    open: (texts) => openExport('reports.csv', toCsv(texts)),
  },
]

async function syncOf(source: Source) {
  const portal = await createTestPortal({ sources: [source] })
  onTestFinished(() => portal.close())
  const result = [...(await portal.sync()).values()][0]
  const { rows } = await portal.store.execute(`select source_id, data from record where type in ('goal', 'report')`)
  const stored = new Map(
    rows.map((row) => [Number(String(row['source_id']).replace('a/n', '')), Object(row['data']) as Record<string, unknown>]),
  )
  return { result, stored }
}

test.each(PATHS)('every text is stored as it came through $name, or its item is named', async ({ name, open, field, toStored }) => {
  // XML can not write control characters at all.
  const texts =
    name === 'FHIR in XML' ? NAUGHTY_STRINGS.filter((text) => cleaned(text) === text && !/[\uFFFE\uFFFF]/.test(text)) : NAUGHTY_STRINGS
  const { result, stored } = await syncOf(await open(texts))
  expect(result).toMatchObject({ outcome: 'done' })
  const rejections = result !== undefined && 'report' in result ? result.report.rejections : []
  const firstLine = name === 'a table in NDJSON' ? 1 : 2
  const isNamed = (index: number): boolean =>
    rejections.some(
      ({ place: { file, line, path } }) =>
        line === index + firstLine || path?.startsWith(`entry[${index + 1}]`) || file.endsWith(`/n${index}`),
    )
  const wrong = texts.filter((text, index) => (stored.get(index)?.[field] ?? '') !== toStored(text) && !isNamed(index))
  expect(wrong).toEqual([])
  // What is left out is white space, or a placeholder of a template.
  expect(stored.size).toBeGreaterThan(texts.length - 15)
})

test.each(PATHS.filter(({ name }) => name !== 'FHIR in XML'))(
  'what no database can keep costs its item or its character through $name, and no other',
  async ({ open, field }) => {
    const { result, stored } = await syncOf(await open(['Goed', ...UNSTORABLE_STRINGS, 'Ook goed']))
    expect(result).toMatchObject({ outcome: 'done' })
    expect([stored.get(0)?.[field], stored.get(UNSTORABLE_STRINGS.length + 1)?.[field]]).toEqual(['Goed', 'Ook goed'])
    const rejected = result !== undefined && 'report' in result ? result.report.rejections.length : 0
    expect(stored.size + rejected).toBe(UNSTORABLE_STRINGS.length + 2)
  },
)

function toXml(texts: readonly string[]): string {
  const escape = (text: string): string => text.replaceAll(/[&<>"'\n\r\t\u0085\u2028]/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`)
  const goals = texts.map(
    (text, index) =>
      `<Goal><id value="n${index}"/><description><text value="${escape(text)}"/></description><subject><reference value="Patient/a"/></subject></Goal>`,
  )
  const entries = ['<Patient><id value="a"/><name><text value="Mevrouw Alblas"/></name></Patient>', ...goals]
  return `<Bundle xmlns="http://hl7.org/fhir">${entries.map((entry) => `<entry><resource>${entry}</resource></entry>`).join('\n')}</Bundle>`
}

function toCsv(texts: readonly string[]): string {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
  return [
    'id,client,reportedAt,text',
    ...rowsOf(texts).map((row) =>
      Object.values(row)
        .map((cell) => quoted(cell))
        .join(','),
    ),
  ].join('\r\n')
}
