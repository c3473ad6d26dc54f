import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CookieBrowser } from '../cookie-browser.ts'
import { databases, MARJAN, openSigningPortal, type SigningPortal, take } from './signing-portal.ts'

const NEW = 'fluitende lijsters in mei'

describe.each(databases)('the profile, on $name', ({ url }) => {
  let it: SigningPortal
  let browser: CookieBrowser
  let other: CookieBrowser
  let person: typeof MARJAN
  let count = 0

  beforeAll(async () => {
    it = await openSigningPortal({ url })
  })
  afterAll(() => it.close())
  // Every test has a person of its own, signed in on two devices.
  beforeEach(async () => {
    count += 1
    person = { ...MARJAN, userName: `marjan${count}`, email: `marjan${count}@post.example`, phone: `06 1234 ${1000 + count}` }
    await it.enrol(person)
    browser = it.browser()
    other = it.browser('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1')
    await it.signIn(other, { ...person, remember: true })
    await it.signIn(browser, { ...person, remember: true })
    await it.post()
  })

  const isIn = async (who: CookieBrowser) => (await who.get('/mijn/core/profile')).status === 200
  const stepUp = async () => {
    it.portal.clock.advance('14m')
    await browser.get('/mijn/core/profile')
    it.portal.clock.advance('2m')
  }

  test('shows how the person signs in, on which devices, and in which sessions', async () => {
    const { text } = await browser.get('/profiel/beveiliging')
    for (const words of [person.userName, person.email, 'Safari, iPhone', 'Firefox, Windows', 'Inloggen en beveiliging'])
      expect(text).toContain(words)
    expect(text).not.toContain(person.phone.replaceAll(' ', '').slice(2, 8))
  })

  test('a new password asks the present one, ends every other session and device, and the owner gets a mail', async () => {
    const wrong = await browser.post('/profiel/wachtwoord', { do: 'save', current: 'iets anders dan dat', password: NEW, again: NEW })
    expect([wrong.status, wrong.text.includes('id="current-error"')]).toEqual([422, true])
    const before = browser.cookies.get('__Host-portal')
    const answer = await browser.post('/profiel/wachtwoord', { do: 'save', current: person.password, password: NEW, again: NEW })
    expect(answer.location).toBe('/profiel/beveiliging?gedaan=password')
    expect(browser.cookies.get('__Host-portal')).not.toBe(before)
    expect([await isIn(browser), await isIn(other)]).toEqual([true, false])
    expect((await it.post()).map(({ subject }) => subject)).toEqual(['Uw wachtwoord voor Cliëntportaal is gewijzigd'])
    expect((await it.signInTo(other, { ...person, password: NEW })).location).toBe('/inloggen/code')
  })

  test('the present password can be tried ten times an hour', async () => {
    for (let attempt = 0; attempt < 10; attempt += 1)
      await browser.post('/profiel/wachtwoord', { do: 'save', current: 'iets anders dan dat', password: NEW, again: NEW })
    const right = await browser.post('/profiel/wachtwoord', { do: 'save', current: person.password, password: NEW, again: NEW })
    expect(right.status).toBe(422)
  })

  test('one other session, one device, or all others are ended', async () => {
    const page = (await browser.get('/profiel/beveiliging')).text
    const forms = [...page.matchAll(/<input type="hidden" name="id" value="([^"]+)"[\s\S]*?value="(end-session|end-device)"/g)]
    const session = forms.find(([, , what]) => what === 'end-session')?.[1] ?? ''
    expect((await browser.post('/profiel/beveiliging', { do: 'end-session', id: session })).location).toBe(
      '/profiel/beveiliging?gedaan=session',
    )
    expect([await isIn(browser), await isIn(other)]).toEqual([true, false])
    await it.signInTo(other, person)
    expect(await isIn(other)).toBe(true)
    await browser.post('/profiel/beveiliging', { do: 'end-others' })
    expect([await isIn(browser), await isIn(other)]).toEqual([true, false])
    expect((await it.signInTo(other, person)).location).toBe('/inloggen/code')
    expect((await it.signInTo(browser, person)).location).toBe('/')
  })

  test('whoever finds a screen open ends nothing without a code of now, and the owner is told to choose once more', async () => {
    await stepUp()
    for (const form of [{ do: 'end-others' }, { do: 'end-session', id: 'x' }, { do: 'end-device', id: 'x' }]) {
      const asked = await browser.post('/profiel/beveiliging', form)
      expect(asked.location).toBe('/bevestigen?next=%2Fprofiel%2Fbeveiliging%3Fgedaan%3Dconfirmed')
    }
    const next = '/profiel/beveiliging?gedaan=confirmed'
    await browser.post('/bevestigen', { do: 'resend', next })
    expect((await browser.post('/bevestigen', { do: 'check', code: await it.code(), next })).location).toBe(next)
    expect((await browser.get(next)).text).toContain('Kiest u nu nog een keer wat u wilt doen.')
    expect((await browser.post('/profiel/beveiliging', { do: 'end-others' })).location).toBe('/profiel/beveiliging?gedaan=others')
  })

  test('another number is asked after a step up, confirmed at the new one and announced at the old', async () => {
    await stepUp()
    const asked = await browser.get('/profiel/telefoon')
    expect(asked.location).toBe('/bevestigen?next=%2Fprofiel%2Ftelefoon')
    const [page, started] = [
      await browser.get(asked.location ?? ''),
      await browser.post('/bevestigen', { do: 'resend', next: '/profiel/telefoon' }),
    ]
    expect(page.text).toContain('Code versturen')
    expect(started.location).toContain('nieuw=1')
    expect((await browser.post('/bevestigen', { do: 'check', code: await it.code(), next: '/profiel/telefoon' })).location).toBe(
      '/profiel/telefoon',
    )
    const sent = await browser.post('/profiel/telefoon', { do: 'send', phone: '06 55 55 55 55' })
    expect(sent.location).toBe('/profiel/telefoon?code=1')
    const [text] = await it.post()
    expect(text?.recipient).toBe('+31655555555')
    const code = take(text?.body, /#(\d{6})$/)
    expect((await browser.post('/profiel/telefoon', { do: 'check', code: code === '000000' ? '000001' : '000000' })).status).toBe(422)
    expect((await browser.post('/profiel/telefoon', { do: 'check', code })).location).toBe('/profiel/beveiliging?gedaan=phone')
    const told = await it.post()
    expect(told.map(({ kind, recipient }) => [kind, recipient])).toEqual([
      ['mail', person.email],
      ['text', `+31${person.phone.replaceAll(' ', '').slice(1)}`],
    ])
    expect([await isIn(browser), await isIn(other)]).toEqual([true, false])
    await it.signInTo(other, person)
    expect((await it.post()).at(-1)?.recipient).toBe('+31655555555')
  })

  test('another address is confirmed by a mail to it, announced at the old one, and then holds', async () => {
    expect((await browser.post('/profiel/e-mail', { do: 'send', email: 'Nieuw@Post.example ' })).location).toBe('/profiel/e-mail?code=1')
    const [mail] = await it.post()
    expect(mail?.recipient).toBe('nieuw@post.example')
    const code = take(mail?.body, /\n(\d{6})\n/)
    expect((await browser.post('/profiel/e-mail', { do: 'check', code })).location).toBe('/profiel/beveiliging?gedaan=email')
    expect((await it.post()).map(({ recipient, subject }) => [recipient, subject])).toEqual([
      [person.email, 'Uw e-mailadres voor Cliëntportaal is gewijzigd'],
    ])
    expect((await browser.get('/profiel/beveiliging')).text).toContain('nieuw@post.example')
    expect(await isIn(other)).toBe(false)
    await it.portal.store
      .system()
      .updateTable('account')
      .set({ email: `weg${count}@post.example` })
      .where('email', '=', 'nieuw@post.example')
      .execute()
  })

  test('an address of somebody else is refused, and only after it was shown that the mail arrives', async () => {
    await it.grant({ email: `bezet${count}@post.example`, name: 'Bezet' })
    expect((await browser.post('/profiel/e-mail', { do: 'send', email: `bezet${count}@post.example` })).location).toBe(
      '/profiel/e-mail?code=1',
    )
    const code = take((await it.post())[0]?.body, /\n(\d{6})\n/)
    expect((await browser.post('/profiel/e-mail', { do: 'check', code })).status).toBe(422)
    expect((await browser.get('/profiel/beveiliging')).text).toContain(person.email)
  })

  test('an app for codes is set up with its first code, is preferred from then on, and SMS stays beside it', async () => {
    const page = (await browser.get('/profiel/app')).text
    const secret = take(page, /secret=([A-Z2-7]+)/)
    const appCode = () => totp(secret, it.portal.clock.now())
    expect((await browser.post('/profiel/app', { do: 'confirm', code: '000000' })).status).toBe(422)
    expect((await browser.post('/profiel/app', { do: 'confirm', code: appCode() })).location).toBe('/profiel/beveiliging?gedaan=app')
    expect((await it.post()).map(({ subject }) => subject)).toEqual(['Een app voor codes is ingesteld voor Cliëntportaal'])
    it.portal.clock.advance('1m')
    await it.signInTo(other, person)
    expect((await other.get('/inloggen/code')).text).toContain('app')
    expect(await it.post()).toEqual([])
    expect((await other.post('/inloggen/code', { do: 'other' })).location).toBe('/inloggen/code?nieuw=1')
    expect((await other.post('/inloggen/code', { do: 'check', code: await it.code() })).location).toBe('/')
    await it.signInTo(other, { ...person })
    expect((await other.post('/inloggen/code', { do: 'check', code: appCode() })).location).toBe('/')
    expect((await browser.post('/profiel/app', { do: 'remove' })).location).toBe('/profiel/beveiliging?gedaan=app-removed')
    await it.signInTo(other, person)
    expect((await it.post()).map(({ kind }) => kind)).toContain('text')
  })

  test('an answer that something was done is said only to who comes from the portal itself', async () => {
    const own = await browser.get('/profiel/beveiliging?gedaan=phone')
    expect(own.text).toContain('notice-success')
    const { text } = await it.portal
      .fetch(
        new Request('https://portaal.test/profiel/beveiliging?gedaan=phone', {
          headers: { cookie: `__Host-portal=${browser.cookies.get('__Host-portal')}`, 'sec-fetch-site': 'cross-site' },
        }),
      )
      .then(async (answer) => ({ text: await answer.text() }))
    expect(text).not.toContain('notice-success')
  })
})

/** What an authenticator app shows for a secret in base32 (RFC 6238), written anew so that it does not share our mistakes. */
function totp(secret: string, at: Date): string {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
