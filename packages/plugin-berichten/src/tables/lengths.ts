/** How many characters a message holds at most. */
export const LONGEST_TEXT = 5000

/** How many characters a subject holds at most. */
export const LONGEST_TOPIC = 100
