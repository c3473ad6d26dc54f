import { z } from 'zod'
import { moment, Version } from './columns.ts'

/** The columns of `discussed`. */
export const DiscussedRow = z
  .looseObject({
    recordId: z.string().min(1).describe("The client's id, a slash, and the id of the resource or row: 10437/goal-1."),
    version: Version.describe(
      'meta.versionId of the resource, or the version of the row; left out, it holds for the version in this export.',
    ),
    discussedAt: moment('When it was discussed with the client.'),
  })
  .meta({ title: 'discussed', description: 'One item that was discussed with the client.' })
