/** The same page by what stands before it: nothing, then each piece of the guard with all before it, then the portal itself. */
export const RUNGS = ['bare', 'scope', 'applies', 'audit', 'guarded'] as const

/** The same page by what stands before it. */
export type Rung = (typeof RUNGS)[number]
