import { z } from 'zod'
import type { NetworkPerson } from '../../access/list-network.ts'
import { blockAccess, unblockAccess } from '../../flows/block-access.ts'
import { changeInvitation, sendInvitation, withdrawInvitation } from '../../flows/invite-person.ts'
import { changeAccess, holdManageable, revokeAccess, type Managed, type WantedAccess } from '../../flows/manage-access.ts'
import { WELCOME_JOB } from '../../flows/welcome-invited.ts'
import { ASKS, type PersonData } from '../../ui/pages/person-data.ts'
import { PersonView } from '../../ui/pages/person-view.tsx'
import { HttpProblem } from '../http-problem.ts'
import { defineCorePart, type CoreActionResult, type CoreContext } from './core-part.ts'
import { readTicks, readUntil } from './read-ticks.ts'
import { toInviter, toManager } from './to-manager.ts'
import { requirePerson, toPersonData } from './to-person-data.ts'

const Query = z.strictObject({ who: z.uuid(), set: z.string().max(40).optional(), ask: z.enum(ASKS).optional() })
const Who = z.strictObject({ who: z.uuid() })
const Ticks = z.object({ who: z.uuid(), until: z.string().max(20).default('') }).catchall(z.literal('on'))

type Context = CoreContext<'client'>
type Result = CoreActionResult<PersonData>

/** One person of the network: what they may see, and what can be changed about it. */
export const person = defineCorePart({
  id: 'person',
  title: 'core.person.title',
  icon: 'circle-user-round',
  scope: 'client',
  audience: 'portal-admin',
  tab: 'people',
  query: Query as z.ZodType<Record<string, string>>,
  load: async (context) => {
    const { who, set, ask } = Query.parse(context.query)
    return toPersonData(context, await requirePerson(context, who), { set, ask })
  },
  view: (data, { t, now, locale, link, action }) => (
    <PersonView
      t={t}
      now={now}
      locale={locale}
      data={data}
      links={{
        back: link({ part: 'core.people' }),
        self: (query) => link({ query: { who: data.person.id, ...query } }),
        preview: data.preview,
        action,
      }}
    />
  ),
  actions: {
    send: { input: Ticks, run: (context, input) => change(context, input, sendNew) },
    save: { input: Ticks, run: (context, input) => change(context, input, saveChange) },
    resend: {
      input: Who,
      run: async (context, { who }) => {
        const found = await requirePerson(context, who)
        if (!('invitation' in found)) throw new HttpProblem('not-found')
        const { rights, until } = found.invitation
        const sent = await sendInvitation(toInviter(context), { id: who, ticked: rights, until })
        return finish(context, { found, managed: sent, message: 'core.person.done.sent' })
      },
    },
    withdraw: {
      input: Who,
      run: async (context, { who }) => {
        const found = await requirePerson(context, who)
        const isDraft = 'invitation' in found && found.invitation.expiresAt === undefined
        return leave(await withdrawInvitation(toManager(context), who), isDraft ? 'core.person.done.removed' : 'core.person.done.withdrawn')
      },
    },
    revoke: {
      input: Who,
      run: async (context, { who }) => leave(await revokeAccess(toManager(context), who), 'core.person.done.revoked'),
    },
    block: {
      input: Who,
      run: (context, { who }) => brake(context, who, { pull: blockAccess, message: 'core.person.done.blocked' }),
    },
    unblock: {
      input: Who,
      run: (context, { who }) => brake(context, who, { pull: unblockAccess, message: 'core.person.done.unblocked' }),
    },
  },
})

type Change = (
  context: Context,
  found: NetworkPerson,
  wanted: WantedAccess,
) => Promise<{ readonly managed: Managed; readonly message: string }>

const sendNew: Change = async (context, found, wanted) => {
  if (!('invitation' in found)) throw new HttpProblem('not-found')
  return { managed: await sendInvitation(toInviter(context), { id: found.invitation.id, ...wanted }), message: 'core.person.done.sent' }
}

const saveChange: Change = async (context, found, wanted) => {
  const manager = toManager(context)
  const managed =
    'access' in found
      ? await changeAccess(manager, { accessId: found.access.id, ...wanted })
      : await changeInvitation(manager, { id: found.invitation.id, ...wanted })
  return { managed, message: 'core.person.done.saved' }
}

/** Takes what was ticked; what can't be done shows the page once more, as it was filled in. */
async function change(context: Context, input: z.infer<typeof Ticks>, make: Change): Promise<Result> {
  const { who, until: day, ...fields } = input
  const found = await requirePerson(context, who)
  const typed = { ticked: readTicks(fields), until: day }
  const until = readUntil(day)
  if (until === 'invalid') return { again: toPersonData(context, found, { typed, problem: 'until' }) }
  const { managed, message } = await make(context, found, { ticked: typed.ticked, until })
  return finish(context, { found, managed, message, typed })
}

function finish(
  context: Context,
  end: {
    readonly found: NetworkPerson
    readonly managed: Managed
    readonly message: string
    readonly typed?: { readonly ticked: readonly string[]; readonly until: string }
  },
): Result {
  const { found, managed, message, typed } = end
  if ('problem' in managed) {
    refuseGone(managed)
    return { again: toPersonData(context, found, { problem: managed.problem, typed }) }
  }
  context.afterwards(() => context.kernel.hurry(WELCOME_JOB))
  const who = 'access' in found ? found.access.id : found.invitation.id
  return { query: { who }, message }
}

function leave(managed: Managed, message: string): Result {
  refuseGone(managed)
  return { part: 'people', message }
}

async function brake(
  context: Context,
  accessId: string,
  work: { readonly pull: typeof blockAccess; readonly message: string },
): Promise<Result> {
  const held = await holdManageable(toManager(context), accessId)
  if ('problem' in held) throw new HttpProblem('not-found')
  const { db, now, who } = toManager(context)
  await work.pull({ db, now, hand: 'portal-admin', who }, accessId)
  return { query: { who: accessId }, message: work.message }
}

/** Who is not there, and who is not this administrator's to change, are one and the same 404. */
function refuseGone(managed: Managed): void {
  if ('problem' in managed && (managed.problem === 'not-there' || managed.problem === 'not-yours')) throw new HttpProblem('not-found')
}
