import { z } from 'zod'

const Given = z.strictObject({
  titles: z
    .enum(['show', 'busy'])
    .default('show')
    .describe('Whether a calendar gets the title of each appointment, or only that there is one ("Afspraak").'),
  place: z.boolean().default(false).describe('Whether a calendar gets the place of each appointment beside its title.'),
  notes: z
    .boolean()
    .default(false)
    .describe('Whether a calendar gets the notes of each appointment, and who takes part, beside its title.'),
})

/** What an organisation chooses of the agenda. */
export const AgendaOptions = z.strictObject({
  own: z
    .boolean()
    .default(true)
    .describe(
      'Whether the people around a client may write appointments of their own, by who has the right to; those that are there stay.',
    ),
  feed: z
    .union([z.literal(false), Given])
    .prefault({})
    .describe(
      'What a reader may have in the calendar of their own telephone, at a secret address; `false`: nothing, and there is no such address.',
    ),
})

/** What an organisation writes of what a calendar gets. */
interface WrittenFeed {
  /** Whether a calendar gets the title of each appointment, or only that there is one ("Afspraak"). Default `show`. */
  readonly titles?: 'show' | 'busy' | undefined
  /** Whether a calendar gets the place of each appointment beside its title. Default no. */
  readonly place?: boolean | undefined
  /** Whether a calendar gets the notes of each appointment, and who takes part, beside its title. Default no. */
  readonly notes?: boolean | undefined
}

/** What an organisation writes of the agenda. */
export interface WrittenOptions {
  /** Whether the people around a client may write appointments of their own, by who has the right to; those that are there stay. Default yes. */
  readonly own?: boolean | undefined
  /**
   * What a reader may have in the calendar of their own telephone, at a secret address; `false`: nothing, and there is no such address.
   */
  readonly feed?: false | WrittenFeed | undefined
}

/** What an organisation chooses of the agenda. */
export type AgendaOptions = z.infer<typeof AgendaOptions>

/** What a calendar gets of an appointment. */
export type FeedOptions = z.infer<typeof Given>
