import { z } from 'zod'
import { defineRecord } from '../define/record.ts'
import { Instant } from './period.ts'
import { Staff } from './staff.ts'

/** Who sent or gets a message: a member of staff, or somebody of the client's own side by name. */
export const Correspondent = z.strictObject({ staff: Staff.optional(), name: z.string().optional() })

/** Who sent or gets a message. */
export type Correspondent = z.infer<typeof Correspondent>

/** A message between the client's side and the organisation. */
export const MessageSchema = z.strictObject({
  topic: z.string().optional(),
  /** `correction` is a request to correct the record (MedMij PatientCorrections). */
  kind: z.enum(['message', 'correction']).default('message'),
  status: z.string().optional(),
  sentAt: Instant.optional(),
  receivedAt: Instant.optional(),
  sender: Correspondent.optional(),
  recipients: z.array(Correspondent).default([]),
  paragraphs: z.array(z.string()).default([]),
  /** Source id of the message that this one answers. */
  answers: z.string().optional(),
})

/** A message between the client's side and the organisation. */
export type Message = z.infer<typeof MessageSchema>

/** A message (FHIR Communication). */
export const Message = defineRecord<Message>({
  name: 'message',
  schema: MessageSchema,
  at: 'sentAt',
  staffNames: ['sender.staff', 'recipients.*.staff'],
  freeText: ['topic', 'paragraphs.*'],
  ownNames: ['sender.name', 'recipients.*.name'],
})
