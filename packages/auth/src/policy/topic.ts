/** What rules are about: the headings of the page, in its order. */
export const TOPIC = {
  credentials: 'The first sign-in and a forgotten password',
  passwords: 'User names and passwords',
  guessing: 'Wrong passwords and unknown names',
  factor: 'The second factor',
  devices: 'Remembered devices',
  sessions: 'Sessions',
} as const

/** The topics in the order of the page. */
export const TOPICS: readonly string[] = Object.values(TOPIC)
