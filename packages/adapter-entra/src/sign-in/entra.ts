import type { RedirectMethod, SecondFactorBy } from '@voordeur/auth'
import { TEST_THUMBPRINT } from '../certificate/test-thumbprint.ts'
import { EntraSignInOptions, type EntraSignInSettings } from './entra-options.ts'
import { openInvitations } from '../invite/open-invitations.ts'
import { listEntraFindings, listEntraRules } from './entra-rules.ts'
import { openEntra } from './open-entra.ts'

const DEFAULT_IDS = { guests: 'microsoft', staff: 'microsoft-staff' } as const

/**
 * Signing in with Microsoft Entra: guests of a tenant, or its staff. A portal may have both, each with an id of its own. Who comes must have been
 * linked to an account: by an invitation, or by staff with `voordeur account link`.
 */
export function entra(options: EntraSignInOptions): RedirectMethod {
  const { audience = 'guests', id = DEFAULT_IDS[audience] } = options
  const parsed = EntraSignInOptions.safeParse(options)
  const shown = { id, provider: toButton(options), given: [{ name: 'entra', schema: EntraSignInOptions, given: options }] }
  if (!parsed.success) {
    const optionProblems = parsed.error.issues.map(({ path, message }) => `${[id, ...path.map(String)].join('.')}: ${message}`)
    return { ...shown, maxAssurance: 'idp-single', findings: [], optionProblems, open: refuseToOpen }
  }
  const settings = parsed.data
  return {
    ...shown,
    maxAssurance: settings.acrs === undefined ? 'idp-single' : 'idp-mfa',
    findings: listEntraFindings(id, settings),
    rules: listEntraRules(id, settings),
    productionProblems: listProductionProblems(id, settings),
    secondFactor: toSecondFactor(settings),
    ...toInvites(settings),
    open: async (ports) => {
      const [problem] = ports.production ? listProductionProblems(id, settings) : []
      if (problem !== undefined) throw new TypeError(problem)
      return openEntra(settings, ports)
    },
  }
}

function toButton({ audience, label }: EntraSignInOptions): RedirectMethod['provider'] {
  return { name: 'Microsoft', ...(audience === 'staff' && { audience }), ...(label && { label }) }
}

function toInvites({ invitations, certificate, ...app }: EntraSignInSettings): Pick<RedirectMethod, 'invites'> {
  if (!invitations || !certificate) return {}
  const settings = { ...app, ...invitations, certificate }
  return { invites: { open: async (ports) => openInvitations(settings, ports) } }
}

function toSecondFactor({ secondFactor, trustTenantPolicy }: EntraSignInSettings): SecondFactorBy {
  if (secondFactor === 'microsoft') return 'provider'
  return trustTenantPolicy ? 'trusted' : 'portal'
}

function listProductionProblems(id: string, { authority, certificate, invitations }: EntraSignInSettings): readonly string[] {
  return [
    ...(authority.startsWith('https:') ? [] : [`${id}.authority: must be https; a stand-in on this machine is for development`]),
    ...(invitations?.graph.startsWith('http:') ? [`${id}.invitations.graph: must be https`] : []),
    ...(certificate?.thumbprint === TEST_THUMBPRINT ? [`${id}.certificate: is the one of the tests, whose key everybody knows`] : []),
  ]
}

async function refuseToOpen(): Promise<never> {
  throw new TypeError('entra: the options are not valid.')
}
