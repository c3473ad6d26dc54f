import { randomBytes } from 'node:crypto'
import type { SignedIn } from '@voordeur/core'
import type { Identified, RedirectMethod, SecondFactorBy } from '../sign-in-method.ts'

/** What a test may set about an identity provider that exists in memory alone. */
export interface FarAwaySettings {
  readonly id?: string
  readonly secondFactor?: SecondFactorBy
  readonly audience?: 'staff'
  readonly assurance?: SignedIn['assurance']
  readonly maxAssurance?: SignedIn['assurance']
  /** What happens between who it is and the session. */
  readonly meanwhile?: () => Promise<void>
}

/** A method over a provider in memory: it hands out codes, each for one sign-in and once. */
export interface FarAway {
  readonly method: RedirectMethod
  /** Signs a person in at the provider: the address the browser goes back to. */
  readonly signIn: (location: string, person?: string) => URL
  /** How often somebody came back far enough to be asked about. */
  readonly finished: () => number
  readonly stop: () => void
}

/** The issuer of the identities of the provider in memory. */
export const FAR_AWAY = 'https://verweg.example'

/** Makes a method that leads to a provider in memory; who is linked there is signed in. */
export function createFarAway(settings: FarAwaySettings = {}): FarAway {
  const { id = 'verweg', secondFactor, audience, assurance = 'idp-single', maxAssurance = 'idp-mfa', meanwhile = async () => {} } = settings
  const codes = new Map<string, { readonly challenge: string; readonly person: string }>()
  let isStopped = false
  let finished = 0
  const method: RedirectMethod = {
    id,
    maxAssurance,
    findings: [],
    ...(secondFactor && { secondFactor }),
    provider: { name: 'Verweg', ...(audience && { audience }) },
    open: async ({ identities }) => ({
      issuer: FAR_AWAY,
      readSubject: (typed) => (/^[a-z]{2,20}$/u.test(typed.trim().toLowerCase()) ? typed.trim().toLowerCase() : undefined),
      start: async ({ callback, state }) => {
        if (isStopped) return { outcome: 'refused', reason: 'unavailable', cause: 'stopped', retryAfter: 60 }
        const keep = randomBytes(32).toString('base64url')
        const location = `${FAR_AWAY}/?${new URLSearchParams({ state, callback, challenge: toChallenge(keep) }).toString()}`
        return { outcome: 'leads', location, keep }
      },
      finish: async ({ url, keep }) => {
        finished += 1
        if (isStopped) return { outcome: 'refused', reason: 'unavailable', cause: 'stopped' }
        const given = url.searchParams.getAll('code')
        const code = codes.get(given.join(' '))
        codes.delete(given.join(' '))
        if (code?.challenge !== toChallenge(keep)) return { outcome: 'refused', reason: 'invalid', cause: 'code' }
        const identity = await identities.find({ issuer: FAR_AWAY, subject: code.person })
        if (!identity) return { outcome: 'refused', reason: 'invalid', cause: 'unknown-identity' }
        await meanwhile()
        const { accountId, epoch } = identity
        const answer: Identified = { outcome: 'identified', accountId, assurance, epoch, ending: `hint-of-${code.person}` }
        return answer
      },
      endSession: async ({ back, ending = '' }) =>
        isStopped ? undefined : `${FAR_AWAY}/uit?${new URLSearchParams({ back, hint: ending }).toString()}`,
      sweep: async () => {},
    }),
  }
  return {
    method,
    signIn: (location, person = 'anna') => {
      const { searchParams } = new URL(location)
      const code = randomBytes(16).toString('base64url')
      codes.set(code, { challenge: searchParams.get('challenge') ?? '', person })
      return new URL(
        `${searchParams.get('callback') ?? ''}?${new URLSearchParams({ code, state: searchParams.get('state') ?? '' }).toString()}`,
      )
    },
    finished: () => finished,
    stop: () => {
      isStopped = true
    },
  }
}

// Not a hash: this provider only has to tell two sign-ins apart.
const toChallenge = (keep: string): string => keep.slice(0, 8)
