import { z } from 'zod'

/** A message of the client's side as it stands in the folder for the record system, one to a file (version 1). */
export const MessageFile = z
  .strictObject({
    version: z.literal(1).describe('Of this format.'),
    id: z.uuid().describe('Of the message, and the name of its file; the same id again is the same message.'),
    client: z.string().min(1).describe("The client's id: the name of the file in `clients`."),
    number: z.string().optional().describe('The client number, where the record knows one.'),
    thread: z.string().min(1).describe('What ties the messages of one conversation together.'),
    topic: z.string().describe('The subject.'),
    text: z.string().min(1).describe('Plain text; lines are parted by a line feed.'),
    sender: z.strictObject({ name: z.string().min(1), role: z.string().optional() }).describe('Who wrote it, as the portal knows them.'),
    recipientRole: z.string().optional().describe('For whom it is, as a role.'),
    sentAt: z.iso.datetime().describe('ISO 8601 in UTC.'),
  })
  .describe('A message of the client or their network to the care record')

/** A message of the client's side as it stands in the folder for the record system. */
export type MessageFile = z.infer<typeof MessageFile>
