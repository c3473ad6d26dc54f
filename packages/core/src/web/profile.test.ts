import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Report } from '../care/index.ts'
import { toTestCookie } from '../testing/test-authenticator.ts'
import { createMemorySource, createTestPortal, type TestPortal } from '../testing/index.ts'

const PROFILE = '/mijn/core/profile'

describe('the profile', () => {
  let portal: TestPortal

  beforeAll(async () => {
    const memory = createMemorySource([Report])
    memory.steps = [
      { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [], complete: [] },
      { completeSnapshot: true },
    ]
    portal = await createTestPortal({ sources: [memory.source] })
    await portal.sync()
  })
  afterAll(() => portal.close())

  const viewer = () => portal.viewer({ clientNumber: '100', basis: 'family', rights: [] })
  const chosen = (html: string) => [...html.matchAll(/name="(\w+)" value="(\w+)" checked/gu)].map(([, name, value]) => `${name}=${value}`)

  test('shows who the person is, what is chosen, and what the organisation is used to', async () => {
    const person = await viewer()
    const { text } = await person.get(PROFILE)
    expect(chosen(text)).toEqual(['size=normal', 'locale=nl', 'form=u', 'digest=daily'])
    expect(text).toMatch(/Met u.{0,60}Dit is gebruikelijk bij Testzorg/su)
    expect(text).not.toMatch(/Met je.{0,60}Dit is gebruikelijk/su)
  })

  test('takes how often somebody wants a mail, for them alone, and leaves it when the form does not say', async () => {
    const [person, other] = [await viewer(), await viewer()]
    await person.post(`${PROFILE}/save`, { locale: 'nl', form: 'u', digest: 'weekly' })
    await person.post(`${PROFILE}/save`, { locale: 'nl', form: 'je' })
    expect(chosen((await person.get(PROFILE)).text)).toEqual(['size=normal', 'locale=nl', 'form=je', 'digest=weekly'])
    expect(chosen((await other.get(PROFILE)).text)).toContain('digest=daily')
    expect((await person.post(`${PROFILE}/save`, { locale: 'nl', form: 'u', digest: 'hourly' })).status).toBe(400)
  })

  test('takes the size of text for this browser, comes back, and shows what is chosen', async () => {
    const person = await viewer()
    const page = await person.get(PROFILE)
    const back = /name="back" value="([^"]+)"/u.exec(page.text.slice(page.text.indexOf('Hoe groot') - 500))?.[1] ?? ''
    expect(back).toBe('/mijn/core/profile?done=core.profile.saved')
    const answer = await person.post('/tekstgrootte', { size: 'largest', back })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, back])
    const [size = ''] = (answer.headers.get('set-cookie') ?? '').split(';')
    const there = await person.get(back, { cookie: `${toTestCookie(person.accountId ?? '')}; ${size}` })
    expect(there.text).toContain('De instellingen zijn opgeslagen.')
    expect(chosen(there.text)).toContain('size=largest')
  })
})
