import { Report } from '@voordeur/core/care'
import { z } from 'zod'
import { Author, ClientId, filled, ItemId, moment, RecordedAt, text, Version, yesOrNo } from './columns.ts'
import { defineRowKind } from './row-kind.ts'
import { toWriter } from './to-writer.ts'

/** The columns of `reports`. */
export const ReportRow = z
  .looseObject({
    id: ItemId,
    client: ClientId,
    reportedAt: moment('The moment it is about.'),
    recordedAt: RecordedAt,
    topic: text("What it is about, in the source's words: ADL, Voeding, Nachtrust."),
    text: filled('The report, as plain text.'),
    author: Author,
    authorKind: z
      .enum(['staff', 'family'])
      .optional()
      .describe('Who wrote it; staff when left out. Of family, `author.role` is the relation.'),
    goal: text("The id of the Goal in the client's bundle that it reports on."),
    card: z
      .enum(['support', 'goal'])
      .optional()
      .describe('The card of the plan it was written on: the agreements on support, or the goals.'),
    important: yesOrNo('Whether it stands out in the list.').optional(),
    version: Version,
  })
  .meta({ title: 'reports', description: 'One daily report (rapportage).' })

/** Daily reports. */
export const REPORTS = defineRowKind({
  noun: 'report',
  type: Report,
  schema: ReportRow,
  toItem: ({ id, recordedAt, version, reportedAt, topic, text: words, author, authorKind, goal, card, important }, client) => ({
    id,
    recordedAt,
    version,
    data: {
      reportedAt,
      topic,
      text: words,
      ...toWriter(author, authorKind),
      authorKind,
      goal: goal === undefined ? undefined : `${client}/${goal}`,
      card,
      important,
    },
  }),
})
