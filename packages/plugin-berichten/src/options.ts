import { z } from 'zod'
import { LONGEST_TOPIC } from './tables/lengths.ts'

const ReceiptsOption = z.boolean().default(false).describe('Whether a writer sees by whom a message was opened.')
const AttachmentsOption = z.boolean().default(true).describe('Whether photos and PDF documents may go with a message.')

const Contacts = z.strictObject({
  between: z.literal('contacts').describe('Messages between the people around a client who may read them; never with staff.'),
  receipts: ReceiptsOption,
  attachments: AttachmentsOption,
})

const Coordinator = z.strictObject({
  between: z
    .literal('coordinator')
    .describe('Messages of a contact with whoever coordinates the care, answered at the desk or from the care record.'),
  receipts: ReceiptsOption,
  attachments: AttachmentsOption.describe(
    'Whether photos and PDF documents may go with a message; never where the care record answers, for it takes text alone.',
  ),
  recipient: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .describe('For whom messages are, as a role (`Regievoerend begeleider`); the words of the portal when it is left out.'),
  topics: z
    .array(z.string().trim().min(1).max(LONGEST_TOPIC))
    .max(12)
    .default([])
    .describe('Subjects of which one is chosen (`Vraag over het plan`); when there are none the subject is typed.'),
  purpose: z
    .string()
    .trim()
    .min(1)
    .max(1000)
    .optional()
    .describe('What messages are for and what not, above the form; the words of the portal when it is left out.'),
  phone: z
    .string()
    .trim()
    .min(3)
    .max(40)
    .optional()
    .describe('The number to call when it can not wait; the telephone number of the organisation when it is left out.'),
  answerWithinDays: z
    .int()
    .min(1)
    .max(30)
    .optional()
    .describe('Within how many working days (Monday to Friday) an answer is promised; nothing is promised when it is left out.'),
  staffNames: z
    .enum(['role', 'show'])
    .default('role')
    .describe('Whether the own side reads who of the staff answered: the name of the team (`role`), or of the person (`show`).'),
  answeredBy: z
    .enum(['desk', 'record'])
    .default('desk')
    .describe(
      'Who answers: the desk, or the care record. With `record` a message goes to the source that takes messages, and its replies are read as records; where no source takes messages the desk answers all the same.',
    ),
})

/** What an organisation chooses of the messages. */
export const BerichtenOptions = z.discriminatedUnion('between', [Contacts, Coordinator])

interface WrittenForAll {
  /** Whether a writer sees by whom a message was opened. Default no. */
  readonly receipts?: boolean | undefined
  /**
   * Whether photos and PDF documents may go with a message; never where the care record answers, for it takes text alone. Default yes.
   */
  readonly attachments?: boolean | undefined
}

/** What an organisation writes of messages between contacts. */
export interface WrittenContacts extends WrittenForAll {
  /** Messages between the people around a client who may read them; never with staff. */
  readonly between: 'contacts'
}

/** What an organisation writes of messages with whoever coordinates the care. */
export interface WrittenCoordinator extends WrittenForAll {
  /** Messages of a contact with whoever coordinates the care, answered at the desk or from the care record. */
  readonly between: 'coordinator'
  /** For whom messages are, as a role (`Regievoerend begeleider`); the words of the portal when it is left out. */
  readonly recipient?: string | undefined
  /** Subjects of which one is chosen (`Vraag over het plan`); when there are none the subject is typed. */
  readonly topics?: readonly string[] | undefined
  /** What messages are for and what not, above the form; the words of the portal when it is left out. */
  readonly purpose?: string | undefined
  /** The number to call when it can not wait; the telephone number of the organisation when it is left out. */
  readonly phone?: string | undefined
  /** Within how many working days (Monday to Friday) an answer is promised; nothing is promised when it is left out. */
  readonly answerWithinDays?: number | undefined
  /** Whether the own side reads who of the staff answered: the name of the team (`role`), or of the person (`show`). Default `role`. */
  readonly staffNames?: 'role' | 'show' | undefined
  /**
   * Who answers: the desk, or the care record. With `record` a message goes to the source that takes messages, and its replies are read as records;
   * where no source takes messages the desk answers all the same. Default `desk`.
   */
  readonly answeredBy?: 'desk' | 'record' | undefined
}

/** What an organisation chose of messages with whoever coordinates the care. */
export type CoordinatorOptions = z.infer<typeof Coordinator>

/** What an organisation chose of the messages. */
export type BerichtenOptions = z.infer<typeof BerichtenOptions>

/** Whether files may go with a message. */
export function takesFiles(options: BerichtenOptions): boolean {
  return options.attachments && !(options.between === 'coordinator' && options.answeredBy === 'record')
}

/** Whether replies are read from the care record. */
export function readsReplies(options: BerichtenOptions): boolean {
  return options.between === 'coordinator' && options.answeredBy === 'record'
}
