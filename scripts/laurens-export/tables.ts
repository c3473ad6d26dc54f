import { toMoment } from '../example-export/calendar.ts'
import type { Client } from './client.ts'
import { titleOf } from './form-kinds.ts'
import { readPapers, toFields, toFindings, toLetter, toSections, type Paper } from './papers.ts'
import { PLANS } from './plans.ts'
import { listQuarterly } from './quarterly-forms.ts'
import { authorOf } from './staff.ts'
import { writePdf } from './write-pdf.ts'

/** The rows of a client in each table, and the files beside them. */
export interface ClientRows {
  readonly forms: readonly object[]
  readonly evaluations: readonly object[]
  readonly profile: readonly object[]
  readonly documents: readonly { readonly file: string }[]
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[]
}

const FOUR_O_CLOCK = 960
const PROFILE_KINDS = ['who-am-i', 'important-to-me', 'risk-inventory']

/** What is known of a client on a day. */
export interface RowSources {
  readonly client: Client
  /** The days on which the client fell. */
  readonly falls: readonly string[]
  readonly papers: readonly Paper[]
}

/** Reads the papers of a client, which stand in a text of their own. */
export function readPapersOf({ number }: Client): readonly Paper[] {
  return readPapers(new URL(`papers/${number.replace('LR-', '')}.txt`, import.meta.url))
}

/** The rows of a client up to a day. */
export function writeRows(sources: RowSources, until: string): ClientRows {
  const papers = sources.papers.filter(({ day }) => day <= until)
  const of = (sort: Paper['sort']) => papers.filter((paper) => paper.sort === sort)
  const documents = of('document').map((paper) => toDocument(sources.client, paper))
  return {
    forms: [...of('form').map((paper) => toForm(sources.client, paper)), ...listQuarterly(sources.client, sources.falls, until)],
    evaluations: of('evaluation').map((paper) => toEvaluation(sources.client, paper)),
    profile: [...of('profile').map((paper) => toProfile(sources.client, paper)), ...listUnfilled(sources)],
    documents: documents.map(({ row }) => row),
    files: documents.map(({ file }) => file),
  }
}

function toForm({ number }: Client, { name, day, by, lines }: Paper): object {
  return {
    id: `formulier-${name}-${day}`,
    client: number,
    kind: name,
    title: titleOf(name),
    filledAt: day,
    recordedAt: toMoment(day, FOUR_O_CLOCK),
    status: 'completed',
    author: authorOf(by),
    fields: toFields(lines),
  }
}

function toEvaluation({ number }: Client, { day, by, about, lines }: Paper): object {
  return {
    id: `evaluatie-${day}`,
    client: number,
    plan: PLANS[number]?.title ?? 'Zorgplan',
    model: about.replace(/^\S+ /, ''),
    changedAt: toMoment(day, FOUR_O_CLOCK),
    recordedAt: toMoment(day, FOUR_O_CLOCK),
    status: about.split(' ')[0],
    author: authorOf(by),
    fields: toFields(lines),
    goals: toFindings(lines).map(({ goal, outcome, text }) => ({
      goal: `doel-${number}-${goal}`,
      title: PLANS[number]?.goals[goal - 1]?.goal,
      outcome,
      text,
    })),
  }
}

function toProfile({ number }: Client, { name, day, by, lines }: Paper): object {
  return {
    id: `profiel-${name}`,
    client: number,
    kind: name,
    completed: true,
    changedAt: day,
    recordedAt: toMoment(day, FOUR_O_CLOCK),
    author: authorOf(by),
    sections: toSections(lines),
  }
}

/** Parts of the profile that everybody has, and that nobody filled in yet. */
function listUnfilled({ client: { number }, papers }: RowSources): readonly object[] {
  const filled = new Set(papers.filter(({ sort }) => sort === 'profile').map(({ name }) => name))
  return PROFILE_KINDS.filter((kind) => !filled.has(kind)).map((kind) => ({
    id: `profiel-${kind}`,
    client: number,
    kind,
    completed: false,
  }))
}

function toDocument(
  client: Client,
  { name, day, by, about, lines }: Paper,
): { readonly row: ClientRows['documents'][number]; readonly file: ClientRows['files'][number] } {
  const { title, paragraphs } = toLetter(lines)
  const path = `documents/${client.number}/${name}-${day}.pdf`
  const row = {
    id: `document-${name}-${day}`,
    client: client.number,
    file: path,
    title,
    kind: about,
    writtenAt: day,
    recordedAt: toMoment(day, FOUR_O_CLOCK),
    status: 'current',
    author: authorOf(by),
  }
  const subtitle = `${client.initials} ${client.prefix === undefined ? '' : `${client.prefix} `}${client.family}, ${client.number}, ${toDutchDay(day)}`
  return {
    row,
    file: { path, bytes: writePdf({ title, subtitle, paragraphs, footer: 'De Maaspoort, Rotterdam. Alle personen zijn verzonnen.' }) },
  }
}

function toDutchDay(day: string): string {
  return new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
}
