import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { SyncStep } from '@voordeur/core'
import { onTestFinished } from 'vitest'
import { caress } from './caress.ts'
import { Manifest } from './manifest/manifest.ts'
import { writeManifest } from './manifest/write-manifest.ts'

/** When the exports of these tests were made. */
export const MADE_AT = '2026-11-20T08:00:00+01:00'

/** A bundle of one client with these resources beside the Patient. */
export function bundle(client: string, ...resources: readonly object[]): string {
  const patient = { resourceType: 'Patient', id: client, name: [{ text: `Cliënt ${client}` }] }
  return JSON.stringify({ resourceType: 'Bundle', entry: [patient, ...resources].map((resource) => ({ resource })) })
}

/** Lines of JSON. */
export function lines(...rows: readonly (object | string)[]): string {
  return rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('')
}

/** A report of a client. */
export function report(client: string, id: string, extra: object = {}): object {
  return { id, client, reportedAt: '2026-11-19T21:00:00+01:00', text: `Rapportage ${id}`, ...extra }
}

/** The smallest file that begins as a picture does. */
export const PICTURE = Buffer.from('\x89PNG a picture', 'latin1')

/** The smallest file that begins as a PDF does. */
export const PDF = '%PDF-1.4\n%%EOF\n'

/** A row of each table beside the reports, for one client. */
export function rowsOf(client: string) {
  return {
    forms: {
      id: 'f1',
      client,
      kind: 'snaq',
      title: 'SNAQ-RC',
      filledAt: '2026-11-02',
      author: { name: 'K. de Groot', role: 'Verzorgende' },
      fields: [
        { text: 'Eetlust', level: 0 },
        { text: 'Hoe was de eetlust?', answers: ['Matig', 'Wisselend'], level: 1 },
      ],
    },
    evaluations: {
      id: 'e1',
      client,
      plan: 'Zorgplan',
      model: 'Halfjaarlijks',
      changedAt: '2026-10-01T14:30',
      status: 'final',
      fields: [{ text: 'Aanwezig', answers: ['Anja de Wit'] }],
      goals: [{ goal: 'g', title: 'Weer lopen', outcome: 'Deels bereikt', text: 'Loopt met rollator.' }],
    },
    profile: {
      id: 'p1',
      client,
      kind: 'who-am-i',
      completed: true,
      changedAt: '2026-09-01',
      sections: [{ title: 'Werk', text: 'Was onderwijzer.' }],
    },
    documents: {
      id: 'd1',
      client,
      file: `documents/${client}/overeenkomst.pdf`,
      title: 'Zorgovereenkomst',
      kind: 'Overeenkomst',
      writtenAt: '2024-11-04',
    },
    measures: {
      id: 'w1',
      client,
      code: '123921000146104',
      label: 'Bedhekken in de nacht',
      status: 'active',
      start: '2026-10-01',
      recordedAt: '2026-10-01T09:00',
      reasons: ['Valgevaar'],
      seriousHarm: 'Valt uit bed en breekt een heup.',
      alternatives: ['Extra laag bed', 'Valmat'],
      problems: ['Dementie'],
      legalSituations: ['Mentorschap'],
      capacity: {
        capable: false,
        aboutThis: true,
        subject: 'veiligheid in bed',
        decidedAt: '2026-09-20',
        comment: 'Begrijpt het gevaar niet.',
      },
      positions: [
        { by: 'client', says: 'resists', at: '2026-10-02', comment: 'Schudt aan het hek.' },
        { by: 'representative', says: 'agrees', at: '2026-09-28T10:00' },
      ],
      outsideGuidelines: false,
      appliers: ['Verzorgende', 'Verpleegkundige'],
      frequency: 'Elke nacht',
      duration: 'Van 22 tot 7 uur',
      phaseOutPlan: 'Elke week een nacht zonder.',
      careRequirements: 'Elk uur kijken.',
      agreementNeeded: 'Vooraf.',
      informing: 'Elke week.',
      continuity: 'De nachtdienst neemt het over.',
      steps: [
        {
          article: 'art10',
          startedOn: '2026-10-01',
          endsOn: '2026-12-31',
          assessment: {
            by: { name: 'B. van Dam', role: 'Wzd-functionaris' },
            at: '2026-09-30',
            outcome: 'suitable',
            comment: 'Past bij het plan.',
          },
        },
        { article: 'art10-10', startedOn: '2027-01-01' },
      ],
      emergency: {
        decidedAt: '2026-09-25T23:00',
        writtenAt: '2026-09-26T08:00',
        endsOn: '2026-10-08',
        decidedBy: { name: 'L. Maas', role: 'Arts' },
        reason: 'Klom over het hek.',
        clientToldAt: '2026-09-25T23:00',
        representativeToldAt: '2026-09-26',
        officerToldAt: '2026-09-26T09:00',
      },
      evaluatedOn: ['2026-10-28', '2026-11-20'],
      nextEvaluationOn: '2027-04-28',
      responsible: { name: 'S. Bakker', role: 'Zorgverantwoordelijke' },
      performer: { name: 'K. de Groot', role: 'Verzorgende' },
      notes: ['Hek links blijft open.'],
    },
    applications: {
      id: 't1',
      client,
      measure: 'w1',
      startedAt: '2026-11-02T22:00',
      endedAt: '2026-11-03T07:00',
      minutes: 540,
      reason: 'Onrustig in bed.',
      toldAt: '2026-11-03T09:00',
      notToldReason: 'Niet van toepassing.',
    },
  } as const
}

/** A table of every kind, with a row for each of these clients, and the files they name. */
export function tablesFor(...clients: readonly string[]): Record<string, string> {
  const rows = clients.map((client) => rowsOf(client))
  return {
    'forms.ndjson': lines(...rows.map(({ forms }) => forms)),
    'formKinds.ndjson': lines({ kind: 'snaq', title: 'SNAQ-RC' }, { kind: 'val', title: 'Valrisico' }),
    'evaluations.ndjson': lines(...rows.map(({ evaluations }) => evaluations)),
    'profile.ndjson': lines(...rows.map(({ profile }) => profile)),
    'documents.ndjson': lines(...rows.map(({ documents }) => documents)),
    'measures.ndjson': lines(...rows.map(({ measures }) => measures)),
    'applications.ndjson': lines(...rows.map(({ applications }) => applications)),
    ...Object.fromEntries(rows.map(({ documents }) => [documents.file, PDF])),
    'news.ndjson': lines({ id: 'n1', title: 'Kerst', text: 'Het koor zingt.', publishedAt: '2026-11-20' }),
  }
}

/** Files put in a folder that is removed after the test, with a manifest. */
export async function exportWith(files: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'voordeur-caress-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  await put(folder, files)
  await writeManifest(folder, { madeAt: MADE_AT })
  return folder
}

/** Puts files in a folder, without a word to the manifest. */
export async function put(folder: string, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
}

/** Changes the manifest of an export as a hand or a fault would. */
export async function changeManifest(folder: string, change: (manifest: Manifest) => object): Promise<void> {
  const manifest = Manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')))
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(change(manifest)))
}

type ReadStep = Exclude<SyncStep, { readonly read: unknown } | { readonly expectedClients: number }>

/** What a run of the source yields, every client read, until it ends or throws. */
export async function pull(folder: string): Promise<{ steps: ReadStep[]; error: unknown; log: string[] }> {
  const steps: ReadStep[] = []
  const log: string[] = []
  const context = { since: undefined, signal: new AbortController().signal, log: (message: string) => log.push(message) }
  try {
    for await (const step of caress({ folder }).pull(context)) {
      if ('read' in step) steps.push(await step.read())
      else if (!('expectedClients' in step)) steps.push(step)
    }
  } catch (error) {
    return { steps, error, log }
  }
  return { steps, error: undefined, log }
}
