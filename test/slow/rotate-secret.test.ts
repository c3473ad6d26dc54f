import { sql } from 'kysely'
import { afterEach, describe, expect, test } from 'vitest'
import { startCluster } from '../cluster.ts'
import type { CookieBrowser } from '../cookie-browser.ts'
import { isMissing } from '../find-program.ts'
import { isSignedIn, resetLink } from '../sign-in/people.ts'
import { setUpApp, toTotp } from '../sign-in/set-up-app.ts'
import { databases, MARJAN, openSigningPortal, take, type SigningPortal } from '../sign-in/signing-portal.ts'

const [OLD, NEW] = ['old', 'new'].map((word) => Buffer.alloc(32, word)) as [Buffer, Buffer]
const SANNE = { userName: 'sanne', email: 'sanne@post.example', name: 'Sanne Kuipers', phone: '06 87 65 43 21' }
const BY = { by: 'Beheerder' }

describe.each(databases)('signing in while the secret is changed, on $name', ({ url }) => {
  const opened: SigningPortal[] = []
  afterEach(async () => {
    for (const each of opened.splice(0).toReversed()) await each.close()
  })
  const openWith = async (policy: 'default' | 'laurens', ...secrets: [Buffer, ...Buffer[]]) => {
    const schema = opened[0]?.portal.store.schema
    const it = await openSigningPortal({ url, policy, secrets, ...(schema === undefined ? {} : { schema }) })
    opened.push(it)
    return it
  }
  const open = (...secrets: [Buffer, ...Buffer[]]) => openWith('default', ...secrets)
  /** The same browser, before another process of the portal. */
  const movedTo = (it: SigningPortal, { cookies }: CookieBrowser): CookieBrowser => {
    const browser = it.browser()
    for (const [name, value] of cookies) browser.cookies.set(name, value)
    return browser
  }
  const openStranger = (it: SigningPortal) => it.browser('Mozilla/5.0 (X11) Firefox/141.0')

  test('afterwards everybody signs in as before: password, app, text message, remembered device, link, session', async () => {
    const before = await open(OLD)
    await before.enrol()
    await before.enrol(SANNE)
    const browser = before.browser()
    await before.signIn(browser)
    const app = await setUpApp(before, browser)
    const known = before.browser()
    await before.post()
    await before.signIn(known, { ...SANNE, remember: true })
    const link = await resetLink(before, { ...MARJAN, ...SANNE })

    const between = await open(NEW, OLD)
    expect(await between.portal.rotateSecret(BY)).toMatchObject({ waiting: 0, damaged: 0 })
    const { sealed, newest } = await between.portal.secretStatus()
    expect(new Set(sealed.map(({ secret }) => secret))).toEqual(new Set([newest]))
    expect(sealed.map(({ table, column }) => `${table}.${column}`)).toEqual(
      expect.arrayContaining(['auth_app.secret', 'auth_password.hash', 'kept_key.sealed']),
    )

    const after = await open(NEW)
    // A session goes on, and a device is known.
    expect(await isSignedIn(movedTo(after, browser))).toBe(true)
    expect((await after.signInTo(movedTo(after, known), SANNE)).location).toBe('/')
    // On a new device her password and a code of her app are asked, and taken.
    for (const each of opened) each.portal.clock.advance('1m')
    const stranger = openStranger(after)
    expect((await after.signInTo(stranger)).location).toBe('/inloggen/code')
    const answer = await stranger.post('/inloggen/code', { do: 'check', code: app.code() })
    expect(answer.location).toBe('/')
    expect(await isSignedIn(stranger)).toBe(true)
    // What was mailed before still opens once.
    expect((await openStranger(after).post('/nieuw-wachtwoord', { secret: link })).location).toBe('/inloggen/code')
    await expect(after.signInTo(openStranger(after), { ...SANNE, password: 'Iets heel anders 4' })).resolves.toMatchObject({ status: 422 })
    const phone = openStranger(after)
    await after.signIn(phone, SANNE)
    expect(await isSignedIn(phone)).toBe(true)
  })

  test('a temporary password that was mailed before opens afterwards, and passwords of before are still known', async () => {
    const before = await openWith('laurens', OLD)
    await before.enrol()
    await before.browser().post('/wachtwoord-vergeten', { username: MARJAN.userName, email: MARJAN.email })
    const temporary = take((await before.post()).find(({ kind }) => kind === 'mail')?.body, /wachtwoord is: (\S{14})\n/)
    const between = await openWith('laurens', NEW, OLD)
    await between.portal.rotateSecret(BY)
    const after = await openWith('laurens', NEW)
    const browser = openStranger(after)
    expect((await after.signInTo(browser, { password: temporary })).location).toBe('/inloggen/code')
    await browser.post('/inloggen/code', { do: 'check', code: await after.code() })
    // Hers, that was sealed before: it may not come back.
    const refused = await browser.post('/inloggen/wachtwoord', { do: 'save', password: MARJAN.password, again: MARJAN.password })
    expect([refused.status, refused.text.includes('al eerder')]).toEqual([422, true])
  })

  test('a code that one process sent is taken by another that makes with the other secret, and never twice', async () => {
    const first = await open(OLD, NEW)
    await first.enrol()
    const second = await open(NEW, OLD)
    for (const [from, to] of [
      [first, second],
      [second, first],
    ] as const) {
      const browser = from.browser()
      expect((await from.signInTo(browser)).location).toBe('/inloggen/code')
      const code = await from.code()
      const other = movedTo(to, browser)
      expect((await other.post('/inloggen/code', { do: 'check', code })).location).toBe('/')
      expect((await movedTo(from, browser).post('/inloggen/code', { do: 'check', code })).location).not.toBe('/')
      for (const each of opened) each.portal.clock.advance('2m')
    }
  })

  test('an app that one process offered is set up at another', async () => {
    const first = await open(OLD, NEW)
    await first.enrol()
    const second = await open(NEW, OLD)
    const browser = first.browser()
    await first.signIn(browser)
    const secret = take((await browser.get('/profiel/app')).text, /secret=([A-Z2-7]{32})/)
    const code = toTotp(secret, first.portal.clock.now())
    expect((await movedTo(second, browser).post('/profiel/app', { do: 'confirm', code })).location).toBe('/profiel/beveiliging?gedaan=app')
  })

  test('who was locked out stays locked out', async () => {
    const before = await open(OLD)
    await before.enrol()
    for (let tries = 0; tries < 5; tries += 1) await before.signInTo(openStranger(before), { password: 'Iets heel anders 4' })
    expect((await before.signInTo(openStranger(before))).status).toBe(429)
    await (await open(NEW, OLD)).portal.rotateSecret(BY)
    expect((await (await open(NEW)).signInTo(openStranger(opened.at(-1) ?? before))).status).toBe(429)
  })
})

describe.skipIf(isMissing('initdb'))('the password of the viewers’ role, on a server that asks for passwords', () => {
  const ends: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const end of ends.splice(0).toReversed()) await end()
  })

  test('stays what it is until the secret is rotated, and every process with both secrets finds the one that holds', async () => {
    const server = await startCluster()
    ends.push(server.stop)
    await server.sql(`create role portaal login createrole password 'p'`)
    await server.sql('create database portaal owner portaal')
    const open = async (...secrets: [Buffer, ...Buffer[]]) => {
      const it = await openSigningPortal({ url: server.toUrl('portaal', { user: 'portaal', password: 'p' }), schema: 'voordeur', secrets })
      ends.push(it.close)
      return it.portal
    }
    // So many at once that most of them come in anew.
    const lookIn = ({ store, clock }: Awaited<ReturnType<typeof open>>) => {
      const identity = { accountId: crypto.randomUUID(), now: clock.now() }
      const look = () => store.forViewer(identity, (lane) => lane.part([], (db) => sql`select pg_sleep(0.05)`.execute(db)))
      return Promise.all([look(), look(), look(), look()])
    }
    const kept = () => server.sql(`select rolpassword from pg_authid where rolname = 'voordeur_viewer'`)

    await lookIn(await open(OLD))
    const password = await kept()
    const [first, second] = [await open(OLD, NEW), await open(NEW, OLD)]
    await lookIn(second)
    await lookIn(first)
    expect(await kept()).toBe(password)

    await second.rotateSecret(BY)
    expect(await kept()).not.toBe(password)
    await server.sql(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'voordeur_viewer'`)
    // Who holds a connection that is gone notices when using it.
    await Promise.allSettled([lookIn(first), lookIn(second)])
    await lookIn(second)
    await lookIn(first)
    await lookIn(await open(NEW))
    expect(await kept()).not.toBe(password)
  })
})
