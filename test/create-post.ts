import type { TestPortal } from '@voordeur/core/testing'

/** Mails and text messages as they arrive with people. */
export interface Post {
  /** Lets everything leave that waits, and gives what left since the last time. */
  readonly post: () => Promise<TestPortal['sent']>
  /** The code of the newest text message to leave. */
  readonly code: () => Promise<string>
}

/** The post of a portal. */
export function createPost(portal: TestPortal): Post {
  let seen = 0
  const post = async () => {
    await portal.runJobs(1)
    const left = portal.sent.slice(seen)
    seen = portal.sent.length
    return left
  }
  const code = async () => {
    const texts = (await post()).filter(({ kind }) => kind === 'text')
    const found = /#(\d{6})$/.exec(texts.at(-1)?.body ?? '')?.[1]
    if (found === undefined) throw new Error('No text message with a code left.')
    return found
  }
  return { post, code }
}
