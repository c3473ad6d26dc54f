import { auth, authenticatorApp } from '@voordeur/auth'
import { describe, expect, test } from 'vitest'
import { testCertificate } from '../testing/test-certificate.ts'
import type { EntraSignInOptions } from './entra-options.ts'
import { entra } from './entra.ts'

const RIGHT: EntraSignInOptions = {
  tenantId: '2F1C8F0E-5A0B-4C55-9A53-0C1C8D5A7B11',
  clientId: '7b8f9c1d-2a3b-4c5d-8e6f-708192a3b4c5',
  certificate: testCertificate,
}
const TRUST = { says: 'mfa', by: 'J. de Vries', reason: 'Conditional Access for every guest' } as const

const problemsOf = (more: Partial<EntraSignInOptions>) => entra({ ...RIGHT, ...more }).optionProblems ?? []

describe('configuring Microsoft Entra', () => {
  test('says what is wrong with each option, with its path, and does not open', async () => {
    const wrong: readonly [Partial<EntraSignInOptions>, RegExp][] = [
      [{ tenantId: 'common' }, /^microsoft\.tenantId: must be the directory/u],
      [{ tenantId: 'contoso.onmicrosoft.com' }, /^microsoft\.tenantId: /u],
      [{ clientId: '' }, /^microsoft\.clientId: /u],
      [{ authority: 'http://login.microsoftonline.com' }, /^microsoft\.authority: must be https/u],
      [{ authority: 'https://login.microsoftonline.com/common' }, /^microsoft\.authority: must be an origin alone/u],
      [{ authority: 'http://127.0.0.1.evil.example' }, /^microsoft\.authority: must be https/u],
      [{ certificate: undefined }, /^microsoft\.certificate: must be given, or a secret/u],
      [{ secret: 'with-a-certificate-too' }, /^microsoft\.certificate: must be given, or a secret in its place, and not both/u],
      [{ certificate: { ...testCertificate, privateKey: 'x' } }, /^microsoft\.certificate: must be a certificate and its private key/u],
      [{ secondFactor: 'microsoft' }, /^microsoft\.secondFactor: can be 'microsoft' only together with acrs/u],
      [{ secondFactor: 'microsoft', acrs: 'c1', trustTenantPolicy: TRUST }, /^microsoft\.trustTenantPolicy: /u],
      [{ trustTenantPolicy: { ...TRUST, reason: '' } }, /^microsoft\.trustTenantPolicy\.reason: /u],
      [{ acrs: 'mfa' }, /^microsoft\.acrs: must be the id of an authentication context/u],
      [{ ['tenant' as 'prompt']: 'login' }, /^microsoft: /u],
    ]
    for (const [more, sentence] of wrong) {
      expect(problemsOf(more), JSON.stringify(more)).toEqual([expect.stringMatching(sentence)])
      await expect(entra({ ...RIGHT, ...more }).open({} as never)).rejects.toThrow('the options are not valid')
    }
    expect(problemsOf({})).toEqual([])
    expect(problemsOf({ authority: 'http://127.0.0.1:4010' })).toEqual([])
    expect(JSON.stringify(problemsOf({ certificate: { certificate: 'x', privateKey: 'GEHEIM' } }))).not.toContain('GEHEIM')
  })

  test('production takes no address without https, and no key that everybody knows', async () => {
    const local = entra({ ...RIGHT, authority: 'http://127.0.0.1:4010' })
    expect(local.productionProblems).toEqual([
      expect.stringMatching(/^microsoft\.authority: must be https/u),
      expect.stringMatching(/^microsoft\.certificate: is the one of the tests/u),
    ])
    await expect(local.open({ production: true } as never)).rejects.toThrow('must be https')
  })

  test('a tenant that is trusted is a finding, with who says so and why; so is a secret', () => {
    const { findings } = entra({ ...RIGHT, certificate: undefined, secret: 'a-secret-of-the-portal', trustTenantPolicy: TRUST })
    expect(findings).toMatchObject([
      { id: 'auth.microsoft-secret', level: 'warning', requirement: 'ASVS 5.0 10.4.16' },
      { id: 'auth.microsoft-tenant-policy', level: 'warning', requirement: 'ASVS 5.0 6.3.3, ASVS 5.0 6.8.4' },
    ])
    expect(findings[1]?.message).toContain('J. de Vries says that the tenant does (Conditional Access for every guest)')
    expect(entra(RIGHT).findings).toEqual([])
  })

  test('two tenants stand in one portal, each with an id and rules of its own; two with one id do not', () => {
    const [guests, staff] = [entra(RIGHT), entra({ ...RIGHT, audience: 'staff', acrs: 'c1', secondFactor: 'microsoft' })]
    const both = auth({ methods: [guests, staff], secondFactors: [authenticatorApp()] })
    expect(both.optionProblems).toEqual([])
    expect(both.maxAssurance).toBe('idp-mfa')
    const ids = (both.rules ?? []).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toEqual(expect.arrayContaining(['microsoft-token', 'microsoft-staff-token']))
    expect(auth({ methods: [guests, guests], secondFactors: [authenticatorApp()] }).optionProblems).toHaveLength(1)
  })

  test('who asks the second factor decides what a portal without one of its own may do', () => {
    const idsOf = (more: Partial<EntraSignInOptions>) => auth({ methods: [entra({ ...RIGHT, ...more })] }).findings.map(({ id }) => id)
    expect(idsOf({})).toEqual(['auth.single-factor'])
    expect(idsOf({ acrs: 'c1' })).toEqual(['auth.single-factor'])
    expect(idsOf({ acrs: 'c1', secondFactor: 'microsoft' })).toEqual([])
    expect(idsOf({ trustTenantPolicy: TRUST })).toEqual(['auth.microsoft-tenant-policy'])
  })
})
