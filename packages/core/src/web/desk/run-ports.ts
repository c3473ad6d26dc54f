import { appendAudit } from '../../audit/append-audit.ts'
import type { ComposedPart } from '../../compose/composition.ts'
import type { MediaFile } from '../../define/part-media.ts'
import type { ActionContext, PartContext } from '../../define/part-context.ts'
import type { ActionProblems, ActionResult } from '../../define/part.ts'
import type { DeskContext } from '../../define/desk-part.ts'
import type { MeteredPart } from '../../metrics/meter.ts'
import { NotThere } from '../../define/not-there.ts'
import { FlowError } from '../../flows/flow-error.ts'
import { requireKnownType, type AskedMedia } from '../files/open-media.ts'
import { noteRefusal } from '../guard.ts'
import type { Kernel } from '../kernel.ts'
import { endsRequest, type Loaded } from '../load-part.ts'
import { toOwnQuery } from '../part-context.ts'
import type { ActionWork } from '../run-action.ts'
import { toWho, type DeskVisit } from '../visit.ts'
import { createDeskPorts } from './create-desk-ports.ts'

/** Whether a part works with the kernel's ports in place of tables of its own. */
export function hasPorts({ part }: ComposedPart): boolean {
  return part.ports.length > 0
}

/** Loads a part that works with ports. Each port is whole by itself; the part's own entry of the access log comes last. */
export async function loadWithPorts(
  kernel: Kernel,
  visit: DeskVisit,
  composed: ComposedPart,
): Promise<{ readonly loaded: Loaded; readonly panels: readonly []; readonly fills: readonly [] }> {
  return { loaded: await load(kernel, visit, composed), panels: [], fills: [] }
}

async function load(kernel: Kernel, visit: DeskVisit, composed: ComposedPart): Promise<Loaded> {
  const right = composed.readRight === undefined ? {} : { right: composed.readRight }
  const entry = { eventType: 'part.read', action: 'R', at: visit.now, part: composed.id, ...right, detail: {}, ...toWho(visit) } as const
  const count = (outcome: MeteredPart['outcome']) => kernel.meter.part({ part: composed.id, event: 'part.read', outcome })
  try {
    const data = await composed.part.load(toDeskContext(kernel, visit, composed) as unknown as PartContext)
    await appendAudit(kernel.store.system(), { ...entry, outcome: 'success' })
    count('success')
    return { data }
  } catch (error) {
    if (endsRequest(error)) throw error
    if (error instanceof NotThere) {
      count('refused')
      await noteRefusal(kernel, visit, { reason: 'not-there', part: composed.id })
      return { failed: error }
    }
    await appendAudit(kernel.store.system(), { ...entry, outcome: 'failure' })
    count('failure')
    kernel.log.failure({ traceId: visit.traceId, route: composed.id, error })
    return { failed: error }
  }
}

/** Runs an action of such a part. What a flow refuses is told on the page, in the words of its code. */
export async function actWithPorts(
  kernel: Kernel,
  visit: DeskVisit,
  { composed, name, allowed, input, files }: ActionWork,
): Promise<ActionResult | ActionProblems | { readonly show: unknown } | undefined> {
  const context = { ...toDeskContext(kernel, visit, composed), files }
  const result = await refusing(() => allowed.action.run(context as unknown as ActionContext, input))
  const outcome = result && 'problems' in result ? 'refused' : 'success'
  const right = allowed.right === undefined ? {} : { right: allowed.right }
  const entry = { eventType: 'part.action', action: 'U', at: visit.now, part: composed.id, ...right, detail: { action: name } } as const
  await appendAudit(kernel.store.system(), { ...entry, outcome, ...toWho(visit) })
  kernel.meter.part({ part: composed.id, event: 'part.action', outcome })
  return result
}

/** Opens a file that a port keeps, for who may read the part; the port notes that it was opened. */
export async function openWithPorts(
  kernel: Kernel,
  visit: DeskVisit,
  { composed, ...asked }: AskedMedia,
): Promise<MediaFile | 'failed' | undefined> {
  try {
    const context = toDeskContext(kernel, { ...visit, query: {} }, composed)
    const file = await composed.part.media?.load(context as unknown as PartContext, asked)
    if (file) requireKnownType(composed, file)
    return file
  } catch (error) {
    if (endsRequest(error)) throw error
    kernel.log.failure({ traceId: visit.traceId, route: composed.id, error })
    return 'failed'
  }
}

type Ended = ActionResult | ActionProblems | { readonly show: unknown } | undefined

async function refusing(run: () => Promise<Ended>): Promise<Ended> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof FlowError) return { problems: toProblems(error) }
    throw error
  }
}

/** The words of each reason where there are several, otherwise those of the code. */
function toProblems({ code, reasons }: FlowError): ActionProblems['problems'] {
  if (reasons.length > 0) return reasons.map((reason) => ({ field: '', message: `core.list.${reason}` }))
  return [{ field: '', message: `core.refused.${code}` }]
}

/** What a part with ports is given. */
export function toDeskContext(kernel: Kernel, visit: DeskVisit, composed: ComposedPart): DeskContext {
  const { viewer, now } = visit
  const desk = createDeskPorts(kernel, visit, composed)
  return { viewer, organisation: kernel.composition.organisation, desk, query: toOwnQuery(visit), now }
}
