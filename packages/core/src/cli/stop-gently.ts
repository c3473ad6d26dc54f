/** What is stopped, and what it takes. */
export interface Stopping {
  readonly portal: { readonly drain: () => void; readonly endStreams: () => void; readonly close: () => Promise<void> }
  /** Takes no new connections and waits for the requests that run; with `true` it ends them. */
  readonly closeServer: (endAll: boolean) => Promise<void>
  /** Waits so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>
  readonly drainSeconds: number
}

// Longer than any page takes; a form that is still on its way by then is sent again by whoever fills it in.
const REQUESTS_MILLISECONDS = 20_000
// The queue gives jobs half a minute, and then has them run again elsewhere.
const CLOSE_MILLISECONDS = 45_000

/**
 * Stops so that nobody notices: says that it is not ready and goes on serving, then takes no more, sends open pages elsewhere, finishes the requests that
 * run, and then the jobs. What does not end in its time is ended.
 */
export async function stopGently({ portal, closeServer, wait, drainSeconds }: Stopping): Promise<void> {
  portal.drain()
  await wait(drainSeconds * 1000)
  const closed = closeServer(false)
  portal.endStreams()
  await Promise.race([closed, wait(REQUESTS_MILLISECONDS).then(() => closeServer(true))])
  await Promise.race([portal.close(), wait(CLOSE_MILLISECONDS)])
}
