import type { AuthenticatorRoute } from '@voordeur/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer, CookieBrowser } from '../cookie-browser.ts'
import { dumpSignIn } from './dump-tables.ts'
import { FLOW_STATES, type FlowState } from './flow-states.ts'
import { atCode, atNewPassword, COOKIE, createPeople, isSignedIn, resetLink, signedIn } from './people.ts'
import { FORM_HEADERS, sendBare, toCookieHeader } from './send-bare.ts'
import { setUpApp } from './set-up-app.ts'
import { databases, openSigningPortal, type SigningPortal, take } from './signing-portal.ts'

const NEW = 'fluitende lijsters in mei'
// What would take a step further, if it were taken at all: every form of every step.
const FORMS: readonly Readonly<Record<string, string>>[] = [
  {},
  { do: 'check', code: '123456' },
  { do: 'check', code: '', next: '/' },
  { do: 'resend' },
  { do: 'other' },
  { do: 'save', password: NEW, again: NEW },
  { do: 'rename', username: 'een.nieuwe.naam' },
  { username: 'een.nieuwe.naam' },
  { do: 'confirm', code: '123456' },
  { do: 'remove', code: '' },
  { do: 'send', phone: '06 55 55 55 55', email: 'dief@evil.example' },
  { do: 'end-others' },
]
// Pages for everybody: what is posted there begins anew, and says nothing of the sign-in in progress.
const OPEN = ['/inloggen', '/wachtwoord-vergeten', '/nieuw-wachtwoord', '/uitloggen', '/uitgelogd']

describe.each(databases)('every page in every state of signing in, on $name', ({ url }) => {
  let it: SigningPortal
  let enrol: ReturnType<typeof createPeople>
  beforeAll(async () => {
    it = await openSigningPortal({ url })
    enrol = createPeople(it)
  })
  afterAll(() => it.close())

  const handsOutSession = ({ headers }: Answer) =>
    headers.getSetCookie().some((line) => line.startsWith(`${COOKIE.session}=`) && !line.includes('Max-Age=0'))
  const flowRows = async () => (await dumpSignIn(it.portal))['auth_flow']

  const isExpected = ({ due, isSignedIn: isIn }: FlowState, path: string, { status, location }: Answer) => {
    if (path === due) return true
    if (isIn) return true
    // A page of a step that is not due, or that asks a session, leads to the step that is, or to the door.
    const to = location?.split('?')[0]
    return status === 303 && (to === '/inloggen' || (due !== undefined && to === due && path.startsWith('/inloggen/')))
  }

  test.each(FLOW_STATES)('attack 29: $name: nothing but the next step is reachable, and nothing makes a session', async (state) => {
    const browser = await state.reach(it, await enrol())
    await it.post()
    const before = await flowRows()
    const isAsked = ({ method, path }: AuthenticatorRoute) =>
      !OPEN.includes(path) && path !== state.due && !(state.isSignedIn && method === 'POST')
    const toForms = ({ method }: AuthenticatorRoute): readonly (Readonly<Record<string, string>> | undefined)[] =>
      method === 'GET' ? [undefined] : FORMS
    const asked = it.routes
      .filter(isAsked)
      .flatMap((route) => toForms(route).map((form) => ({ method: route.method, path: route.path, form })))
    const wrong: unknown[] = []
    for (const { method, path, form } of asked) {
      const headers = [...FORM_HEADERS, toCookieHeader(browser.cookies)]
      const body = form === undefined ? {} : { body: new URLSearchParams(form).toString() }
      const answer = await sendBare(it.portal, path, { method, headers, ...body })
      if (handsOutSession(answer) || !isExpected(state, path, answer)) wrong.push([method, path, form, answer.status, answer.location])
    }
    expect(wrong).toEqual([])
    expect(await flowRows()).toEqual(before)
    expect(await it.post()).toEqual([])
  })

  test.each(FLOW_STATES.filter(({ due }) => due !== undefined))(
    'attack 29: $name: its own page takes no form of another step',
    async (state) => {
      const browser = await state.reach(it, await enrol())
      const before = await flowRows()
      for (const form of FORMS.filter((each) => each['do'] !== 'resend' && each['do'] !== 'other' && each['do'] !== 'save')) {
        if (state.due === '/inloggen/gebruikersnaam' && form['username'] !== undefined) continue
        const answer = await browser.post(state.due ?? '', form)
        expect([form, handsOutSession(answer), answer.status]).toEqual([
          form,
          false,
          expect.toSatisfy((status: number) => status === 400 || status === 422 || status === 200),
        ])
      }
      expect(await flowRows()).toEqual(before)
    },
  )

  test('attack 28: a sign-in in progress is no session: not as its cookie, not as JSON, not on any page', async () => {
    for (const state of FLOW_STATES.filter(({ due }) => due !== undefined)) {
      const browser = await state.reach(it, await enrol())
      const token = browser.cookies.get(COOKIE.flow) ?? ''
      for (const session of [token, token.split('.')[0] ?? '', token.split('.')[1] ?? '', `${token}.`, `${token}~${token}`]) {
        for (const path of ['/', '/mijn/core/profile', '/profiel/beveiliging', '/bevestigen', '/sessie', '/clienten']) {
          const cookie = ['cookie', `${COOKIE.session}=${session}; ${COOKIE.flow}=${token}`] as const
          const page = await sendBare(it.portal, path, { headers: [cookie, ['accept', 'text/html']] })
          expect([path, page.status, page.location?.split('?')[0]]).toEqual([path, 303, '/inloggen'])
          const json = await sendBare(it.portal, path, { headers: [cookie, ['accept', 'application/json']] })
          expect([path, [401, 303].includes(json.status)]).toEqual([path, true])
        }
      }
    }
  })

  test('attack 28: a session or a device is no sign-in in progress either', async () => {
    const browser = await signedIn(it, await enrol(), { remember: true })
    for (const name of [COOKIE.session, COOKIE.device]) {
      const stranger = it.browser()
      stranger.cookies.set(COOKIE.flow, browser.cookies.get(name) ?? '')
      for (const path of ['/inloggen/code', '/inloggen/wachtwoord', '/inloggen/gebruikersnaam'])
        expect((await stranger.get(path)).location).toBe('/inloggen')
      stranger.cookies.clear()
      for (const as of Object.values(COOKIE).filter((each) => each !== name)) stranger.cookies.set(as, browser.cookies.get(name) ?? '')
      expect(await isSignedIn(stranger)).toBe(false)
    }
  })

  test('attack 28: a sign-in that was left in the middle is over when the same browser signs in beside it and out again', async () => {
    const person = await enrol()
    const browser = await signedIn(it, person, { remember: true })
    browser.cookies.delete(COOKIE.session)
    await browser.post('/nieuw-wachtwoord', { secret: await resetLink(it, person) })
    await browser.post('/inloggen/code', { do: 'check', code: await it.code() })
    expect((await it.signInTo(browser, person)).location).toBe('/')
    await browser.post('/uitloggen', { answer: 'ja' })
    // The next person at this screen may not choose a password for the one before.
    expect((await browser.get('/inloggen/wachtwoord')).location?.split('?')[0]).toBe('/inloggen')
  })

  test('attack 29: a new password after a link ends in no session, with any cookie and any `next`', async () => {
    const person = await enrol()
    const browser = await atNewPassword(it, person)
    browser.cookies.set(COOKIE.session, browser.cookies.get(COOKIE.flow) ?? '')
    const answer = await browser.post('/inloggen/wachtwoord', { do: 'save', password: NEW, again: NEW, next: '/mijn/core/profile' })
    expect(answer.location).toBe('/inloggen?wachtwoord=gewijzigd')
    expect(handsOutSession(answer)).toBe(false)
    expect(await isSignedIn(browser)).toBe(false)
  })

  test('attack 29: a known device opens no sign-in that began with a link or a temporary password', async () => {
    const person = await enrol()
    const browser = await signedIn(it, person, { remember: true })
    browser.cookies.delete(COOKIE.session)
    const secret = await resetLink(it, person)
    expect((await browser.post('/nieuw-wachtwoord', { secret })).location).toBe('/inloggen/code')
    expect((await browser.post('/inloggen/wachtwoord', { do: 'save', password: NEW, again: NEW })).location).toBe('/inloggen/code')
  })

  test('attack 29: a temporary password asks a code on a known device too, and opens nothing else', async () => {
    const laurens = await openSigningPortal({ url, policy: 'laurens' })
    const person = await createPeople(laurens)()
    const browser = await signedIn(laurens, person, { remember: true })
    browser.cookies.delete(COOKIE.session)
    await laurens.browser().post('/wachtwoord-vergeten', { username: person.userName, email: person.email })
    const password = take((await laurens.post()).at(-1)?.body, /wachtwoord is: (\S{14})\n/)
    expect((await laurens.signInTo(browser, { ...person, password })).location).toBe('/inloggen/code')
    expect(
      (await browser.post('/inloggen/wachtwoord', { do: 'save', password: 'Fluiten met 3 lijsters', again: 'Fluiten met 3 lijsters' }))
        .location,
    ).toBe('/inloggen/code')
    expect(browser.cookies.has(COOKIE.session)).toBe(false)
    await laurens.close()
  })

  test('attack 29: a session of a known device, or of a code of long ago, changes nothing of signing in without a code of now', async () => {
    const person = await enrol()
    const browser = await signedIn(it, person, { remember: true })
    browser.cookies.delete(COOKIE.session)
    expect((await it.signInTo(browser, person)).location).toBe('/')
    const before = await dumpSignIn(it.portal)
    for (const path of ['/profiel/telefoon', '/profiel/e-mail', '/profiel/app'])
      for (const form of FORMS) {
        const { location } = await browser.post(path, form)
        expect([path, form, location]).toEqual([path, form, `/bevestigen?next=${encodeURIComponent(path)}`])
      }
    expect(await dumpSignIn(it.portal)).toEqual(before)
  })

  test('attack 29: whoever was blocked in the middle of signing in gets no session', async () => {
    const person = await enrol()
    const { browser, code } = await atCode(it, person)
    await it.portal.store.execute(`update "${it.portal.store.schema}".account set blocked_at = now() where id = '${person.accountId}'`)
    const answer = await browser.post('/inloggen/code', { do: 'check', code })
    expect([answer.location === '/', handsOutSession(answer)]).toEqual([false, false])
  })

  test('attack 29: a page that is asked for again in the middle of a step takes nobody further', async () => {
    const person = await enrol()
    const { browser } = await atCode(it, person)
    // As if the process had stopped between the step and its end.
    await it.portal.store.execute(
      `update "${it.portal.store.schema}".auth_flow set factor_due = false, assurance = 'mfa' where account_id = '${person.accountId}'`,
    )
    for (const path of ['/inloggen/code', '/inloggen/wachtwoord']) {
      const answer = await browser.get(path)
      expect([path, handsOutSession(answer)]).toEqual([path, false])
    }
  })

  describe('after a change', () => {
    const change: Readonly<Record<string, (browser: CookieBrowser, person: { readonly password: string }) => Promise<Answer>>> = {
      password: (browser, { password: current }) => browser.post('/profiel/wachtwoord', { do: 'save', current, password: NEW, again: NEW }),
      phone: async (browser) => {
        await browser.post('/profiel/telefoon', { do: 'send', phone: '06 5555 0003' })
        return browser.post('/profiel/telefoon', { do: 'check', code: await it.code() })
      },
      email: async (browser) => {
        await it.post()
        await browser.post('/profiel/e-mail', {
          do: 'send',
          email: `anders-${browser.cookies.get(COOKIE.session)?.slice(0, 6).replaceAll(/\W/g, 'x')}@post.example`,
        })
        return browser.post('/profiel/e-mail', { do: 'check', code: take((await it.post()).at(-1)?.body, /\b(\d{6})\b/) })
      },
      app: async (browser) => {
        await setUpApp(it, browser)
        return browser.get('/profiel/beveiliging')
      },
    }

    test.each(Object.keys(change))(
      'attack 25: of the %s every other session and device is dead, and this session has a new token',
      async (what) => {
        const person = await enrol()
        const others = [await signedIn(it, person, { remember: true }), await signedIn(it, person, { remember: true })]
        const browser = await signedIn(it, person)
        const old = browser.cookies.get(COOKIE.session) ?? ''
        await change[what]?.(browser, person)
        expect(await isSignedIn(browser)).toBe(true)
        for (const other of others) {
          expect(await isSignedIn(other)).toBe(false)
          expect((await it.signInTo(other, { ...person, ...(what === 'password' ? { password: NEW } : {}) })).location).toBe(
            '/inloggen/code',
          )
        }
        const thief = it.browser()
        thief.cookies.set(COOKIE.session, old)
        expect(await isSignedIn(thief)).toBe(false)
      },
    )

    test.each(Object.keys(change))(
      'attack 25: of the %s a sign-in that was on its way ends too, with the code it was waiting for',
      async (what) => {
        const person = await enrol()
        const thief = await atCode(it, person)
        const browser = await signedIn(it, person)
        await change[what]?.(browser, person)
        const answer = await thief.browser.post('/inloggen/code', { do: 'check', code: thief.code })
        expect([answer.location?.split('?')[0], handsOutSession(answer)]).toEqual(['/inloggen', false])
      },
    )

    test('attack 25: of the address a link that was sent to the old one is worth nothing', async () => {
      const person = await enrol()
      const browser = await signedIn(it, person)
      const secret = await resetLink(it, person)
      await change['email']?.(browser, person)
      expect((await it.browser().post('/nieuw-wachtwoord', { secret })).status).toBe(422)
    })

    test('attack 25: a recovered number ends the sign-in that whoever has the lost phone began', async () => {
      const person = await enrol()
      const thief = await atCode(it, person)
      const asked = await it.portal.desk?.requestRecovery(person.accountId, {
        by: 'Petra Jansen',
        phone: '06 2222 0001',
        evidence: 'paspoort gezien aan de balie',
      })
      await it.portal.desk?.confirmRecovery(asked?.id ?? '', { by: 'Bart de Wit' })
      const answer = await thief.browser.post('/inloggen/code', { do: 'check', code: thief.code })
      expect([answer.location === '/', handsOutSession(answer)]).toEqual([false, false])
    })

    test('attack 25: staff who end everything end what is on its way too', async () => {
      const person = await enrol()
      const thief = await atNewPassword(it, person)
      await it.portal.desk?.endEverywhere(person.accountId, { by: 'Petra Jansen' })
      await thief.post('/inloggen/wachtwoord', { do: 'save', password: NEW, again: NEW })
      expect((await it.signInTo(it.browser(), person)).location).toBe('/inloggen/code')
    })
  })

  test.each([
    'Petra\u200B Jansen',
    'Ｐｅｔｒａ Jansen',
    'petra.jansen',
    'Pe\u0301tra Jansen',
    'Jansen, Petra',
    '\u0420etra Jansen',
    'P\u0435tra J\u0430nsen',
    'Petra \u202EJansen',
  ])('attack 29: %j can not confirm as a second person what Petra Jansen asked for', async (by) => {
    const { accountId } = await enrol()
    const request = { by: 'Petra Jansen', phone: '06 2222 0002', evidence: 'paspoort gezien aan de balie' }
    const asked = await it.portal.desk?.requestRecovery(accountId, request)
    await expect(it.portal.desk?.confirmRecovery(asked?.id ?? '', { by })).rejects.toThrow()
  })
})
