import type { z } from 'zod'

/**
 * Thrown while one item is mapped, to leave this item out and go on. `lost` says whether the source holds something
 * that should have been shown: then its type is not complete, and nothing of it may be taken for removed.
 */
export class ItemRefused extends Error {
  readonly lost: boolean
  readonly path: string | undefined

  constructor(reason: string, options: { lost: boolean; path?: string }) {
    super(reason)
    this.name = 'ItemRefused'
    this.lost = options.lost
    this.path = options.path
  }
}

/** The refusal of an item that its schema does not accept: the first field that is wrong and why, never its value. */
export function toItemRefused(error: z.ZodError, what: string): ItemRefused {
  const issue = error.issues[0]
  return new ItemRefused(`${what}: ${issue?.message ?? 'it is not valid'}`, { lost: true, path: issue?.path.map(String).join('.') ?? '' })
}
