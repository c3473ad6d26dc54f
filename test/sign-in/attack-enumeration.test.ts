import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer, CookieBrowser } from '../cookie-browser.ts'
import { countStatements, type StatementCount } from './count-statements.ts'
import { atNewPassword, COOKIE, createPeople, isSignedIn, type Newcomer, signedIn } from './people.ts'
import { databases, openSigningPortal, type SigningPortal, take } from './signing-portal.ts'

const WRONG = 'niet het goede woord'
const TEMPORARY = '2345-6789-abc'

/** All that a stranger can see of an answer, but for what they typed themselves. */
function toSeen({ status, location, headers, text }: Answer, typed: readonly string[]): unknown {
  const told = [...headers].filter(([name]) => name !== 'date')
  const hidden = typed.reduce((page, word) => page.replaceAll(word, '…'), text)
  return { status, location, told, hidden, length: hidden.length }
}

const POLICIES = [
  ...databases.map((database) => ({ ...database, policy: 'default' as const })),
  ...databases.slice(-1).map((database) => ({ ...database, policy: 'laurens' as const })),
]

describe.each(POLICIES)('what a stranger learns of who exists, in the policy $policy on $name', ({ url, policy }) => {
  let it: SigningPortal
  let enrol: ReturnType<typeof createPeople>
  let statements: StatementCount
  let person: Newcomer
  beforeAll(async () => {
    it = await openSigningPortal({ url, policy })
    enrol = createPeople(it)
    statements = countStatements(it.portal)
    person = await enrol()
  })
  afterAll(() => it.close())

  /** What can be seen of a request, and how many statements it took. */
  const look = async (ask: () => Promise<Answer>, typed: readonly string[]) => {
    // A page a minute reads the banner: not the one that is looked at.
    await it.browser().get('/inloggen')
    statements()
    const answer = await ask()
    return { seen: toSeen(answer, typed), statements: statements() }
  }
  const knock = (userName: string, password: string, browser: CookieBrowser = it.browser()) =>
    look(() => it.signInTo(browser, { userName, password }), [userName])

  test.each([WRONG, TEMPORARY])(
    'attack 05: a known and an unknown name get the same answer to %j, from the first try to the lock',
    async (password) => {
      const known = await enrol()
      for (let attempt = 0; attempt < 7; attempt += 1) {
        const [one, other] = [await knock(known.userName, password), await knock(known.userName.replace('mens', 'niks'), password)]
        expect(one).toEqual(other)
      }
    },
  )

  test('attack 05: a name that has only a temporary password or none answers as one that does not exist', async () => {
    const accountId = await it.grant({ email: `nieuw-${policy}@post.example`, name: 'Nieuw Mens' })
    await it.portal.desk?.welcome(accountId, { by: 'Petra Jansen', phone: '06 2222 0009' })
    for (const password of [WRONG, TEMPORARY]) expect(await knock('nieuw.mens', password)).toEqual(await knock('nieuw.niet', password))
  })

  test('attack 05: a blocked account answers to a wrong password as one that does not exist', async () => {
    const blocked = await enrol()
    await it.portal.store.execute(`update "${it.portal.store.schema}".account set blocked_at = now() where id = '${blocked.accountId}'`)
    expect(await knock(blocked.userName, WRONG)).toEqual(await knock(blocked.userName.replace('mens', 'niks'), WRONG))
    const right = await it.signInTo(it.browser(), blocked)
    expect([right.status, right.headers.getSetCookie()]).toEqual([422, []])
  })

  test('attack 05: a browser with remembered devices learns nothing of other names', async () => {
    const browser = await signedIn(it, await enrol(), { remember: true })
    const device = browser.cookies.get(COOKIE.device) ?? ''
    const knownHere = () => {
      const fresh = it.browser()
      fresh.cookies.set(COOKIE.device, device)
      return fresh
    }
    const other = await enrol()
    expect(await knock(other.userName, WRONG, knownHere())).toEqual(await knock(other.userName.replace('mens', 'niks'), WRONG, knownHere()))
  })

  const forget = (username: string, email: string) =>
    look(() => it.browser().post('/wachtwoord-vergeten', { username, email }), [username, email])

  test('attack 05: asking for a new password answers the same for right, wrong, unknown, blocked and too often', async () => {
    const blocked = await enrol()
    await it.portal.store.execute(`update "${it.portal.store.schema}".account set blocked_at = now() where id = '${blocked.accountId}'`)
    const other = await enrol()
    const right = await forget(other.userName, other.email)
    const asked = {
      'a wrong address': await forget(other.userName, person.email),
      'an unknown name': await forget('bestaat.niet', other.email),
      'both unknown': await forget('bestaat.niet.ook', 'niemand@post.example'),
      'who is blocked': await forget(blocked.userName, blocked.email),
    }
    for (const [what, answer] of Object.entries(asked)) expect([what, answer]).toEqual([what, right])
    for (let nr = 0; nr < 7; nr += 1) {
      const [one, two] = [await forget(other.userName, other.email), await forget('bestaat.echt.niet', 'niemand@post.example')]
      expect([nr, one.seen]).toEqual([nr, two.seen])
      expect([nr, one.seen]).toEqual([nr, right.seen])
    }
  })

  test('attack 05: the count of requests for a new password is the same for who exists and who does not', async () => {
    const other = await enrol()
    for (let nr = 0; nr < 7; nr += 1)
      expect([nr, await forget(other.userName, other.email)]).toEqual([
        nr,
        await forget(other.userName.replace('mens', 'niks'), other.email),
      ])
  })

  test('attack 30: whoever asks with another spelling of an address gets the mail at none but the address that is known', async () => {
    const other = await enrol()
    const [name = '', place = ''] = other.email.split('@')
    await it.post()
    for (const email of [
      `${other.email},dief@evil.example`,
      `${other.email};dief@evil.example`,
      `${other.email} dief@evil.example`,
      `dief@evil.example,${other.email}`,
      `<${other.email}>`,
      `"${other.email}"@evil.example`,
      `${name}＠${place}`,
      `${name}@${place}.evil.example`,
      `${name}@${place}\r\nBcc: dief@evil.example`,
      `${name}%40${place}`,
      `${name}+x@${place}`,
      `${name.replace('m', 'ｍ')}@${place}`,
      `${name.replace('e', 'е')}@${place}`,
      `${name}@ⓟost.example`,
      `${name}@post.example.`,
    ]) {
      it.portal.clock.advance('61m')
      await it.browser().post('/wachtwoord-vergeten', { username: other.userName, email })
      const recipients = (await it.post()).map(({ recipient }) => recipient)
      expect([email, recipients.filter((recipient) => recipient !== other.email)]).toEqual([email, []])
    }
  })

  test('attack 05: a link that never was, was used, is late or is broken answers the same', async () => {
    const other = await enrol()
    const secrets = ['x', `${'A'.repeat(20)}.${'B'.repeat(43)}`, '', '.', 'A'.repeat(64)]
    const [first, ...rest] = await Promise.all(secrets.map((secret) => it.browser().post('/nieuw-wachtwoord', { secret })))
    for (const answer of rest) expect(toSeen(answer, [])).toEqual(first && toSeen(first, []))
    if (policy === 'laurens') return
    await it.browser().post('/wachtwoord-vergeten', { username: other.userName, email: other.email })
    const secret = take((await it.post()).at(-1)?.body, /#(\S+)/)
    // Its public half is known, its secret is guessed.
    const guessed = `${secret.split('.')[0]}.${'B'.repeat(43)}`
    expect(toSeen(await it.browser().post('/nieuw-wachtwoord', { secret: guessed }), [])).toEqual(first && toSeen(first, []))
    expect((await it.browser().post('/nieuw-wachtwoord', { secret })).location).toBe('/inloggen/code')
    expect(toSeen(await it.browser().post('/nieuw-wachtwoord', { secret }), [])).toEqual(first && toSeen(first, []))
  })

  test('attack 05: an address that is somebody else’s is asked for, confirmed and refused as any other', async () => {
    const browser = await signedIn(it, await enrol())
    const other = await enrol()
    const ask = async (email: string) => toSeen(await browser.post('/profiel/e-mail', { do: 'send', email }), [email])
    expect(await ask(other.email)).toEqual(await ask('vrij@post.example'))
  })

  test('attack 05: a session or device id that is somebody else’s ends as one that never was', async () => {
    const other = await enrol()
    const theirs = await signedIn(it, other, { remember: true })
    const browser = await signedIn(it, await enrol())
    for (const what of ['end-session', 'end-device']) {
      const cookie = theirs.cookies.get(what === 'end-session' ? COOKIE.session : COOKIE.device) ?? ''
      const id = cookie.split('.')[0] ?? ''
      const [one, two] = [
        await browser.post('/profiel/beveiliging', { do: what, id }),
        await browser.post('/profiel/beveiliging', { do: what, id: 'A'.repeat(20) }),
      ]
      expect(toSeen(one, [])).toEqual(toSeen(two, []))
    }
    expect(await isSignedIn(theirs)).toBe(true)
    theirs.cookies.delete(COOKIE.session)
    expect((await it.signInTo(theirs, other)).location).toBe('/')
  })
})

describe('user names', () => {
  test('attack 05: choosing one tells nobody which addresses have an account', async () => {
    const it = await openSigningPortal({ policy: 'laurens' })
    const enrol = createPeople(it)
    const other = await enrol()
    const accountId = await it.grant({ email: 'kiest@post.example', name: 'Kiest Zelf' })
    await it.portal.desk?.welcome(accountId, { by: 'Petra Jansen', phone: '06 2222 0008' })
    const [names, word] = await it.post()
    const browser = it.browser()
    const [userName, password] = [take(names?.body, /gebruikersnaam is: (\S+)/), take(word?.body, /wachtwoord is: (\S{14})\n/)]
    await it.signInTo(browser, { userName, password })
    await browser.post('/inloggen/code', { do: 'check', code: await it.code() })
    const choose = async (username: string) => toSeen(await browser.post('/inloggen/wachtwoord', { do: 'rename', username }), [username])
    const known = await choose(other.email)
    expect(known).toEqual(await choose('niemand-heeft-dit@post.example'))
    await it.close()
  })

  test('attack 30: a name is one name, however it is written', async () => {
    const it = await openSigningPortal({})
    const enrol = createPeople(it)
    const person = await enrol()
    const accountId = await it.grant({ email: 'tweede@post.example', name: 'Tweede' })
    for (const userName of [
      person.userName.toUpperCase(),
      ` ${person.userName} `,
      person.userName.replace('m', 'ｍ'),
      person.email,
      person.email.toUpperCase(),
      person.email.replace('@', '＠'),
    ])
      await expect(it.portal.enrol(accountId, { userName, password: 'natte sokken op dinsdag' })).rejects.toMatchObject({
        code: expect.stringMatching(/^USER_NAME_(?:TAKEN|INVALID|FOREIGN)$/) as string,
      })
    for (const userName of [
      'a,b,c',
      'a b c',
      'na\r\nam',
      'naam\u0000',
      'naam\u202E',
      'na\u200Bam',
      '<b>naam',
      '-naam',
      'ab',
      'a'.repeat(101),
      "na'am",
      'naam\u2028x',
    ])
      await expect
        .soft(it.portal.enrol(accountId, { userName, password: 'natte sokken op dinsdag' }), userName)
        .rejects.toMatchObject({ code: 'USER_NAME_INVALID' })
    await it.close()
  })

  test.each([
    'a@x.nl,b@evil.example',
    'a@x.nl;b@evil.example',
    'a@x.nl b@evil.example',
    'a@x.nl\r\nBcc: b@evil.example',
    'a＠x.nl',
    'а@x.nl',
    'a@ｘ.nl',
    '"a b"@x.nl',
    '<a@x.nl>',
    'a@[127.0.0.1]',
    'a%b@x.nl',
    'a@x',
    'a@x\u2028.nl',
    'a@x..nl',
    `${'a'.repeat(250)}@x.nl`,
  ])('attack 30: nobody changes an address to %j', async (email) => {
    const it = await portal()
    const browser = await signedIn(it, await people(it)())
    await it.post()
    expect((await browser.post('/profiel/e-mail', { do: 'send', email })).status).toBe(422)
    expect(await it.post()).toEqual([])
  })

  let shared: Promise<SigningPortal> | undefined
  let sharedPeople: ReturnType<typeof createPeople> | undefined
  const portal = () => (shared ??= openSigningPortal({}))
  const people = (it: SigningPortal) => (sharedPeople ??= createPeople(it))
  afterAll(async () => (await shared)?.close())

  test('attack 05: a link leads no further without its code', async () => {
    const it = await portal()
    const browser = await atNewPassword(it, await people(it)())
    expect((await browser.get('/inloggen/code')).location).toBe('/inloggen/wachtwoord')
  })
})
