import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CookieBrowser } from '../cookie-browser.ts'
import { dumpEverything } from './dump-tables.ts'
import { atCode, COOKIE, createPeople, resetLink, signedIn } from './people.ts'
import { setUpApp } from './set-up-app.ts'
import { databases, openSigningPortal, type SigningPortal, take } from './signing-portal.ts'

const NEW = 'Fluitende lijsters in mei 7'
const STAFF = { by: 'Petra Jansen' }

/** Everything that is kept or written down. */
async function readAll({ portal }: SigningPortal): Promise<string> {
  return [JSON.stringify(await dumpEverything(portal)), JSON.stringify(portal.log), JSON.stringify(portal.problems.map(String))].join('\n')
}

/** Whether a text holds this as a word of its own: six digits also stand by chance in the middle of a digest. */
function hasWord(text: string, word: string): boolean {
  return new RegExp(`(?<![0-9A-Za-z_-])${word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}(?![0-9A-Za-z_-])`).test(text)
}

/** The ways in which a database or a log would write down a secret, or the beginning of one. */
function toSpellings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret.slice(0, 18))
  return [secret, bytes.toString('hex'), bytes.toString('base64'), bytes.toString('base64url')]
}

describe.each(databases)('what is written down, on $name', ({ url }) => {
  let it: SigningPortal
  let enrol: ReturnType<typeof createPeople>
  beforeAll(async () => {
    it = await openSigningPortal({ url })
    enrol = createPeople(it)
  })
  afterAll(() => it.close())

  const tokensOf = ({ cookies }: CookieBrowser) =>
    [...cookies.values()].flatMap((value) => value.split('~')).map((token) => take(token, /\.(.+)$/))

  test('attack 21: after a whole life at the portal no table and no log holds a code, a token, a link, a password or the secret of an app', async () => {
    const secrets: string[] = []
    const codes: string[] = []
    const person = await enrol()
    secrets.push(person.password)
    const { browser, code } = await atCode(it, person)
    codes.push(code)
    secrets.push(...tokensOf(browser))
    await browser.post('/inloggen/code', { do: 'check', code, remember: 'on' })
    secrets.push(...tokensOf(browser))
    await browser.post('/profiel/telefoon', { do: 'send', phone: '06 5555 0007' })
    codes.push(await it.code())
    await browser.post('/profiel/telefoon', { do: 'check', code: codes.at(-1) ?? '' })
    await it.post()
    await browser.post('/profiel/e-mail', { do: 'send', email: 'nieuw@post.example' })
    codes.push(take((await it.post()).at(-1)?.body, /\b(\d{6})\b/))
    await browser.post('/profiel/e-mail', { do: 'check', code: codes.at(-1) ?? '' })
    const app = await setUpApp(it, browser)
    codes.push(app.used)
    secrets.push(app.secret, app.key, ...tokensOf(browser))
    await browser.post('/profiel/wachtwoord', { do: 'save', current: person.password, password: NEW, again: NEW })
    secrets.push(NEW, ...tokensOf(browser))
    const link = await resetLink(it, { ...person, email: 'nieuw@post.example' })
    secrets.push(take(link, /\.(.+)$/))
    // What lies about, unused, as well: a code, a link, and a password that was typed in the wrong place.
    await browser.post('/uitloggen', { answer: 'ja' })
    const waiting = await atCode(it, await enrol())
    codes.push(waiting.code)
    secrets.push('mijn geheime zin in het verkeerde vak')
    await it.signInTo(it.browser(), { userName: 'mijn geheime zin in het verkeerde vak', password: 'x' })
    await it.signInTo(it.browser(), { userName: person.userName, password: 'mijn geheime zin in het verkeerde vak' })
    await it.browser().post('/wachtwoord-vergeten', { username: 'mijn geheime zin in het verkeerde vak', email: 'x' })
    await waiting.browser.post('/inloggen/code', { do: 'check', code: 'mijn geheime zin in het verkeerde vak' })

    const all = await readAll(it)
    expect(all.length).toBeGreaterThan(10_000)
    for (const secret of secrets)
      for (const spelling of toSpellings(secret)) expect([secret, all.includes(spelling)]).toEqual([secret, false])
    for (const each of codes) expect([each, hasWord(all, each)]).toEqual([each, false])
  })

  test('attack 21: a temporary password stands nowhere but in its mail', async () => {
    const laurens = await openSigningPortal({ url, policy: 'laurens' })
    const accountId = await laurens.grant({ email: 'eerst@post.example', name: 'Eerst Mens' })
    await laurens.portal.desk?.welcome(accountId, { ...STAFF, phone: '06 2222 0007' })
    // Before it left, and after.
    const before = await readAll(laurens)
    const password = take((await laurens.post())[1]?.body, /wachtwoord is: (\S{14})\n/)
    for (const spelling of [...toSpellings(password), ...toSpellings(password.replaceAll('-', ''))])
      expect(before.includes(spelling) || (await readAll(laurens)).includes(spelling)).toBe(false)
    await laurens.close()
  })

  test('attack 21: the portal’s log names no person, no number and no address, whatever went wrong', async () => {
    const person = await enrol()
    const browser = await signedIn(it, person)
    await it.signInTo(it.browser(), { ...person, password: 'niet het goede woord' })
    await browser.post('/profiel/telefoon', { do: 'send', phone: '06 5555 0008' })
    const log = JSON.stringify(it.portal.log) + JSON.stringify(it.portal.problems.map(String))
    for (const word of [
      person.userName,
      person.email,
      person.name,
      '655550008',
      person.accountId,
      browser.cookies.get(COOKIE.session) ?? '-',
    ])
      expect([word, log.includes(word)]).toEqual([word, false])
  })

  const LINES = [
    '\r\nset-cookie: a=b',
    '\nBcc: dief@evil.example',
    '\u001b[31mrood',
    '\u2028nieuw',
    '\u2029nieuw',
    '\u0085nieuw',
    '\u0000',
    '\u007f',
    '\u009b31m',
  ]

  test.each(LINES)('attack 21: staff with %j in their name or in the evidence are refused', async (line) => {
    const { accountId } = await enrol()
    const desk = it.portal.desk
    const phone = '06 2222 0006'
    await it.post()
    for (const by of [`Petra${line} Jansen`]) {
      await expect(desk?.unlock(accountId, { by })).rejects.toMatchObject({ code: 'STAFF_UNNAMED' })
      await expect(desk?.endEverywhere(accountId, { by })).rejects.toMatchObject({ code: 'STAFF_UNNAMED' })
      await expect(desk?.rename(accountId, { by })).rejects.toMatchObject({ code: 'STAFF_UNNAMED' })
      await expect(desk?.requestRecovery(accountId, { by, phone, evidence: 'paspoort gezien' })).rejects.toMatchObject({
        code: 'STAFF_UNNAMED',
      })
    }
    await expect(desk?.requestRecovery(accountId, { ...STAFF, phone, evidence: `paspoort${line} gezien` })).rejects.toMatchObject({
      code: 'EVIDENCE_MISSING',
    })
    expect(await it.post()).toEqual([])
    expect(hasRaw(await readAll(it))).toBe(false)
  })

  test.each(['\u202Enesnaj', '\u2066Jansen', '\uFEFFJansen'])(
    'attack 21: staff with %j in their name are refused: an entry must read as it is',
    async (name) => {
      const { accountId } = await enrol()
      await expect(it.portal.desk?.unlock(accountId, { by: `Petra ${name}` })).rejects.toMatchObject({ code: 'STAFF_UNNAMED' })
    },
  )

  test('attack 21: a browser’s name is kept as one of a few, and its own words nowhere', async () => {
    const person = await enrol()
    const strange = 'Mozilla/5.0 Firefox/140.0 Windows \u001b[31m<script>alert(1)</script> GEHEIM-AGENT'
    const browser = it.browser(strange)
    await it.post()
    await it.signIn(browser, { ...person, remember: true })
    const page = (await browser.get('/profiel/beveiliging')).text
    expect(page).toContain('Firefox, Windows')
    expect(page).not.toContain('GEHEIM-AGENT')
    const all = await readAll(it)
    expect(all).not.toContain('GEHEIM-AGENT')
    expect(hasRaw(all)).toBe(false)
  })

  test('attack 21: a trace, a network or a referer that was made up reaches no log line raw', async () => {
    const person = await enrol()
    const answer = await it
      .browser()
      .post(
        '/inloggen',
        { method: 'password', username: `x${LINES[2]}`, password: 'y', next: '/' },
        { traceparent: '00-\u001b[31m-1-00', referer: 'https://portaal.test/\u001b[31m', 'x-forwarded-for': '6.6.6.6\u001b[31m' },
      )
    expect(answer.status).toBe(422)
    await it.signInTo(it.browser(), { userName: person.userName, password: 'Bcc:\r\n x' })
    const all = await readAll(it)
    expect(hasRaw(all)).toBe(false)
    expect(all).not.toContain('6.6.6.6')
  })

  test('attack 21: every mail and text is one message: a subject of one line, a recipient, and no header in its words', async () => {
    await it.post()
    for (const { subject, recipient, kind, body } of it.portal.sent) {
      expect(`${subject ?? ''}${recipient}`).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
      if (kind === 'text') expect(body.length).toBeLessThanOrEqual(160)
      expect(body).not.toMatch(/^(?:bcc|cc|to|from|subject):/im)
    }
    expect(it.portal.sent.length).toBeGreaterThan(5)
  })

  test('attack 21: how staff came in is written down as one plain line too', async () => {
    const { accountId } = await enrol()
    for (const line of LINES) await it.portal.desk?.unlock(accountId, { ...STAFF, via: `root${line}` })
    expect(hasRaw(await readAll(it))).toBe(false)
  })
})

/** Whether a control character or a line separator stands in it, raw or as JSON writes it; the dump's own lines apart. */
function hasRaw(all: string): boolean {
  return all
    .split('\n')
    .some((line) => /[\p{Cc}\p{Zl}\p{Zp}]/u.test(line) || /\\u(?:00[01]|007f|008|009|2028|2029)/i.test(line) || /\\r/.test(line))
}
