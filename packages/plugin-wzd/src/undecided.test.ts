import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWzd, toGiven, UNDECIDED, type WzdPortal } from './testing/open-wzd.ts'

type Person = Awaited<ReturnType<WzdPortal['portal']['viewer']>>

// What the record does not decide is never called involuntary, by no word and nowhere.
const GUESS = /onvrijwillig|involuntary|dwangzorg|stappenplan|Stap \d|artikel|functionaris<|geschikt|onder dwang/i

let it: WzdPortal
let client: Person
beforeAll(async () => {
  it = await openWzd()
  client = await it.portal.viewer({ clientNumber: '300' })
})
afterAll(() => it.portal.close())

const pathOf = ({ clientId }: Person, query = '') => `/client/${clientId}/wzd/measures${query}`

async function listPages(): Promise<readonly string[]> {
  const { data } = (await client.json(pathOf(client))).json() as { data: { measures: { id: string }[] } }
  return [
    pathOf(client),
    pathOf(client, '?show=summary'),
    pathOf(client, `?measure=${data.measures[0]?.id}`),
    `/client/${client.clientId}/core/search?q=camera`,
    `/client/${client.clientId}`,
    '/mijn/core/notices',
  ]
}

test('a measure that the record does not decide is still being judged, and is called involuntary on no page', async () => {
  const pages = await listPages()
  for (const path of pages) {
    const { status, text } = await client.get(path)
    expect([path, status]).toEqual([path, 200])
    // The name of the type in a form is read by nobody.
    expect([path, GUESS.exec(text.replaceAll('"involuntaryCareMeasure"', ''))?.[0]]).toEqual([path, undefined])
  }
  for (const path of pages.slice(0, 3)) {
    const { text } = await client.get(path)
    expect(text).toContain('Wordt nog beoordeeld')
    expect(text).toContain('Verlopen op 31 oktober 2026 (22 dagen te laat)')
  }
})

test('the search finds it by its own words, and leads to it', async () => {
  const { text } = await client.get(`/client/${client.clientId}/core/search?q=camera`)
  expect(text).toMatch(/<mark>Camera<\/mark>|Camera/)
  expect(text).toContain('/wzd/measures?measure=')
})

test('what stands in no sentence is not in its data either: no step and no assessment', async () => {
  const { text } = await client.json(pathOf(client))
  expect(text).toContain('"legalClass":"undetermined"')
  expect(text).not.toMatch(/art10|suitable|"missing"/)
})

test('once the record says that the client resists, it is what it is', async () => {
  const decided = toGiven({ ...UNDECIDED, positions: [{ by: 'client', says: 'resists', at: '2026-08-01' }] })
  await it.deliver({ 300: [decided] })
  const { text } = await client.get(pathOf(client))
  expect(text).toContain('Onvrijwillige zorg: de cliënt of de')
  expect(text).toContain('Stap 1')
  await it.deliver({ 300: [toGiven(UNDECIDED)] })
})
