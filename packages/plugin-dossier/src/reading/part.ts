import { definePart } from '@voordeur/core'
import { Form, Report } from '@voordeur/core/care'
import { toDayQuery } from '../period/choice.ts'
import { Cursor, defineQuery, Id, PERIOD, Word } from '../query.ts'
import { viewNewestEntry } from '../timeline/view.tsx'
import { loadNewestReport, loadReading } from './load.ts'
import { viewReading } from './view.tsx'

/** Lezen: reports clustered by topic and questionnaires by their kind, to find something back. */
export const reading = definePart({
  id: 'reading',
  title: 'reading.title',
  icon: 'book-open',
  scope: 'client',
  rights: { read: {} },
  reads: [Report, Form],
  applies: [Report, Form],
  whenEmpty: 'explain',
  query: defineQuery({ before: Cursor, topic: Word, kind: Word, form: Id, ...PERIOD }),
  load: loadReading,
  nextPage: (page) => (page.shows === 'list' && page.older !== undefined ? { before: page.older } : undefined),
  view: viewReading,
  search: [
    { type: Report, title: 'search.report', link: ({ at }) => toDayQuery(at) },
    { type: Form, title: 'search.form', link: ({ id }) => ({ form: id }) },
  ],
  summary: { load: loadNewestReport, view: viewNewestEntry },
})
