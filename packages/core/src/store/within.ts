/** Thrown when something was not done in its time. */
class TooLong extends Error {
  constructor(milliseconds: number) {
    super(`This was not done in ${milliseconds} ms.`)
    this.name = 'TooLong'
  }
}

/** What a promise gives, or a rejection when it gives nothing in so many milliseconds; what it waits for goes on. */
export async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new TooLong(milliseconds)), milliseconds)
  try {
    return await Promise.race([promise, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
