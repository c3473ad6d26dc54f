/** A message of the client's side that is handed to the care record, where a source takes messages. */
export interface OutgoingMessage {
  /** The id of the message in the portal; handed over twice, it is one message. */
  readonly id: string
  /** What ties the messages of one conversation together. */
  readonly thread: string
  readonly topic: string
  readonly text: string
  /** Who wrote it, by name, and what they are to the client where that is known. */
  readonly sender: { readonly name: string; readonly role?: string }
  /** For whom it is: the role of a member of the team (`Regievoerend begeleider`). */
  readonly recipientRole?: string
  /** ISO 8601 in UTC. */
  readonly sentAt: string
}
