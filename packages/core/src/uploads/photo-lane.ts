/** How many photos are decoded at the same time in a process: each takes a core, and much memory. */
const AT_ONCE = 2

const waiting: (() => void)[] = []
let busy = 0

/** Runs work on a photo when there is room for it, in the order in which it was asked. */
export async function inPhotoLane<T>(work: () => Promise<T>): Promise<T> {
  if (busy >= AT_ONCE) await new Promise<void>((resolve) => void waiting.push(resolve))
  else busy += 1
  try {
    return await work()
  } finally {
    // The place goes on to who waited longest, so that nobody who comes now gets before them.
    const next = waiting.shift()
    if (next) next()
    else busy -= 1
  }
}
