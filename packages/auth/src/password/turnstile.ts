import { AuthError } from '../auth-error.ts'

/** How many may be inside at once, and how many may wait. */
export interface TurnstileSize {
  readonly inside: number
  readonly waiting: number
}

/** Runs work when its turn has come, in order of arrival; throws `BUSY` at once when the queue is full. */
export type Turnstile = <T>(run: () => Promise<T>) => Promise<T>

/** A turnstile of this size. */
export function createTurnstile(size: TurnstileSize): Turnstile {
  const queue: (() => void)[] = []
  let inside = 0

  // Who leaves hands the place to the first in the queue, so that a newcomer cannot slip in between.
  function leave(): void {
    const next = queue.shift()
    if (next) next()
    else inside -= 1
  }

  async function enter(): Promise<void> {
    if (inside < size.inside) {
      inside += 1
      return
    }
    if (queue.length >= size.waiting) throw new AuthError('BUSY', 'Too many passwords are being compared at once.')
    await new Promise<void>((resolve) => queue.push(resolve))
  }

  return async (run) => {
    await enter()
    try {
      return await run()
    } finally {
      leave()
    }
  }
}
