import type { LiveHub } from '../../live/hub.ts'
import type { Hint } from '../../live/hint.ts'
import { HttpProblem } from '../http-problem.ts'

const BEAT_MILLISECONDS = 25_000
// Milliseconds until a page of a process that stops comes back.
const SOONEST_BACK = 500
const BACK_WITHIN = 2500
/** A reader who takes nothing for so many lines is gone. */
const MOST_UNREAD = 32

/** Whose stream it is, and what stands behind each hint. */
export interface StreamWork {
  readonly accountId: string
  readonly clientId: string | undefined
  /** What may be told of these hints to this reader now: ids of parts. Undefined ends the stream. */
  readonly ask: (hints: readonly Hint[]) => Promise<readonly string[] | undefined>
}

/**
 * A stream of server-sent events: a line for what may be told, and a comment as a sign of life. The guard stands before each of them: `ask` is asked anew,
 * also where nothing happened. Throws `unavailable` when there is no place.
 */
export async function openStream(hub: LiveHub, work: StreamWork): Promise<Response> {
  const stream = createStream(work)
  const leave = await hub.join({ ...work, hear: stream.hear, end: stream.sendAway })
  if (leave === 'full') {
    stream.end()
    throw new HttpProblem('unavailable')
  }
  stream.whenOver(leave)
  return new Response(stream.body, { headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' } })
}

function createStream({ ask }: StreamWork) {
  const out = createOutlet(() => end())
  let waiting: Hint[] = []
  let isDue = false
  let isAsking = false
  let leave = () => {}

  const end = () => {
    clearInterval(beat)
    out.close()
    leave()
  }
  const say = async () => {
    const hints = waiting
    waiting = []
    isDue = false
    const told = await ask(hints)
    if (told === undefined) end()
    else out.write(told.length === 0 ? ':' : `data: ${JSON.stringify({ parts: told })}`)
  }
  // One after the other: what comes meanwhile is asked together.
  const work = async () => {
    if (isAsking) return
    isAsking = true
    try {
      while (!out.isOver() && (isDue || waiting.length > 0)) await say()
    } catch {
      // Who can't be let in now comes again by themselves.
      end()
    } finally {
      isAsking = false
    }
  }
  const beat = setInterval(() => {
    isDue = true
    void work()
  }, BEAT_MILLISECONDS).unref()

  return {
    body: out.body,
    end,
    sendAway: () => {
      // Not all in one moment: they come back to another process, or to the next one.
      out.write(`retry: ${SOONEST_BACK + Math.round(Math.random() * BACK_WITHIN)}`)
      end()
    },
    hear: (hint: Hint) => {
      waiting.push(hint)
      void work()
    },
    whenOver: (act: () => void) => {
      leave = act
      if (out.isOver()) act()
    },
  }
}

function createOutlet(onCancel: () => void) {
  const encoder = new TextEncoder()
  let over = false
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  const body = new ReadableStream<Uint8Array>(
    {
      start: (given) => {
        controller = given
        // So that the head of the answer leaves now, and the page knows that it is told from here.
        given.enqueue(encoder.encode(':\n\n'))
      },
      cancel: () => {
        over = true
        onCancel()
      },
    },
    { highWaterMark: MOST_UNREAD },
  )
  const close = () => {
    if (!over) controller?.close()
    over = true
  }
  return {
    body,
    close,
    isOver: () => over,
    write: (line: string) => {
      if (over) return
      if ((controller?.desiredSize ?? 0) <= 0) return onCancel()
      controller?.enqueue(encoder.encode(`${line}\n\n`))
    },
  }
}
