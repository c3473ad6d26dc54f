import { isDay, toInstant } from '@voordeur/adapter-fhir'
import { z } from 'zod'

const MOMENT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})?$/
const DAY_OR_MOMENT = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})?)?$/
const NO_MOMENT = 'is no date and time (YYYY-MM-DDTHH:MM, with or without zone)'
const NO_DAY = 'is no day (YYYY-MM-DD) and no date and time (YYYY-MM-DDTHH:MM, with or without zone)'

/** A moment as ISO 8601 with its offset; without a zone it is a time in Europe/Amsterdam. */
export const moment = (description: string) =>
  z
    .string()
    .regex(MOMENT, NO_MOMENT)
    .transform((text, context) => toInstant(text) ?? refuse(context, NO_MOMENT))
    .meta({ description: `${description} Without a zone it is a time in Europe/Amsterdam.` })

/** A day as it is, or a moment as ISO 8601 with its offset. */
export const dayOrMoment = (description: string) =>
  z
    .string()
    .regex(DAY_OR_MOMENT, NO_DAY)
    .transform((text, context) => (isDay(text) ? text : (toInstant(text) ?? refuse(context, NO_DAY))))
    .meta({ description: `${description} A day, or a moment; without a zone it is a time in Europe/Amsterdam.` })

/** A day, `YYYY-MM-DD`. */
export const day = (description: string) =>
  z
    .string()
    .refine(isDay, 'is no day (YYYY-MM-DD)')
    .meta({ description: `${description} A day.` })

/** Text of at least one visible character. */
export const filled = (description: string) => z.string().trim().min(1, 'is empty').describe(description)

/** Text that may be left out. */
export const text = (description: string) => z.string().optional().describe(description)

/** A list of texts; in CSV each has a row. */
export const texts = (description: string) => z.array(filled('One of them.')).optional().describe(`${description} In CSV each has a row.`)

/** True or false; CSV has words for it. */
export const yesOrNo = (description: string) =>
  z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]).describe(description)

/** The id of an item within its client. */
export const ItemId = z.string().min(1).max(200).describe('Stable over time, and unique within the client and the table. Never a BSN.')

/** Whose it is. */
export const ClientId = z.string().min(1).describe("The client's id: the name of the file in clients/ without its extension.")

/** The version by which `discussed` names an item. */
export const Version = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .describe('Changes with every change of the item; `discussed` names it.')

/** When it was written down. */
export const RecordedAt = moment('When it was written down; delays of visibility count from here.').optional()

/** A member of staff. */
export const staff = (description: string) =>
  z
    .object({
      name: text('Name of the member of staff.'),
      role: text('Role, shown in place of the name where the organisation says so.'),
    })
    .optional()
    .describe(description)

/** The member of staff who wrote it. */
export const Author = staff('Who wrote it.')

function refuse(context: z.core.$RefinementCtx<string>, message: string): never {
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}
