import { API_VERSION, definePlugin } from '@voordeur/core'
import { z } from 'zod'
import { contacts } from './contacts/part.ts'
import { coverage } from './coverage/part.ts'
import { documents } from './documents/part.ts'
import { evaluations } from './evaluations/part.ts'
import { forms } from './forms/part.ts'
import { legal } from './legal/part.ts'
import { measurements } from './measurements/part.ts'
import { catalogue } from './messages/catalogue.ts'
import { jargon } from './messages/jargon.ts'
import { personal } from './personal/part.ts'
import { plan } from './plan/part.ts'
import { profile } from './profile/part.ts'
import { reading } from './reading/part.ts'
import { reports } from './reports/part.ts'
import { team } from './team/part.ts'
import { timeline } from './timeline/part.ts'

const Options = z.strictObject({
  coordinatingRoles: z
    .array(z.string().min(1))
    .default([])
    .describe('Roles, in the words of the record, of who coordinates the care; the care team standard (zib CareTeam) has no mark for it.'),
  plan: z
    .enum(['one-page', 'cards'])
    .default('one-page')
    .describe('How the plan is laid out: on one page, or as a support card and a goal card (ondersteuningskaart, doelenkaart).'),
  empty: z
    .enum(['explain', 'absent'])
    .default('explain')
    .describe(
      'What becomes of the timeline, reading, reports, plan, contacts and team of a client who has none: the page explains what will stand there, or is absent as every other part is.',
    ),
})

/** What an organisation chooses of the care record. */
export interface DossierOptions {
  /** Roles, in the words of the record, of who coordinates the care; the care team standard (zib CareTeam) has no mark for it. */
  readonly coordinatingRoles?: readonly string[] | undefined
  /** How the plan is laid out: on one page, or as a support card and a goal card (ondersteuningskaart, doelenkaart). Default `one-page`. */
  readonly plan?: 'one-page' | 'cards' | undefined
  /**
   * What becomes of the timeline, reading, reports, plan, contacts and team of a client who has none: the page explains what will stand there, or
   * is absent as every other part is. Default `explain`.
   */
  readonly empty?: 'explain' | 'absent' | undefined
}

// An editor shows the words of an interface, and none that stand in a schema.
const Written: z.ZodType<z.output<typeof Options>, DossierOptions> = Options

/** The care record: what happened, what was agreed, who the client is and who cares for them. It only reads and keeps no tables. */
export const dossier = definePlugin({
  id: 'dossier',
  api: API_VERSION,
  options: Written,
  messages: catalogue,
  words: jargon,
  parts: ({ coordinatingRoles, plan: layout, empty }) =>
    [
      timeline,
      reading,
      reports,
      plan(layout),
      evaluations,
      profile,
      forms,
      personal,
      contacts,
      coverage,
      team(coordinatingRoles),
      measurements,
      legal,
      documents,
    ].map((part) => (empty === 'absent' ? { ...part, whenEmpty: 'absent' } : part)),
})
