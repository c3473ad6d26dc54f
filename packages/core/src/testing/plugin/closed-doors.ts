import type { Basis } from '../../define/viewer.ts'
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
    come: async (stage) => {
      const stranger = await arrive(stage, 'one')
      await stage.portal.store
        .system()
        .updateTable('access')
        .set({ revoked_at: stage.portal.clock.now() })
        .where('account_id', '=', stranger.browser.accountId ?? '')
        .execute()
      return stranger
    },
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

async function arrive(
  stage: Stage,
  client: StageClient,
  access: { readonly from?: string; readonly until?: string; readonly basis?: Basis } = {},
): Promise<Stranger> {
  const person: Person = await stage.person(client, access)
  return { who: '', browser: person, clientId: client === 'left' ? person.clientId : stage.clientId('one') }
}
