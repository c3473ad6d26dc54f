import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { linkIdentity } from '../identity/identities.ts'
import { listTestDatabases, type TestDatabase } from '../test-database.ts'
import type { TestPortal } from '../test-portal.ts'
import { createTestProvider, ISSUER, openInvitingPortal, refuseWith, SECRET_LINK, type TestProvider } from './invited.fixture.ts'

const BY = { by: 'Petra Bos' }
const ADDRESS = 'persoon0@example.nl'
const MINUTE = 60

describe.each(listTestDatabases())('inviting at an identity provider on $kind', ({ open }) => {
  let database: TestDatabase
  let provider: TestProvider
  let portal: TestPortal
  let round: () => Promise<void>
  let anna: string
  let bram: string

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await database.clear()
    provider = createTestProvider()
    ;({ portal, round } = await openInvitingPortal(provider, database))
    ;[anna, bram] = database.accounts
  })

  const desk = () => {
    const found = portal.authenticator.desk
    if (!found?.listStranded) throw new Error('This portal invites.')
    return { ...found, listStranded: found.listStranded }
  }
  const standing = async (accountId = anna) => (await desk().standing(accountId)).invitation
  const identities = () => database.auth.selectFrom('auth_identity').select(['issuer', 'subject', 'account_id']).execute()
  const events = (type: string) => portal.events.filter((event) => event.type === type)
  const code = (expected: string) => expect.objectContaining({ name: 'AuthError', code: expected })
  const accept = async () => {
    provider.states.set(`oid-${ADDRESS}`, 'accepted')
    portal.advance(2 * MINUTE)
    await round()
  }

  test('a welcome is an invitation at the provider, and a mail of the portal with the link that accepts it: no user name, no password', async () => {
    await desk().welcome(anna, BY)
    expect(provider.invited).toEqual([])
    expect(portal.hurried).toEqual(['invitations'])
    expect(await standing()).toMatchObject({ state: 'asked' })
    await round()
    expect(provider.invited).toMatchObject([{ email: ADDRESS, locale: 'nl', back: 'https://portaal.example/inloggen' }])
    expect(provider.invited[0]?.words).toContain('Stichting Bloemendaal heeft u uitgenodigd voor Mijn Voordeur.')
    expect(portal.sent).toEqual([
      {
        kind: 'mail',
        to: ADDRESS,
        key: 'mail.provider-invitation',
        exact: { provider: 'Microsoft', accept: SECRET_LINK },
        path: '/inloggen',
      },
    ])
    expect(await standing()).toMatchObject({ state: 'sent' })
    expect(await identities()).toEqual([{ issuer: ISSUER, subject: `oid-${ADDRESS}`, account_id: anna }])
    expect(await desk().isEnrolled(anna)).toBe(false)
    expect(await database.dump()).not.toContain('auth_password')
  })

  test('what accepts an invitation stands in no table, no log and no entry of the access log', async () => {
    await desk().welcome(anna, BY)
    await round()
    expect(JSON.stringify([await database.dump(), portal.logged, portal.events])).not.toContain('geheim-kaartje')
  })

  test('a provider that mails by itself is not doubled by a mail of the portal', async () => {
    provider.answers.push({ issuer: ISSUER, subject: 'oid-1', link: undefined })
    await desk().welcome(anna, BY)
    await round()
    expect(portal.sent).toEqual([])
    expect(await standing()).toMatchObject({ state: 'sent' })
  })

  test('nobody is linked by an address: only by the id that the invitation answered with, and to the account it was for', async () => {
    provider.answers.push({ issuer: ISSUER, subject: 'oid-of-somebody', link: SECRET_LINK })
    await desk().welcome(bram, BY)
    await round()
    expect(await identities()).toEqual([{ issuer: ISSUER, subject: 'oid-of-somebody', account_id: bram }])
  })

  test('a person at the provider who belongs to another account is linked to nobody else, mailed nothing, and told to staff', async () => {
    await linkIdentity(database.db, {
      issuer: ISSUER,
      subject: `oid-${ADDRESS}`,
      accountId: bram,
      method: provider.method.id,
      by: 'Petra Bos',
      at: new Date(),
    })
    await desk().welcome(anna, BY)
    await round()
    expect(await identities()).toEqual([{ issuer: ISSUER, subject: `oid-${ADDRESS}`, account_id: bram }])
    expect(portal.sent).toEqual([])
    expect(await standing()).toMatchObject({ state: 'failed', problem: 'taken' })
    expect(await desk().listStranded()).toMatchObject([{ accountId: anna, problem: 'taken' }])
    expect(events('account-invited')).toMatchObject([{ outcome: 'failure', detail: { problem: 'taken' } }])
  })

  test('that it was accepted is seen by the round, once in the log, and then staff have nothing to send any more', async () => {
    await desk().welcome(anna, BY)
    await round()
    await accept()
    expect(await standing()).toMatchObject({ state: 'accepted' })
    expect(await desk().isEnrolled(anna)).toBe(true)
    expect(events('invitation-accepted')).toHaveLength(1)
    await expect(desk().welcome(anna, BY)).rejects.toThrow(code('INVITATION_ACCEPTED'))
    portal.advance(8 * 24 * 60 * MINUTE)
    await round()
    expect(events('invitation-accepted')).toHaveLength(1)
    expect(provider.invited).toHaveLength(1)
  })

  test('a welcome sent again invites the same person again, and one asked twice for the same thing does not', async () => {
    await desk().welcome(anna, { ...BY, once: 'access 1' })
    await round()
    await desk().welcome(anna, { ...BY, once: 'access 1' })
    await round()
    expect(provider.invited).toHaveLength(1)
    await desk().welcome(anna, BY)
    await round()
    expect(provider.invited).toHaveLength(2)
    expect(portal.sent).toHaveLength(2)
    expect(await identities()).toHaveLength(1)
    expect(events('identity-linked')).toHaveLength(1)
  })

  test('a process that dies between the answer and the commit loses nobody and links nobody wrongly: it is asked again', async () => {
    await desk().welcome(anna, BY)
    provider.meanwhile = () => Promise.reject(new Error('killed'))
    await expect(round()).rejects.toThrow('killed')
    expect(await identities()).toEqual([])
    expect(portal.sent).toEqual([])
    provider.meanwhile = async () => {}
    await round()
    expect(provider.invited).toHaveLength(1)
    portal.advance(6 * MINUTE)
    await round()
    expect(provider.invited.map(({ email }) => email)).toEqual([ADDRESS, ADDRESS])
    expect(portal.sent).toHaveLength(1)
    expect(await standing()).toMatchObject({ state: 'sent' })
  })

  test('what is asked for anew while the provider thinks counts: the answer to the first links and sends nothing', async () => {
    await desk().welcome(anna, BY)
    provider.meanwhile = async () => {
      provider.meanwhile = async () => {}
      portal.advance(1)
      await desk().welcome(anna, BY)
    }
    provider.answers.push(
      { issuer: ISSUER, subject: 'oid-first', link: SECRET_LINK },
      { issuer: ISSUER, subject: 'oid-second', link: SECRET_LINK },
    )
    await round()
    expect(await identities()).toMatchObject([{ subject: 'oid-second' }])
    expect(portal.sent).toHaveLength(1)
  })

  test('of two rounds at once each invitation is taken up by one', async () => {
    await desk().welcome(anna, BY)
    await desk().welcome(bram, BY)
    await Promise.all([round(), round()])
    expect(provider.invited.map(({ email }) => email).toSorted()).toEqual([ADDRESS, 'persoon1@example.nl'])
    expect(portal.sent).toHaveLength(2)
  })

  test('a provider that asks to wait is left alone by everybody, until then', async () => {
    provider.answers.push(refuseWith('busy', 10 * MINUTE))
    await desk().welcome(anna, BY)
    portal.advance(1)
    await desk().welcome(bram, BY)
    await round()
    expect(provider.invited).toHaveLength(1)
    expect(await standing()).toMatchObject({ state: 'asked', problem: 'busy' })
    portal.advance(9 * MINUTE)
    await round()
    expect(provider.invited.map(({ email }) => email)).toEqual([ADDRESS, 'persoon1@example.nl'])
    portal.advance(2 * MINUTE)
    await round()
    expect(await standing()).toMatchObject({ state: 'sent' })
  })

  test('after a day it is given up, with an entry for staff; a welcome begins anew', async () => {
    await desk().welcome(anna, BY)
    for (let hour = 0; hour < 30; hour += 1) {
      provider.answers.unshift(refuseWith('permission'))
      await round()
      portal.advance(60 * MINUTE)
    }
    expect(await standing()).toMatchObject({ state: 'failed', problem: 'permission' })
    expect(await desk().listStranded()).toMatchObject([{ accountId: anna, name: 'Anna', problem: 'permission' }])
    expect(events('account-invited')).toMatchObject([
      { outcome: 'failure', accountId: anna, detail: { by: 'Petra Bos', problem: 'permission' } },
    ])
    expect(portal.logged.at(-1)).toBe('An invitation waits: permission.')
    expect(portal.logged.join()).not.toContain('@')
    provider.answers.length = 0
    await desk().welcome(anna, BY)
    await round()
    expect(await standing()).toMatchObject({ state: 'sent' })
    expect(await desk().listStranded()).toEqual([])
  })

  test('an address that is refused is told at once, and holds up nobody else', async () => {
    provider.answers.push(refuseWith('address'))
    await desk().welcome(anna, BY)
    portal.advance(1)
    await desk().welcome(bram, BY)
    await round()
    expect(await standing()).toMatchObject({ state: 'failed', problem: 'address' })
    expect(await standing(bram)).toMatchObject({ state: 'sent' })
  })

  test('who was removed at the provider and is invited again is a new person there: the first comes back to nobody', async () => {
    await desk().welcome(anna, BY)
    await round()
    await accept()
    provider.states.set(`oid-${ADDRESS}`, 'gone')
    portal.advance(8 * 24 * 60 * MINUTE)
    await round()
    expect(await standing()).toMatchObject({ state: 'gone' })
    expect(await desk().isEnrolled(anna)).toBe(false)
    expect(await desk().listStranded()).toMatchObject([{ accountId: anna }])
    provider.answers.push({ issuer: ISSUER, subject: 'oid-new', link: SECRET_LINK })
    await desk().welcome(anna, BY)
    await round()
    expect(await identities()).toEqual([{ issuer: ISSUER, subject: 'oid-new', account_id: anna }])
  })

  test('where the portal may not ask how an invitation stands, inviting goes on', async () => {
    await desk().welcome(anna, BY)
    await round()
    provider.states.set(`oid-${ADDRESS}`, refuseWith('permission'))
    portal.advance(2 * MINUTE)
    await desk().welcome(bram, BY)
    await round()
    expect(await standing()).toMatchObject({ state: 'sent' })
    expect(await standing(bram)).toMatchObject({ state: 'sent' })
    expect(portal.logged).toEqual(['How an invitation stands is not known: permission.'])
  })

  test('an account that is erased takes its invitation along, also while the provider thinks', async () => {
    await desk().welcome(bram, BY)
    provider.meanwhile = () => database.eraseAccount(bram)
    await round()
    expect(await database.dump()).not.toContain(bram)
    expect(portal.sent).toEqual([])
  })
})
