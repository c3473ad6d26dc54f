/** What may go with a message, as the action and its form say it. */
export const ATTACHMENTS = { accepts: ['photo', 'pdf'], most: 3 } as const
