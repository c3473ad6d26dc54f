import { createHash, type Hash } from 'node:crypto'
import { mkdir, open, writeFile, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'

/** How much an export holds. */
export interface ExportSize {
  readonly clients: number
  /** Reports of each client, in one table of all clients. */
  readonly reports: number
  /** Observations of each client, in their bundle. */
  readonly measurements: number
}

/** What of each client's records stands in their bundle whatever the size: the Patient, goals, a plan, contacts, coverage. */
export const FEW_RECORDS = 20

const STAFF = 200
const GOALS = 8
const CONTACTS = 6
const COVERAGES = 4
const LINES_AT_ONCE = 2_000
const FIRST_DAY = Date.UTC(2024, 0, 1)
const DAY = 86_400_000

const SENTENCES = [
  'De ochtend verliep rustig, mevrouw heeft goed ontbeten en is daarna met de fysiotherapeut een rondje gaan lopen.',
  'In de middag kwam de familie op bezoek; er is samen koffie gedronken en een foto bekeken van vroeger.',
  'Geholpen bij het wassen en aankleden. De huid aan de hielen is gaaf, geen pijn aangegeven.',
  'Medicatie aangereikt om 8:00 en 12:00 uur volgens de lijst, goed ingenomen met een glas water.',
  'Vannacht tweemaal uit bed geweest naar het toilet, daarna weer ingeslapen. Bed stond in de laagste stand.',
  'Samen de planten water gegeven. Mevrouw vertelde over de tuin aan de Rotte en genoot zichtbaar.',
]

/** Writes an export folder (docs/caress-export.md) piece by piece. Reports stand in the order in which they were written, those of all clients mixed. */
export async function writeExport(folder: string, size: ExportSize): Promise<void> {
  await mkdir(join(folder, 'clients'), { recursive: true })
  const files: object[] = []
  for (let client = 1; client <= size.clients; client += 1) {
    const path = `clients/${toClient(client)}.json`
    const text = JSON.stringify(toBundle(client, size.measurements))
    await writeFile(join(folder, path), text)
    files.push({ path, kind: 'client', sha256: createHash('sha256').update(text).digest('hex') })
  }
  files.push({ kind: 'reports', ...(await writeTable(folder, 'reports.ndjson', listReports(size))) })
  const staff = Array.from({ length: STAFF }, (_, number) => JSON.stringify(toStaff(number)))
  files.push({ kind: 'staff', ...(await writeTable(folder, 'staff.ndjson', staff)) })
  const manifest = { version: 1, madeAt: '2026-11-22T08:00:00+01:00', fhirVersion: 'R4', files }
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest))
}

async function writeTable(folder: string, path: string, rows: Iterable<string>) {
  const table = { handle: await open(join(folder, path), 'w'), hash: createHash('sha256') }
  let count = 0
  let lines: string[] = []
  for (const row of rows) {
    count += 1
    lines.push(`${row}\n`)
    if (lines.length === LINES_AT_ONCE) lines = await append(table, lines)
  }
  await append(table, lines)
  await table.handle.close()
  return { path, rows: count, sha256: table.hash.digest('hex') }
}

async function append({ handle, hash }: { readonly handle: FileHandle; readonly hash: Hash }, lines: readonly string[]): Promise<string[]> {
  const text = lines.join('')
  hash.update(text)
  await handle.write(text)
  return []
}

function* listReports({ clients, reports }: ExportSize): Generator<string> {
  for (let day = 0; day < reports; day += 1) {
    for (let client = 1; client <= clients; client += 1) {
      const at = toMoment(day, client)
      const { name, role } = toStaff(day * 7 + client)
      yield JSON.stringify({
        id: `r${day}`,
        client: toClient(client),
        reportedAt: at,
        recordedAt: at,
        topic: ['ADL', 'Voeding', 'Nachtrust', 'Stemming'][day % 4],
        text: `${toSentence(day + client)} ${toSentence(day * client + 1)} Dag ${day + 1}.`,
        author: { name, role },
        important: day % 50 === 0,
      })
    }
  }
}

function toBundle(client: number, measurements: number): object {
  const id = toClient(client)
  const subject = { reference: `Patient/${id}` }
  const resources = [
    { resourceType: 'Patient', id, name: [{ text: `Mevrouw Alblas ${client}` }], birthDate: `19${30 + (client % 60)}-05-01` },
    {
      resourceType: 'CarePlan',
      id: 'plan',
      subject,
      status: 'active',
      intent: 'plan',
      title: 'Zorgplan',
      period: { start: '2025-01-01' },
      goal: listOf(GOALS, (n) => ({ reference: `Goal/g${n}` })),
    },
    ...listOf(GOALS, (n) => ({
      resourceType: 'Goal',
      id: `g${n}`,
      subject,
      lifecycleStatus: 'active',
      description: { text: `Zelf een rondje lopen, stap ${n + 1}` },
    })),
    ...listOf(CONTACTS, (n) => ({
      resourceType: 'RelatedPerson',
      id: `c${n}`,
      patient: subject,
      name: [{ text: `Dochter Alblas ${n + 1}` }],
      telecom: [{ system: 'phone', value: `0612${String(client * 10 + n).padStart(6, '0')}` }],
    })),
    ...listOf(COVERAGES, (n) => ({
      resourceType: 'Coverage',
      id: `v${n}`,
      status: 'active',
      beneficiary: subject,
      payor: [{ display: `Verzekeraar ${n + 1}` }],
    })),
    ...listOf(measurements, (n) => ({
      resourceType: 'Observation',
      id: `o${n}`,
      status: 'final',
      subject,
      code: { coding: [{ system: 'http://loinc.org', code: '29463-7', display: 'Body weight' }] },
      effectiveDateTime: toMoment(n * 7, client),
      valueQuantity: { value: 60 + ((n + client) % 20), unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
    })),
  ]
  return { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) }
}

function toClient(client: number): string {
  return `k${10_000 + client}`
}

function toStaff(number: number): { readonly name: string; readonly role: string } {
  const place = number % STAFF
  return {
    name: `Anja Vermeulen${String.fromCharCode(97 + (place % 26))}${place}`,
    role: ['verzorgende', 'verpleegkundige', 'begeleider'][place % 3] ?? '',
  }
}

function toMoment(day: number, client: number): string {
  return new Date(FIRST_DAY + day * DAY + (client % 1_000) * 60_000).toISOString()
}

function toSentence(number: number): string {
  return SENTENCES[number % SENTENCES.length] ?? ''
}

function listOf<Item>(length: number, make: (number: number) => Item): readonly Item[] {
  return Array.from({ length }, (_, number) => make(number))
}
