import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { Period } from './period.ts'
import { Staff } from './staff.ts'

/** Who takes part in the care: a member of staff, an organisation, or someone from the client's own network. */
export const CareTeamMember = z
  .strictObject({
    kind: z.enum(['staff', 'network', 'organisation']),
    staff: Staff.optional(),
    /** Of who is not on the staff; never replaced. */
    name: z.string().optional(),
    role: z.string().optional(),
    coordinator: z.boolean().optional(),
    period: Period.optional(),
  })
  .refine(({ kind, name }) => kind !== 'staff' || name === undefined, 'a member of staff is named in `staff`, where the name can give way')

/** Who takes part in the care. */
export type CareTeamMember = z.infer<typeof CareTeamMember>

/** The team around a client. */
export const CareTeamSchema = z.strictObject({
  name: z.string().optional(),
  status: z.string().optional(),
  period: Period.optional(),
  /** Why there is this team: the problems it works on. */
  problems: z.array(z.string()).optional(),
  members: z.array(CareTeamMember),
})

/** The team around a client. */
export type CareTeam = z.infer<typeof CareTeamSchema>

/** The team around a client (zib CareTeam, NL-CM:17.3.1). */
export const CareTeam = defineRecord<CareTeam>({
  name: 'careTeam',
  schema: CareTeamSchema,
  staffNames: ['members.*.staff'],
  freeText: ['name', 'members.*.role', 'problems.*'],
  ownNames: ['members.*.name'],
  search: [],
})
