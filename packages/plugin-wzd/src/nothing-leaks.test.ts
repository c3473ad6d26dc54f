import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWzd, type WzdPortal } from './testing/open-wzd.ts'

type Person = Awaited<ReturnType<WzdPortal['portal']['viewer']>>

let it: WzdPortal
let mentor: Person
let measureId: string
beforeAll(async () => {
  it = await openWzd()
  const [one, other] = [await openMentor('100'), await openMentor('200')]
  mentor = one
  // That somebody who may looked is in the log of both.
  for (const person of [one, other]) await person.get(`/client/${person.clientId}/wzd/measures`)
  const { data } = (await mentor.json(`/client/${mentor.clientId}/wzd/measures`)).json() as { data: { measures: { id: string }[] } }
  measureId = data.measures[0]?.id ?? ''
})
afterAll(() => it.portal.close())

const openMentor = (clientNumber: string) => it.portal.viewer({ clientNumber, basis: 'mentor', represents: true, rights: [] })
const CONTENT = /Zwaluw|Sensor|Deur op slot|Vasthouden|Bedhekken|Camera|Fatma|Piet Nacht|Keurder/

/** What an answer says, without what names the client: of two clients of whom the same may be known it is the same. */
const toSame = (text: string) =>
  text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
    .replaceAll(/Mevrouw Alblas|De heer Bos|Persoon \d+/g, 'naam')
    .replaceAll(/(<text class="medallion-initials"[^>]*>)\w/g, '$1')

const asked = (person: Person) => {
  const base = `/client/${person.clientId}`
  const wzd = `${base}/wzd/measures`
  return [
    base,
    wzd,
    `${wzd}?show=summary`,
    `${wzd}?measure=${measureId}`,
    `${wzd}?measure=${measureId}&before=x`,
    `${base}/panel/wzd`,
    `${base}/core/search?q=sensor`,
    `${base}/core/people`,
    `${base}/core/rights`,
    `${base}/core/access-log`,
    `${base}/core/download`,
    `${base}/core/words`,
    `${base}/rondleiding`,
    '/mijn/core/notices',
    '/beheer/wzd/review',
  ]
}

/** All that a person can be told: status, headers but those of the moment, and words; of pages, data and what is asked for without a body. */
async function listAnswers(person: Person): Promise<readonly unknown[]> {
  const answers: unknown[] = []
  for (const path of asked(person)) {
    for (const answer of [await person.get(path), await person.json(path)]) {
      answers.push([toSame(path), answer.status, answer.headers.get('content-type'), toSame(answer.text)])
    }
  }
  return answers
}

describe('whoever may not read measures', () => {
  test.each([
    ['an invited contact with every set', { basis: 'invited', set: 'alles' }],
    ['an administrator (bewindvoerder)', { basis: 'administrator', set: 'alles' }],
    ['family that manages the portal', { basis: 'family', set: 'alles', portalAdmin: true }],
  ] as const)('is told of a client with measures what they are told of one without: %s', async (_, access) => {
    const [with_, without] = [
      await it.portal.viewer({ clientNumber: '100', ...access }),
      await it.portal.viewer({ clientNumber: '200', ...access }),
    ]
    const [one, other] = [await listAnswers(with_), await listAnswers(without)]
    for (const [index, answer] of one.entries()) expect(answer).toEqual(other[index])
  })

  test('is told nothing by its headers alone either', async () => {
    const invited = await it.portal.viewer({ clientNumber: '100', basis: 'invited', set: 'alles' })
    const head = (path: string) => {
      const request = new Request(`${it.portal.composition.origin}/client/${invited.clientId}/${path}`, {
        method: 'HEAD',
        headers: { cookie: `test_account=${invited.accountId}` },
      })
      return it.portal.fetch(request)
    }
    const [part, nothing] = [await head('wzd/measures'), await head('wzd/nothing')]
    expect([part.status, [...part.headers.keys()]]).toEqual([404, [...nothing.headers.keys()]])
    expect(nothing.status).toBe(404)
  })

  test.each(['blocked_at', 'revoked_at', 'valid_until'] as const)('includes whose access has its %s', async (column) => {
    const person = await openMentor('100')
    const base = `/client/${person.clientId}`
    expect((await person.get(`${base}/wzd/measures`)).text).toMatch(CONTENT)
    const access = it.portal.store
      .system()
      .updateTable('access')
      .where('account_id', '=', person.accountId ?? '')
    await access.set({ [column]: new Date('2026-11-22T10:00:00Z') }).execute()
    await it.portal.watch()
    for (const path of asked(person)) {
      for (const { text } of [await person.get(path), await person.json(path)])
        expect([path, CONTENT.exec(text)?.[0], /wzd\.measures|"wzd"/.exec(text)?.[0]]).toEqual([path, undefined, undefined])
    }
    for (const query of ['', '?show=summary', `?measure=${measureId}`])
      expect((await person.get(`${base}/wzd/measures${query}`)).status).not.toBe(200)
    const notices = it.portal.store.system().selectFrom('notice').selectAll()
    expect(
      await notices
        .where('account_id', '=', person.accountId ?? '')
        .where('plugin', '=', 'wzd')
        .execute(),
    ).toEqual([])
  })

  test('includes who looks as somebody who may: the page stands in no preview of theirs', async () => {
    const family = await it.portal.viewer({ clientNumber: '100', basis: 'family', set: 'alles', portalAdmin: true })
    const { id } = await it.portal.store
      .system()
      .selectFrom('access')
      .select('id')
      .where('account_id', '=', mentor.accountId ?? '')
      .executeTakeFirstOrThrow()
    const base = `/client/${family.clientId}/als/${id}`
    for (const path of [base, `${base}/wzd/measures`, `${base}/wzd/measures?show=summary`, `${base}/core/search?q=sensor`])
      for (const { text } of [await family.get(path), await family.json(path)]) {
        // What was looked for is said back.
        expect([path, CONTENT.exec(text)?.[0]]).toEqual([path, undefined])
      }
    expect((await family.get(`${base}/wzd/measures`)).status).toBe(404)
  })

  test('includes the desk with every right, and the lines that operators read', async () => {
    await it.portal.watch()
    const staff = await it.portal.staff(['alles'])
    const parts = it.portal.composition.desk.parts.map(({ id }) => `/beheer/${id.replace('.', '/')}`)
    for (const path of ['/beheer', ...parts])
      for (const { text } of [await staff.get(path), await staff.json(path)])
        expect([path, CONTENT.exec(text)?.[0]]).toEqual([path, undefined])
    expect((await staff.get(`/client/${mentor.clientId}/wzd/measures`)).status).toBe(404)
    expect(JSON.stringify([it.portal.log, it.portal.sent])).not.toMatch(CONTENT)
    expect(JSON.stringify(await it.portal.entries())).not.toMatch(CONTENT)
  })
})

test('the place in a list of times leads to none of another measure, nor of another client', async () => {
  const cats = await it.portal.viewer({ clientNumber: '300' })
  const read = async (person: Person, query: string) => (await person.json(`/client/${person.clientId}/wzd/measures${query}`)).text
  const { data } = JSON.parse(await read(mentor, '')) as {
    data: { next: { before: string }; measures: { id: string; measure: { sourceId: string } }[] }
  }
  const door = data.measures.find(({ measure }) => measure.sourceId === 'deur')
  expect(await read(mentor, `?measure=${door?.id}&before=${encodeURIComponent(data.next.before)}`)).not.toContain('Keer ')
  const theirs = JSON.parse(await read(cats, '')) as { data: { measures: { id: string }[] } }
  const other = await read(cats, `?measure=${theirs.data.measures[0]?.id}&before=${encodeURIComponent(data.next.before)}`)
  expect(other).not.toMatch(/Keer |Zwaluw/)
})

test('no staff but the responsible carer is named to who may read measures, on no page and in no data', async () => {
  const base = `/client/${mentor.clientId}`
  const { data } = (await mentor.json(`${base}/wzd/measures`)).json() as { data: { measures: { id: string }[] } }
  const pages = ['', '?show=summary', ...data.measures.map(({ id }) => `?measure=${id}`)].map((query) => `${base}/wzd/measures${query}`)
  for (const path of [...pages, `${base}/core/search?q=piet`, `${base}/core/search?q=keurder`])
    for (const { status, text } of [await mentor.get(path), await mentor.json(path)]) {
      expect([path, status]).toEqual([path, 200])
      expect([path, /Piet Nacht|W\. Keurder/.exec(text)?.[0]]).toEqual([path, undefined])
    }
  expect((await mentor.get(`${base}/wzd/measures`)).text).toContain('Fatma Öz')
})
