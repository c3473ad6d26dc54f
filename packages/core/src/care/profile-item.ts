import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { DayOrInstant } from './period.ts'
import { Staff } from './staff.ts'

/** The parts of a personal profile, in the order in which they are read. */
export const PROFILE_KINDS = ['important-to-me', 'who-am-i', 'integrative-picture', 'risk-inventory', 'signalling-plan'] as const

/** One part of the personal profile. */
export const ProfileItemSchema = z.strictObject({
  kind: z.enum([...PROFILE_KINDS, 'other']),
  /** Its name in the source's words; required to tell one `other` from the next. */
  title: z.string().optional(),
  completed: z.boolean(),
  changedAt: DayOrInstant.optional(),
  author: Staff.optional(),
  sections: z.array(z.strictObject({ title: z.string().optional(), text: z.string() })).default([]),
})

/** One part of the personal profile. */
export type ProfileItem = z.infer<typeof ProfileItemSchema>

/** One part of the personal profile in a support plan (persoonlijk ondersteuningsplan). No zib covers it. */
export const ProfileItem = defineRecord<ProfileItem>({
  name: 'profileItem',
  schema: ProfileItemSchema,
  at: 'changedAt',
  staffNames: ['author'],
  freeText: ['title', 'sections.*.title', 'sections.*.text'],
})
