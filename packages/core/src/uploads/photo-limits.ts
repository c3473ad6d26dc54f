/** The most pixels of a photo that is read: what a telephone of today makes at most. */
export const LARGEST_PIXELS = 50_000_000

/** The longest side of a photo that is kept, in pixels, and of its small version in a list. */
export const LONGEST_SIDE = { full: 2048, small: 480 } as const
