import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { Address } from './address.ts'
import { Day } from './period.ts'
import { Telecom } from './telecom.ts'

/** The name of a person in its parts (zib NameInformation); `display` is the whole name as it is said. */
export const PersonName = z.strictObject({
  display: z.string(),
  initials: z.string().optional(),
  given: z.string().optional(),
  nickname: z.string().optional(),
  family: z.string().optional(),
})

/** The name of a person in its parts. */
export type PersonName = z.infer<typeof PersonName>

/** Personal data of the client (zib Patient). There is no place here for a BSN, so that none can be stored. */
export const PersonalSchema = z.strictObject({
  name: PersonName,
  birthDate: Day.optional(),
  gender: z.enum(['male', 'female', 'other', 'unknown']).optional(),
  addresses: z.array(Address).default([]),
  telecoms: z.array(Telecom).default([]),
  maritalStatus: z.string().optional(),
  nationality: z.string().optional(),
  language: z.string().optional(),
  clientNumber: z.string().optional(),
  location: z.string().optional(),
  generalPractitioner: z
    .strictObject({ name: z.string().optional(), practice: z.string().optional(), phone: z.string().optional() })
    .optional(),
  deceased: z.boolean().optional(),
})

/** Personal data of the client. */
export type Personal = z.infer<typeof PersonalSchema>

/** Personal data of the client (zib Patient, NL-CM:0.1.1). */
export const Personal = defineRecord<Personal>({ name: 'personal', schema: PersonalSchema, ownNames: ['name.display'] })
