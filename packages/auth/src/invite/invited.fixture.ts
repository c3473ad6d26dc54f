import { auth } from '../auth.ts'
import type { SecondFactor } from '../factor/second-factor.ts'
import type { RedirectMethod, SignInMethod } from '../sign-in-method.ts'
import { type TestDatabase } from '../test-database.ts'
import { openTestPortal, type TestPortal, type TestPortalSettings } from '../test-portal.ts'
import { type GuestState, InvitationError, type InvitedGuest, type InvitedPerson } from './invitation-channel.ts'

/** A provider whose answers a test decides. */
export interface TestProvider {
  readonly method: RedirectMethod
  readonly invited: InvitedPerson[]
  /** What the next invitation answers; an error is thrown. By default everybody is somebody new. */
  readonly answers: (InvitedGuest | Error)[]
  readonly states: Map<string, GuestState | Error>
  /** Runs while an invitation is with the provider. */
  meanwhile: () => Promise<void>
}

/** Of whom the invitations of these tests are. */
export const ISSUER = 'https://idp.example/v2.0'
/** What accepts an invitation of these tests. */
export const SECRET_LINK = 'https://idp.example/redeem?ticket=geheim-kaartje'

/** A provider that knows nobody yet. */
export function createTestProvider(): TestProvider {
  const provider: TestProvider = {
    invited: [],
    answers: [],
    states: new Map(),
    meanwhile: async () => {},
    method: {
      id: 'idp',
      maxAssurance: 'idp-single',
      findings: [],
      provider: { name: 'Microsoft' },
      open: async () => ({
        issuer: ISSUER,
        readSubject: (typed) => typed,
        start: async () => ({ outcome: 'refused', reason: 'unavailable', cause: 'test' }),
        finish: async () => ({ outcome: 'refused', reason: 'unavailable', cause: 'test' }),
        sweep: async () => {},
      }),
      invites: {
        open: async () => ({
          invite: async (person) => {
            provider.invited.push(person)
            await provider.meanwhile()
            const answer = provider.answers.shift() ?? { issuer: ISSUER, subject: `oid-${person.email}`, link: SECRET_LINK }
            if (answer instanceof Error) throw answer
            return answer
          },
          readState: async (subject) => {
            const state = provider.states.get(subject) ?? 'pending'
            if (state instanceof Error) throw state
            return state
          },
        }),
      },
    },
  }
  return provider
}

/** A failure of the provider. */
export function refuseWith(problem: InvitationError['problem'], retryAfter?: number): InvitationError {
  return new InvitationError(problem, `the provider said ${problem}`, retryAfter)
}

/** A portal that invites there, beside the other ways it has, and one round of its invitations. */
export async function openInvitingPortal(
  provider: TestProvider,
  database: TestDatabase,
  more: TestPortalSettings & { readonly methods?: readonly SignInMethod[]; readonly secondFactors?: readonly SecondFactor[] } = {},
): Promise<{ readonly portal: TestPortal; readonly round: () => Promise<void> }> {
  const { methods = [], secondFactors = [], ...settings } = more
  const portal = await openTestPortal(auth({ methods: [provider.method, ...methods], secondFactors }), database, settings)
  const round = async () => {
    for (const each of portal.authenticator.rounds ?? []) await each.run(new AbortController().signal)
  }
  return { portal, round }
}
