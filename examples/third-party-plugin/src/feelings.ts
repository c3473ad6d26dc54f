/** The five steps, from worst to best, each with the lucide icon that stands beside its word. */
export const FEELINGS = [
  { id: 'bad', icon: 'frown' },
  { id: 'poor', icon: 'annoyed' },
  { id: 'fair', icon: 'meh' },
  { id: 'good', icon: 'smile' },
  { id: 'very-good', icon: 'laugh' },
] as const

/** One of the five steps. Its word is the message `feeling.<id>`. */
export type Feeling = (typeof FEELINGS)[number]['id']
