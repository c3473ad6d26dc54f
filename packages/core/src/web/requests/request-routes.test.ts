import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestPortal, type TestPortal } from '../../testing/create-test-portal.ts'
import type { TestAnswer } from '../../testing/test-browser.ts'
import { ASKED, counter } from './request-desk.fixture.ts'

const FORM = '/toegang-aanvragen'
const CONFIRM = '/toegang-aanvragen/bevestigen'

let portal: TestPortal
let sentBefore = 0
beforeAll(async () => {
  portal = await createTestPortal({ plugins: [counter()], access: { requests: true } })
  await portal.start()
})
beforeEach(async () => {
  sentBefore = portal.sent.length
  await portal.store.system().deleteFrom('access_request').execute()
  await portal.store.system().deleteFrom('use_limit').execute()
})
afterAll(() => portal.close())

const tokenOf = ({ text }: TestAnswer) => /name="form" value="([^"]+)"/.exec(text)?.[1] ?? ''
const openForm = async () => {
  const token = tokenOf(await portal.visitor().get(FORM))
  portal.clock.advance('1m')
  return token
}
const send = async (typed: Readonly<Record<string, string>> = {}, token?: string) =>
  portal.visitor().post(FORM, { form: token ?? (await openForm()), ...ASKED, ...typed })
const rows = () => portal.store.system().selectFrom('access_request').selectAll().execute()
const sent = () => portal.sent.slice(sentBefore)
const useUp = (key: string, count: number) => {
  const until = new Date(portal.clock.now().getTime() + 3600_000)
  return portal.store.system().insertInto('use_limit').values({ key, count, until }).execute()
}
const mailedSecrets = () => sent().map(({ body }) => /bevestigen#(\S+)/.exec(body)?.[1] ?? '')

describe('the form', () => {
  test('is not there unless the organisation wants it', async () => {
    const without = await createTestPortal({ plugins: [counter()] })
    expect([(await without.visitor().get(FORM)).status, (await without.visitor().get(CONFIRM)).status]).toEqual([404, 404])
    await without.close()
  })

  test('stands at the door, and says what the organisation wants to say', async () => {
    const own = await createTestPortal({ plugins: [counter()], access: { requests: { intro: 'Vraag het ook mondeling.' } } })
    const page = await own.visitor().get(FORM)
    expect(page.text).toContain('Vraag het ook mondeling.')
    // At the door it is named, and not on its own pages.
    const door = (await own.visitor().get('/nergens')).text
    expect([door.includes('Nog geen toegang? Toegang aanvragen'), page.text.includes('Nog geen toegang?')]).toEqual([true, false])
    await own.close()
  })

  test('keeps what was typed and says at each field what is wrong', async () => {
    const page = await send({ email: 'karin@', born: '31-31-1940', basis: '' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('id="email-error"')
    expect(page.text).toContain('id="born-error"')
    expect(page.text).toContain('id="basis-error"')
    expect(page.text).toContain('value="Karin de Wit"')
    expect(page.text).toContain('De beschikking stuur ik na.</textarea>')
    expect(await rows()).toEqual([])
  })

  test.each([
    ['number', '123456782'],
    ['explanation', 'Haar nummer is 1234.56.782.'],
  ])('takes no BSN in %s', async (field, typed) => {
    const page = await send({ [field]: typed })
    expect([page.status, page.text.includes(`id="${field}-error"`)]).toEqual([422, true])
  })

  test('refuses a day that is still to come', async () => {
    expect((await send({ born: '2026-11-23' })).status).toBe(422)
    expect((await send({ born: '22-11-2026' })).status).toBe(303)
  })

  test('of another site is refused', async () => {
    const token = await openForm()
    const page = await portal
      .visitor()
      .post(FORM, { form: token, ...ASKED }, { origin: 'https://elders.test', 'sec-fetch-site': 'cross-site' })
    expect([page.status, await rows()]).toEqual([403, []])
  })

  test('a program that fills in what nobody sees gets the same answer, and nothing is kept', async () => {
    const [person, program] = [await send(), await send({ website: 'https://spam.test' })]
    expect([program.status, program.headers.get('location')]).toEqual([person.status, person.headers.get('location')])
    expect(await rows()).toHaveLength(1)
  })

  test('that was filled in within a second is shown again, and can be sent then', async () => {
    const token = tokenOf(await portal.visitor().get(FORM))
    portal.clock.advance('PT1S')
    const page = await send({}, token)
    expect([page.status, tokenOf(page), (await rows()).length]).toEqual([422, token, 0])
    portal.clock.advance('PT5S')
    expect((await send({}, tokenOf(page))).status).toBe(303)
  })

  const AT_NOON = new Date('2026-11-22T10:30:00Z').getTime().toString(36)
  test.each(['', 'x', `0194f3a0-0000-7000-8000-000000000000.${AT_NOON}.${'A'.repeat(43)}`])(
    'that the portal did not make is shown again (%j)',
    async (token) => {
      portal.clock.set('2026-11-22T11:00:00Z')
      const page = await send({}, token)
      expect([page.status, page.text.includes('stond lang open'), await rows()]).toEqual([422, true, []])
    },
  )

  test('that was open for more than four hours is shown again with everything in it', async () => {
    const token = await openForm()
    portal.clock.advance('4h')
    const page = await send({}, token)
    expect([page.status, page.text.includes('value="Karin de Wit"')]).toEqual([422, true])
    portal.clock.advance('1m')
    expect((await send({}, tokenOf(page))).status).toBe(303)
  })

  test('sent twice it is one request', async () => {
    const token = await openForm()
    const answers = await Promise.all([send({}, token), send({}, token), send({}, token)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await rows()).toHaveLength(1)
  })
})

describe('what was sent', () => {
  test('is sealed: no word of it stands in the database', async () => {
    await send()
    const [row] = await rows()
    const kept = Object.values(row ?? {})
      .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value)))
      .join()
    expect(kept.length).toBeGreaterThan(200)
    for (const word of ['Karin', 'karin@', 'de Wit', '1940', 'mentor', '12345678']) expect(kept).not.toContain(word)
  })

  test('is erased after a day when nobody confirmed it', async () => {
    await send()
    portal.clock.advance('22h')
    await portal.runJobs(3600)
    expect(await rows()).toHaveLength(1)
    portal.clock.advance('24h')
    await portal.runJobs(3600)
    expect(await rows()).toEqual([])
  })

  test('leaves no personal value in the process log or the access log', async () => {
    await send()
    await portal.runJobs(60)
    await portal.visitor().post(CONFIRM, { secret: mailedSecrets()[0] ?? '' })
    const entries = await portal.store.system().selectFrom('audit_entry').selectAll().execute()
    const told = JSON.stringify([entries, portal.log])
    for (const word of ['Karin', 'karin@', 'Wit']) expect(told).not.toContain(word)
  })
})

describe('the mail', () => {
  test('holds a link and not one word that was typed', async () => {
    await send({ name: 'Win een auto op spam punt nl' })
    await portal.runJobs(60)
    const [mail] = sent()
    expect(mail?.recipient).toBe('karin@voorbeeld.nl')
    expect(mail?.body).toContain(`https://portaal.test${CONFIRM}#`)
    expect(`${mail?.subject} ${mail?.body}`).not.toMatch(/spam punt|de Wit|mentor/)
  })

  test('goes to one address three times an hour; what is more waits, and is not lost', async () => {
    for (const _ of [1, 2, 3, 4, 5]) await send()
    await send({ email: 'ander@voorbeeld.nl' })
    await portal.runJobs(120)
    const to = (address: string) => sent().filter(({ recipient }) => recipient === address).length
    expect([to('karin@voorbeeld.nl'), to('ander@voorbeeld.nl')]).toEqual([3, 1])
    await portal.runJobs(3600)
    expect(to('karin@voorbeeld.nl')).toBe(5)
  })

  test('leaves 120 times an hour for the whole portal, the newest request first', async () => {
    await useUp('access-request:mails', 117)
    for (const name of ['a', 'b', 'c', 'd', 'e']) await send({ email: `${name}@voorbeeld.nl` })
    await portal.runJobs(120)
    expect(
      sent()
        .map(({ recipient }) => recipient)
        .toSorted(),
    ).toEqual(['c@voorbeeld.nl', 'd@voorbeeld.nl', 'e@voorbeeld.nl'])
    await portal.runJobs(3600)
    expect(sent()).toHaveLength(5)
  })
})

describe('the link', () => {
  const confirmed = async () => (await rows()).map(({ state }) => state)

  test('confirms nothing by being opened, only by the button', async () => {
    await send()
    await portal.runJobs(60)
    await portal.visitor().get(CONFIRM)
    await portal.visitor().get(`${CONFIRM}?secret=${mailedSecrets()[0]}`)
    expect(await confirmed()).toEqual(['unconfirmed'])
    const done = await portal.visitor().post(CONFIRM, { secret: mailedSecrets()[0] ?? '' })
    expect([done.status, await confirmed()]).toEqual([303, ['open']])
  })

  test('is worth nothing after a day', async () => {
    await send()
    await portal.runJobs(60)
    portal.clock.advance('24h')
    const late = await portal.visitor().post(CONFIRM, { secret: mailedSecrets()[0] ?? '' })
    expect([late.status, await confirmed()]).toEqual([422, ['unconfirmed']])
  })

  test.each(['', 'x', `0194f3a0-0000-7000-8000-000000000000.${'A'.repeat(43)}`])(
    'that was made up gets one answer (%j)',
    async (secret) => {
      const page = await portal.visitor().post(CONFIRM, { secret })
      expect([page.status, page.text.includes('werkt niet meer')]).toEqual([422, true])
    },
  )

  test('of one request does not confirm another one', async () => {
    await send()
    await send({ email: 'ander@voorbeeld.nl' })
    await portal.runJobs(60)
    const [one = '', other = ''] = mailedSecrets()
    const crossed = `${one.split('.')[0]}.${other.split('.')[1]}`
    expect((await portal.visitor().post(CONFIRM, { secret: crossed })).status).toBe(422)
    expect(await confirmed()).toEqual(['unconfirmed', 'unconfirmed'])
  })

  test('used twice at once is noted once', async () => {
    await send()
    await portal.runJobs(60)
    const secret = mailedSecrets()[0] ?? ''
    const before = (await portal.entries()).filter(({ event }) => event === 'request.confirmed').length
    const answers = await Promise.all(Array.from({ length: 5 }, () => portal.visitor().post(CONFIRM, { secret })))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303])
    expect((await portal.entries()).filter(({ event }) => event === 'request.confirmed')).toHaveLength(before + 1)
  })
})

describe('a flood', () => {
  const sendingFrom = async () => {
    const form = await openForm()
    return async (ip: string) => {
      const body = new URLSearchParams({ form, ...ASKED })
      const headers = { origin: portal.composition.origin, 'sec-fetch-site': 'same-origin' }
      return portal.fetch(Object.assign(new Request(`${portal.composition.origin}${FORM}`, { method: 'POST', body, headers }), { ip }))
    }
  }

  test('from a customer with many networks is refused before it has used up what the portal takes of everybody', async () => {
    const sendFrom = await sendingFrom()
    const answers = await Promise.all(Array.from({ length: 124 }, (_, index) => sendFrom(`2a02:a211:1:${index.toString(16)}::5`)))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(120)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(4)
    const others = [await sendFrom('2a02:a211:2:1::5'), await sendFrom('203.0.113.7')]
    expect(others.map(({ status }) => status)).toEqual([303, 303])
  })

  test('from one network is refused from the thirty-first in an hour on, with what was typed, and keeps nobody else out', async () => {
    const sendFrom = await sendingFrom()
    const answers = await Promise.all(Array.from({ length: 33 }, () => sendFrom('2a02:a210:1:2::5')))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(30)
    const refused = answers.find(({ status }) => status === 429)
    expect(refused?.headers.get('retry-after')).toBe('3600')
    const text = (await refused?.text()) ?? ''
    expect([text.includes('Vanaf dit netwerk'), text.includes('value="Karin de Wit"')]).toEqual([true, true])
    // The same connection at another of its addresses, somebody else, and this machine.
    const others = [await sendFrom('2a02:a210:1:2::6'), await sendFrom('2a02:a210:1:3::5'), await sendFrom('127.0.0.1')]
    expect(others.map(({ status }) => status)).toEqual([429, 303, 303])
    const keys = await portal.store.system().selectFrom('use_limit').select('key').execute()
    expect(JSON.stringify(keys)).not.toContain('a210')
  })

  test('of more than six hundred an hour is refused with what was typed, and the next hour takes requests again', async () => {
    await useUp('access-request:taken', 600)
    const page = await send()
    expect([page.status, page.text.includes('value="Karin de Wit"'), (await rows()).length]).toEqual([503, true, 0])
    expect(page.headers.get('retry-after')).toBe('3540')
    portal.clock.advance('1h')
    expect((await send()).status).toBe(303)
  })
})
