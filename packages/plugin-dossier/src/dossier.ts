import { API_VERSION, definePlugin } from '@voordeur/core'
import { z } from 'zod'
import { contacts } from './contacts/part.ts'
import { coverage } from './coverage/part.ts'
import { legal } from './legal/part.ts'
import { measurements } from './measurements/part.ts'
import { en } from './messages/en.ts'
import { nl } from './messages/nl.ts'
import { personal } from './personal/part.ts'
import { plan } from './plan/part.ts'
import { reading } from './reading/part.ts'
import { team } from './team/part.ts'
import { timeline } from './timeline/part.ts'

const Options = z.strictObject({
  coordinatingRoles: z
    .array(z.string().min(1))
    .default([])
    .describe('Roles, in the words of the record, of who coordinates the care; the care team standard (zib CareTeam) has no mark for it.'),
})

/** The care record: timeline, reading, plan, personal data, contacts, coverage, team, measurements, agreements and wishes. It only reads and keeps no tables. */
export const dossier = definePlugin({
  id: 'dossier',
  api: API_VERSION,
  options: Options,
  messages: { nl, en },
  parts: ({ coordinatingRoles }) => [timeline, reading, plan, personal, contacts, coverage, team(coordinatingRoles), measurements, legal],
})
