import type { AuthenticatorRequest } from '@voordeur/core'
import type { Door } from '../door.ts'

/** Ends the sign-in in progress that a browser presents, and takes its cookie back: it is never taken over into what comes next. */
export async function endFlow({ flowCookie, flows, redirects }: Door, { request }: AuthenticatorRequest): Promise<readonly string[]> {
  const token = flowCookie.read(request)
  if (token === undefined) return []
  const flow = await flows.find(token)
  if (flow) await flows.end(flow)
  else await redirects.drop(token)
  return [flowCookie.clear()]
}
