import type { TestBrowser } from '@voordeur/core/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, openAttackedPortal, report, type AttackedPortal } from './attacked-portal.ts'

const ID = '01a201d2-c08d-7000-a008-7a1061751177'
const cursor = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

describe.each(databases)('what an address can ask of a part, on $name', ({ url }) => {
  let attacked: AttackedPortal
  let viewer: TestBrowser & { readonly clientId: string }
  const ask = (part: string, query: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
    viewer.get(`/client/${viewer.clientId}/dossier/${part}?${new URLSearchParams(query).toString()}`, headers)

  beforeAll(async () => {
    attacked = await openAttackedPortal(url)
    viewer = await attacked.portal.viewer({ clientNumber: '100' })
  })
  afterAll(() => attacked.close())

  test.each([
    ['beyond what a clock can say', cursor([Number.MAX_SAFE_INTEGER, ID])],
    ['at the end of what a clock can say', cursor([8.64e15, ID])],
    ['before what PostgreSQL can hold', cursor([-8.64e15, ID])],
    ['in the Stone Age', cursor([-1e14, ID])],
    ['in halves', cursor([1.5, ID])],
    ['without end', cursor(`[1e999,"${ID}"]`)],
    ['of text', cursor(['1', ID])],
    ['with SQL for an id', cursor([1, "'; drop table record; --"])],
    ['with more', cursor([1, ID, 1])],
    ['as an object', cursor({ 0: 1, 1: ID, length: 2 })],
    ['nested without end', cursor('['.repeat(140))],
    ['of no base64', '%%%'],
  ])('a place in a list %s is the visitor’s mistake', async (_, before) => {
    for (const part of ['timeline', 'reading', 'reports']) expect((await ask(part, { before })).status).toBe(400)
  })

  test("a place in another client's list shows nothing of that client", async () => {
    attacked.memory.steps = [
      { client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [report('1', 'GEHEIM VAN ALBLAS')], complete: [] },
      {
        client: { sourceId: 'b', number: '200', name: 'De heer Bos' },
        records: Array.from({ length: 30 }, (_, index) => report(`b${index}`, `GEHEIM VAN BOS ${index}`)),
        complete: [],
      },
    ]
    await attacked.portal.sync()
    const other = await attacked.portal.viewer({ clientNumber: '200' })
    const page = await other.get(`/client/${other.clientId}/dossier/timeline`)
    const before = /before=([\w-]+)/.exec(page.text)?.[1] ?? ''
    expect(before).not.toBe('')
    const mine = await ask('timeline', { before })
    expect(mine.status).toBe(200)
    expect(mine.text).not.toContain('GEHEIM VAN BOS')
  })

  test.each(['0000-01', '0001-12', '1899-12', '2200-01', '9999-12', '2026-13', '2026-00', '10000-01', '-001-01', '2026-03\n', 'Infinity'])(
    'the month %j is refused',
    async (month) => {
      expect((await ask('reading', { month })).status).toBe(400)
    },
  )

  test.each(['1900-01', '2026-03', '2199-12'])('the month %j is looked up', async (month) => {
    expect((await ask('reading', { month })).status).toBe(200)
  })

  test.each(['0000-00-00', '0001-01-01', '9999-12-31', '31-02-2026', '+275760-09-13', "'", '${7*7}', '<script>'])(
    'the day %j is looked up, or said to be none',
    async (day) => {
      for (const part of ['timeline', 'reading', 'reports']) {
        const page = await ask(part, { from: day, until: day })
        expect(page.status).toBe(200)
        expect(page.text).not.toContain('<script>')
      }
    },
  )

  test('what was left open in a form that looks something up is no choice', async () => {
    for (const [part, more] of [
      ['timeline', {}],
      ['reading', { topic: '' }],
      ['reports', { goal: '' }],
    ] as const) {
      const page = await ask(part, { from: '', until: '', ...more })
      expect([part, page.status, page.text.includes('GEHEIM VAN ALBLAS')]).toEqual([part, 200, true])
    }
  })

  test.each([
    ['reading', 'form'],
    ['reports', 'goal'],
    ['plan', 'plan'],
  ])('in %s a %s that is not there is the one 404, and one that can be no id is refused', async (part, name) => {
    const nowhere = await viewer.get(`/client/${ID}/dossier/${part}`)
    const missing = await ask(part, { [name]: ID })
    expect([missing.status, missing.text]).toEqual([404, nowhere.text])
    for (const id of ["' or 1=1", '1', '%00']) expect((await ask(part, { [name]: id })).status).toBe(400)
  })

  test.each(['where', 'where[type]', 'types', 'limit', 'clientId', 'constructor', '__proto__', 'before[]'])(
    'the parameter %s is refused',
    async (name) => {
      expect((await ask('timeline', { [name]: 'x' })).status).toBe(400)
    },
  )

  test.each(["'", '"', '\\', '%', '${7*7}', '__proto__', '😀', '<script>', ' or 1=1'])(
    'the topic %j is a topic like any other',
    async (topic) => {
      const page = await ask('reading', { topic })
      expect(page.status).toBe(200)
      expect(page.text).not.toContain('GEHEIM')
      expect(page.text).not.toContain('<script>')
    },
  )

  test('an address on another site puts no message into the portal’s mouth', async () => {
    const shown = async (site: string) => (await ask('timeline', { done: 'core.error.part' }, { 'sec-fetch-site': site })).text
    const plain = (await ask('timeline', {})).text
    expect(await shown('same-origin')).not.toBe(plain)
    for (const site of ['cross-site', 'same-site', 'none']) expect(await shown(site)).toBe(plain)
  })

  test.each(['<script>alert(1)</script>', 'constructor', 'toString', '__proto__', 'geen.sleutel', 'a'.repeat(81)])(
    'the message %j is not shown',
    async (done) => {
      const plain = await ask('timeline', {})
      const page = await ask('timeline', { done })
      expect([page.status, page.text]).toEqual([200, plain.text])
    },
  )

  test.each([
    '/.//evil.example/',
    '/..//evil.example',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/%2fevil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
  ])('attack 03: after the size of text the way on is never %j', async (back) => {
    const answer = await viewer.post('/tekstgrootte', { size: 'larger', back })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
  })
})
