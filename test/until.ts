import { setTimeout as wait } from 'node:timers/promises'

const LOOK_EVERY = 100

/** Waits until something is so. Throws when it is not in its time, in milliseconds. */
export async function until(isSo: () => boolean | Promise<boolean>, milliseconds = 60_000): Promise<void> {
  const end = Date.now() + milliseconds
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`This was not so in ${milliseconds} ms: ${isSo.toString()}`)
    await wait(LOOK_EVERY)
  }
}
