import type { UploadKind } from '../define/upload.ts'

const MEGABYTE = 1024 * 1024

/** The largest file of each kind that a form may bring, in bytes. */
export const LARGEST_UPLOAD: Readonly<Record<UploadKind, number>> = { photo: 15 * MEGABYTE, pdf: 15 * MEGABYTE, csv: 2 * MEGABYTE }

/** The most pixels of a photo that is read: what a telephone of today makes at most. */
export const LARGEST_PIXELS = 50_000_000

/** The longest side of a photo that is kept, in pixels, and of its small version in a list. */
export const LONGEST_SIDE = { full: 2048, small: 480 } as const
