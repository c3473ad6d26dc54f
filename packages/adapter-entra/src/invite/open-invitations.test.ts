import { createHash, generateKeyPairSync } from 'node:crypto'
import { InvitationError, type InvitedPerson } from '@voordeur/auth'
import { beforeEach, describe, expect, test } from 'vitest'
import { readCertificate } from '../certificate/read-certificate.ts'
import { TEST_THUMBPRINT } from '../certificate/test-thumbprint.ts'
import { createGraphStandIn, type GraphStandIn } from '../testing/graph-stand-in.ts'
import type { GraphTrouble } from '../testing/graph-world.ts'
import { testCertificate } from '../testing/test-certificate.ts'
import { type InvitationSettings, openInvitations } from './open-invitations.ts'
import { readRetryAfter } from './retry-after.ts'

const TENANT = '6f2f7a60-9d5b-4c55-9a53-0c1c8d5a7b11'
const CLIENT = '2f1c8f0e-5a0b-4c55-9a53-0c1c8d5a7b11'
const PLACE = 'http://127.0.0.1:4010'
const PERSON: InvitedPerson = { email: 'anna@post.example', locale: 'nl', back: 'https://portaal.example/inloggen', words: 'Welkom.' }
const MINUTE = 60_000

let standIn: GraphStandIn
let at: number
let logged: string[]
const now = () => new Date(at)
const signal = () => new AbortController().signal
const open = (more: Partial<InvitationSettings> = {}, clock = now) => {
  const certificate = readCertificate(testCertificate)
  if ('problem' in certificate) throw new Error(certificate.problem)
  const base = {
    tenantId: TENANT,
    clientId: CLIENT,
    certificate,
    mail: 'portal',
    authority: PLACE,
    graph: PLACE,
    timeoutSeconds: 10,
  } as const
  return openInvitations({ ...base, fetch: standIn.fetch, ...more }, { now: clock, log: (line) => void logged.push(line) })
}
const invite = (more: Partial<InvitationSettings> = {}, person = PERSON) => open(more).invite(person, signal())
const failure = async (trouble?: GraphTrouble): Promise<InvitationError> => {
  if (trouble !== undefined) standIn.troubles.push(trouble)
  const error: unknown = await invite().catch((thrown: unknown) => thrown)
  if (!(error instanceof InvitationError)) throw new Error(`This was to be refused: ${String(error)}`)
  return error
}
const countTokens = () => standIn.calls.filter(({ path }) => path.endsWith('/token')).length
const countInvitations = () => standIn.calls.filter(({ path }) => path.endsWith('/invitations')).length

beforeEach(() => {
  at = Date.parse('2026-11-26T12:00:00Z')
  logged = []
  standIn = createGraphStandIn({ tenantId: TENANT, clientId: CLIENT, certificates: [testCertificate.certificate], now })
})

describe('an invitation', () => {
  test('sends an address, the way back, and that the portal mails it itself: nothing else of a person leaves', async () => {
    const guest = await invite()
    const [made] = standIn.guests.list()
    expect(guest).toMatchObject({ issuer: `${PLACE}/${TENANT}/v2.0`, subject: made?.id })
    expect(guest.link).toMatch(/^http:\/\/127\.0\.0\.1:4010\/redeem\?rd=/u)
    expect(JSON.parse(standIn.calls.at(-1)?.body ?? '')).toEqual({
      invitedUserEmailAddress: 'anna@post.example',
      inviteRedirectUrl: 'https://portaal.example/inloggen',
      sendInvitationMessage: false,
    })
  })

  test("by Microsoft's own mail is in the language of the person and the words of the portal, and its link comes back to nobody", async () => {
    const guest = await invite({ mail: 'microsoft' })
    expect(guest.link).toBeUndefined()
    expect(JSON.parse(standIn.calls.at(-1)?.body ?? '')).toMatchObject({
      sendInvitationMessage: true,
      invitedUserMessageInfo: { messageLanguage: 'nl-NL', customizedMessageBody: 'Welkom.' },
    })
  })

  test('of the same address again gives the same person, also after accepting; removed in between it gives another', async () => {
    const first = await invite()
    expect((await invite()).subject).toBe(first.subject)
    standIn.guests.accept(first.subject)
    expect((await invite()).subject).toBe(first.subject)
    standIn.guests.remove(first.subject)
    expect((await invite()).subject).not.toBe(first.subject)
  })

  test('is pending until it is accepted, and gone when the guest was removed', async () => {
    const channel = open()
    const { subject } = await channel.invite(PERSON, signal())
    expect(await channel.readState(subject, signal())).toBe('pending')
    standIn.guests.accept(subject)
    expect(await channel.readState(subject, signal())).toBe('accepted')
    standIn.guests.remove(subject)
    expect(await channel.readState(subject, signal())).toBe('gone')
  })

  test('of a member of the tenant, or of an address that Microsoft does not take, is told as that', async () => {
    standIn.members.add(PERSON.email)
    expect(await failure()).toMatchObject({ problem: 'member' })
    standIn.members.clear()
    expect(await failure({ status: 400, code: 'BadRequest', message: 'Invalid email anna@post.example' })).toMatchObject({
      problem: 'address',
    })
    const before = standIn.calls.length
    await expect(invite({}, { ...PERSON, email: 'anna+zorg@post.example' })).rejects.toMatchObject({ problem: 'address' })
    expect(standIn.calls).toHaveLength(before)
  })
})

describe('a token', () => {
  test('is asked for once and used until shortly before it ends', async () => {
    const channel = open()
    for (let time = 0; time < 3; time += 1) await channel.invite(PERSON, signal())
    expect(countTokens()).toBe(1)
    at += 50 * MINUTE
    await channel.invite(PERSON, signal())
    expect(countTokens()).toBe(1)
    at += 6 * MINUTE
    await channel.invite(PERSON, signal())
    expect(countTokens()).toBe(2)
  })

  test('that is refused is asked for anew once, and no more', async () => {
    const channel = open()
    await channel.invite(PERSON, signal())
    standIn.endTokens()
    await channel.invite(PERSON, signal())
    expect(countTokens()).toBe(2)
    standIn.troubles.push({ status: 401 }, { status: 401 })
    await expect(channel.invite(PERSON, signal())).rejects.toMatchObject({ problem: 'credentials' })
    expect(countTokens()).toBe(3)
  })

  test.each([
    ['of another app', { clientId: TENANT }, 'AADSTS700016'],
    ['of another tenant', { tenantId: CLIENT }, undefined],
    ['with another key', { certificate: { ...read(), key: otherKey } }, 'AADSTS700027'],
    [
      'with another thumbprint',
      { certificate: { ...read(), thumbprint: createHash('sha256').update('x').digest('base64url') } },
      'AADSTS700027',
    ],
  ])('is not given for a proof %s', async (_what, more, number) => {
    const asked = invite(more)
    await expect(asked).rejects.toMatchObject({ problem: number === undefined ? 'unreachable' : 'credentials' })
    if (number !== undefined) await expect(asked).rejects.toThrow(number)
  })

  test('is not given for a proof whose time is over, or of a clock that is far ahead', async () => {
    const clocks = { behind: -11 * MINUTE, ahead: 11 * MINUTE }
    for (const shift of Object.values(clocks)) {
      const channel = open({}, () => new Date(at + shift))
      await expect(channel.invite(PERSON, signal())).rejects.toThrow('AADSTS700024')
    }
  })

  test('is told with the day on which the certificate ends, in its last month', async () => {
    const soon = new Date(at + 20 * 24 * 60 * MINUTE)
    await invite({ certificate: { ...read(), endsAt: soon } })
    expect(logged).toEqual([expect.stringContaining('ends on 2026-12-16')])
    logged.length = 0
    await invite()
    expect(logged).toEqual([])
  })
})

describe('when Graph does not do what is asked', () => {
  test.each([
    ['too many', { status: 429, headers: { 'retry-after': '120' } }, 'busy', 120],
    ['too many, until a moment', { status: 429, headers: { 'retry-after': 'Thu, 26 Nov 2026 12:05:00 GMT' } }, 'busy', 300],
    ['too many, not saying until when', { status: 429 }, 'busy', undefined],
    ['out of order', { status: 503, headers: { 'retry-after': '30' } }, 'busy', 30],
    ['at the same time', { status: 409 }, 'busy', undefined],
    ['broken', { status: 500 }, 'unreachable', undefined],
    ['silent', 'hang', 'unreachable', undefined],
    ['not allowed', { status: 403, code: 'Authorization_RequestDenied' }, 'permission', undefined],
    ['strange', { status: 302 }, 'answer', undefined],
  ] as const)('%s', async (_what, trouble, problem, retryAfter) => {
    standIn.troubles.push(trouble)
    // Only who is silent is waited for in vain; who answers may take its time on a busy machine.
    await expect(invite({ timeoutSeconds: trouble === 'hang' ? 0.05 : 20 })).rejects.toMatchObject({ problem, retryAfter })
    expect(standIn.guests.list()).toEqual([])
  })

  test('a missing permission is a sentence for who manages the tenant, one for each permission', async () => {
    const channel = open()
    standIn.permissions.delete('User.Invite.All')
    await expect(channel.invite(PERSON, signal())).rejects.toThrow('User.Invite.All with admin consent')
    standIn.permissions.delete('User.Read.All')
    await expect(channel.readState(TENANT, signal())).rejects.toThrow('User.Read.All with admin consent')
  })

  test('nothing that Microsoft says of a person, no token and no link stands in what is told', async () => {
    const message = 'anna@post.example was refused'
    const told = await failure({ status: 400, code: 'anna@post.example', message })
    expect(told.message).not.toContain('@')
    expect((await failure({ status: 403, code: 'x', message })).message).not.toContain('@')
  })

  test('a token follows nobody to another place', async () => {
    const followed: unknown[] = []
    const channel = open({
      fetch: (input, init) => {
        followed.push(init?.redirect)
        return standIn.fetch(input, init)
      },
    })
    const { subject } = await channel.invite(PERSON, signal())
    await channel.readState(subject, signal())
    expect(followed).toEqual(['error', 'error', 'error'])
  })

  test('a network that fails is no answer', async () => {
    await expect(
      invite({ authority: 'http://127.0.0.1:4010', fetch: () => Promise.reject(new TypeError('fetch failed')) }),
    ).rejects.toMatchObject({
      problem: 'unreachable',
    })
  })

  const ANSWER = {
    invitedUserEmailAddress: 'anna@post.example',
    inviteRedeemUrl: `${PLACE}/redeem?rd=x`,
    status: 'PendingAcceptance',
    invitedUser: { id: CLIENT },
  }
  test.each([
    ['without the person', { ...ANSWER, invitedUser: {} }],
    ['with an id that is none', { ...ANSWER, invitedUser: { id: 'anna@post.example' } }],
    ['about another address', { ...ANSWER, invitedUserEmailAddress: 'bram@post.example' }],
    ['with a link to somewhere else', { ...ANSWER, inviteRedeemUrl: 'https://login.microsoftonline.com.evil.example/redeem' }],
    ['with a link that is a script', { ...ANSWER, inviteRedeemUrl: 'javascript:alert(1)' }],
    ['with a link over http', { ...ANSWER, inviteRedeemUrl: 'http://login.microsoftonline.com/redeem' }],
    ['with a state that is not known', { ...ANSWER, status: 'Sent' }],
    ['that it failed', { ...ANSWER, status: 'Error' }],
    ['that is a list', [ANSWER]],
    ['that is nothing', null],
  ])('an answer %s links nobody', async (_what, body) => {
    expect(await failure({ status: 201, body })).toMatchObject({ problem: 'answer' })
    expect(standIn.guests.list()).toEqual([])
  })

  test("Microsoft's own addresses of an invitation are taken", async () => {
    for (const host of ['login.microsoftonline.com', 'invitations.microsoft.com']) {
      standIn.troubles.push({ status: 201, body: { ...ANSWER, inviteRedeemUrl: `https://${host}/redeem?rd=x` } })
      expect((await invite()).link).toContain(host)
    }
  })

  test('an answer about another person says nothing of this one', async () => {
    standIn.troubles.push({ status: 200, body: { id: TENANT, externalUserState: 'Accepted' } })
    await expect(open().readState(CLIENT, signal())).rejects.toMatchObject({ problem: 'answer' })
  })

  test('a round that ends does not wait for the answer', async () => {
    standIn.troubles.push('hang')
    const controller = new AbortController()
    const asked = open().invite(PERSON, controller.signal)
    controller.abort()
    await expect(asked).rejects.toMatchObject({ problem: 'unreachable' })
    expect(countInvitations()).toBeLessThanOrEqual(1)
  })
})

test('a time to wait is seconds or a moment, and anything else is none', () => {
  expect(readRetryAfter('0', now())).toBe(0)
  expect(readRetryAfter('Thu, 26 Nov 2026 11:00:00 GMT', now())).toBe(0)
  for (const odd of [null, '', '-5', '1e9', 'soon', '99999999999']) expect(readRetryAfter(odd, now())).toBeUndefined()
})

test('the certificate of the tests is the one that production knows', () => {
  expect(read().thumbprint).toBe(TEST_THUMBPRINT)
})

function read() {
  const certificate = readCertificate(testCertificate)
  if ('problem' in certificate) throw new Error(certificate.problem)
  return certificate
}

async function otherKey(): Promise<CryptoKey> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const der = privateKey.export({ type: 'pkcs8', format: 'der' })
  return crypto.subtle.importKey('pkcs8', new Uint8Array(der), { name: 'RSA-PSS', hash: 'SHA-256' }, false, ['sign'])
}
