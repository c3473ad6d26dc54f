import type { Updateable } from 'kysely'
import type { AccessTable } from '../../store/tables.ts'
import type { ContractRule } from '../contract-rule.ts'
import { onStage, type Person, type Stage, type StageClient } from './open-stage.ts'
import type { PluginUnderTest } from './plugin-under-test.ts'
import { tryFilledDoors, type Answered, type Stranger } from './try-doors.ts'

interface Visitor {
  readonly who: string
  readonly name: string
  readonly answered?: Answered
  readonly come: (stage: Stage) => Promise<Stranger>
}

const VISITORS: readonly Visitor[] = [
  { who: "another client's viewer", name: 'who has access to another client', come: (stage) => arrive(stage, 'two') },
  {
    who: 'someone whose access was revoked',
    name: 'whose access was revoked',
    come: (stage) => arriveAndChange(stage, { revoked_at: stage.portal.clock.now() }),
  },
  {
    who: 'someone whose access was blocked',
    name: 'whose access was blocked',
    come: (stage) => arriveAndChange(stage, { blocked_at: stage.portal.clock.now(), blocked_by: 'organisation' }),
  },
  {
    who: 'someone whose access has lapsed',
    name: 'whose access has lapsed',
    come: (stage) => arrive(stage, 'one', { from: '2026-01-01T00:00:00Z', until: '2026-11-22T10:59:59Z' }),
  },
  {
    who: 'someone whose access begins later',
    name: 'whose access begins later',
    come: (stage) => arrive(stage, 'one', { from: '2026-11-22T11:00:01Z' }),
  },
  {
    who: 'someone whose client has died',
    name: 'whose client has died',
    come: async (stage) => {
      const stranger = await arrive(stage, 'one')
      await stage.portal.store
        .system()
        .updateTable('client')
        .set({ deceased_on: '2026-11-22' })
        .where('id', '=', stranger.clientId)
        .execute()
      return stranger
    },
  },
  { who: 'someone whose client left care', name: 'whose client left care', come: (stage) => arrive(stage, 'left') },
  {
    who: 'nobody',
    name: 'who is not signed in',
    answered: 'sign-in',
    come: async (stage) => ({ who: '', browser: stage.portal.visitor(), clientId: stage.clientId('one') }),
  },
]

/** A rule for each kind of visitor who may see nothing at all of a client. */
export function listClosedDoors(subject: PluginUnderTest): readonly ContractRule[] {
  return VISITORS.map(({ who, name, answered, come }) => ({
    name: answered === 'sign-in' ? `${name} is led to sign in, everywhere the same` : `${name} gets one and the same 404 everywhere`,
    check: () => onStage(subject, (stage) => tryFilledDoors(stage, async () => ({ ...(await come(stage)), who }), answered)),
  }))
}

// A portal administrator, who might also look as somebody else.
async function arrive(
  stage: Stage,
  client: StageClient,
  access: { readonly from?: string; readonly until?: string } = {},
): Promise<Stranger> {
  const person: Person = await stage.person(client, { ...access, portalAdmin: true })
  return { who: '', browser: person, clientId: client === 'left' ? person.clientId : stage.clientId('one') }
}

async function arriveAndChange(stage: Stage, change: Updateable<AccessTable>): Promise<Stranger> {
  const stranger = await arrive(stage, 'one')
  const accountId = stranger.browser.accountId ?? ''
  await stage.portal.store.system().updateTable('access').set(change).where('account_id', '=', accountId).execute()
  return stranger
}
