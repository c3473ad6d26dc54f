import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { Address } from './address.ts'
import { Coding } from './coding.ts'
import { PersonName } from './personal.ts'
import { Telecom } from './telecom.ts'

/** A contact person: who, in what role (COD472-VEKT), in what relation. */
export const ContactSchema = z.strictObject({
  name: PersonName,
  roles: z.array(Coding).default([]),
  relations: z.array(Coding).default([]),
  /** The order in which contacts are called, 1 first. */
  rank: z.int().positive().optional(),
  telecoms: z.array(Telecom).default([]),
  addresses: z.array(Address).default([]),
})

/** A contact person. */
export type Contact = z.infer<typeof ContactSchema>

/** A contact person (zib ContactPerson, NL-CM:3.1.1). */
export const Contact = defineRecord<Contact>({ name: 'contact', schema: ContactSchema, ownNames: ['name.display'] })
