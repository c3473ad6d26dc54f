import { requireDesk } from './desk/require-desk.ts'
import { awaitBody } from './form-body.ts'
import { requireClient, requireVisitor } from './guard.ts'
import { HttpProblem } from './http-problem.ts'
import type { Kernel } from './kernel.ts'
import type { Route } from './route.ts'
import { holdLargeBody } from './uploads/large-bodies.ts'
import { bringsFiles, receiveForm, type FormRule } from './uploads/receive-form.ts'
import type { Visit } from './visit.ts'

/** A post whose body is still on the wire. */
interface Arriving {
  readonly request: Request
  /** Finds who sends it. */
  readonly identify: () => Promise<Visit>
}

/**
 * Waits until the body of a post is there as a whole; whoever waits judges who sends it after that, as things stand then. A form with files is large, so
 * it is taken only from somebody who may send it when its first byte comes; for anybody else this throws what its route answers them. What it returns
 * is called when the form was dealt with.
 */
export async function awaitForm(kernel: Kernel, route: Route, { request, identify }: Arriving): Promise<() => void> {
  if (!bringsFiles(request)) {
    await awaitBody(request)
    return () => {}
  }
  const visit = await identify()
  const rule = await admit(kernel, route, visit)
  if (!rule) throw new HttpProblem('unsupported')
  const { visitor, network = '' } = visit
  const release = holdLargeBody({ id: visitor?.id ?? network, isStranger: visitor === undefined })
  try {
    await receiveForm(request, rule)
    return release
  } catch (error) {
    release()
    throw error
  }
}

async function admit(kernel: Kernel, route: Route, visit: Visit): Promise<FormRule | undefined> {
  if (route.access === 'preview') return undefined
  if (route.access === 'session') return route.admit?.(kernel, requireVisitor(visit))
  if (route.access === 'client') return route.admit?.(kernel, await requireClient(kernel, requireVisitor(visit)))
  if (route.access === 'desk') return route.admit?.(kernel, await requireDesk(kernel, requireVisitor(visit)))
  return route.admit?.(kernel, visit)
}
