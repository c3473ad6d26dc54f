import { InvoluntaryCareApplication } from '@voordeur/core/care'
import { z } from 'zod'
import { ClientId, dayOrMoment, filled, ItemId, RecordedAt, text, Version } from './columns.ts'
import { defineRowKind } from './row-kind.ts'

/** The columns of `applications`. */
export const ApplicationRow = z
  .looseObject({
    id: ItemId,
    client: ClientId,
    measure: filled("The id of the measure: of its row in `measures`, or of the Procedure in the client's bundle."),
    startedAt: dayOrMoment('When it began.'),
    endedAt: dayOrMoment('When it ended.').optional(),
    minutes: z
      .union([
        z.int().min(0).max(525_600),
        z
          .string()
          .regex(/^\d{1,6}$/)
          .transform((digits) => Number(digits)),
      ])
      .optional()
      .describe('How long it took, where the record says that in place of an end.'),
    recordedAt: RecordedAt,
    reason: text('Why it was needed this time.'),
    toldAt: dayOrMoment('When the representative was told.').optional(),
    notToldReason: text('Why the representative was not told.'),
    status: z
      .enum(['completed', 'entered-in-error'])
      .optional()
      .describe('What is `entered-in-error` is not shown, and one that was shown goes.'),
    version: Version,
  })
  .meta({ title: 'applications', description: 'One time that a measure was applied (Wzd, art. 13 and art. 16 lid 3).' })

/** Times that measures were applied. */
export const APPLICATIONS = defineRowKind({
  noun: 'application',
  type: InvoluntaryCareApplication,
  schema: ApplicationRow,
  toItem: ({ id, recordedAt, version, measure, startedAt, endedAt, minutes, reason, toldAt, notToldReason, status }, client) => ({
    id,
    recordedAt,
    version,
    withdrawn: status === 'entered-in-error' ? 'not shown: this application was withdrawn in the source as a mistake' : undefined,
    data: { measure: `${client}/${measure}`, startedAt, endedAt, minutes, reason, toldAt, notToldReason },
  }),
})
