import { describe, expect, test } from 'vitest'
import { dataOf, stepOf } from '../example-client.fixture.ts'
import { sanitiseNarrative, toPlainText } from './sanitise-narrative.ts'

const CANARY = /<(script|img|iframe|a|svg|form|style|object|math|link|base|meta)\b|\son\w+\s*=|javascript:|style=|class=|id=/i

describe('the narrative of a care plan', () => {
  test('keeps words, lists and tables, and headings below those of the page', () => {
    const div =
      '<div xmlns="http://www.w3.org/1999/xhtml"><h1>Plan</h1><ul><li>een</li></ul><table><tr><td colspan="2">x</td></tr></table></div>'
    expect(sanitiseNarrative(div)).toBe('<div><h3>Plan</h3><ul><li>een</li></ul><table><tr><td colspan="2">x</td></tr></table></div>')
  })

  test.each([
    '<div>x<script>alert(1)</script></div>',
    '<div>x<img src=x onerror=alert(1)></div>',
    '<div>x<svg><script>alert(1)</script></svg></div>',
    '<div>x<a href="javascript:alert(1)">klik</a></div>',
    '<div style="position:fixed" class="panel" id="menu">x</div>',
    '<div>x<iframe srcdoc="<script>alert(1)</script>"></iframe></div>',
    '<div>x<form action="//evil"><button>ok</button></form></div>',
    '<div>x<math><mi><style><img src onerror=alert(1)></style></mi></math></div>',
    '<div>x<p onclick="alert(1)">y</p></div>',
    '<div>x<!--<img src=x onerror=alert(1)>--></div>',
  ])('drops what could run, fetch or disguise: %s', (div) => {
    expect(sanitiseNarrative(div)).not.toMatch(CANARY)
    expect(sanitiseNarrative(div)).toContain('x')
  })

  test('that escapes a tag stays escaped', () => {
    expect(sanitiseNarrative('<div>&lt;script&gt;x&lt;/script&gt;</div>')).toBe('<div>&lt;script&gt;x&lt;/script&gt;</div>')
  })

  test('without words is nothing', () => {
    expect(sanitiseNarrative('<div><p> </p></div>')).toBeUndefined()
  })

  test('is shown when a person wrote it or when there is nothing else, not when a machine repeated the fields', () => {
    const plan = { resourceType: 'CarePlan', id: 'p1', subject: { reference: 'Patient/c1' } }
    const html = (text: unknown, activity: readonly unknown[]): unknown => dataOf(stepOf([{ ...plan, text, activity }]), 'carePlan')[0]
    const activity = [{ detail: { description: 'Wassen' } }]
    const div = '<div>Zorg</div>'
    expect(html({ status: 'additional', div }, activity)).toMatchObject({ html: div })
    expect(html({ status: 'generated', div }, [])).toMatchObject({ html: div })
    expect(html({ status: 'generated', div }, activity)).not.toHaveProperty('html')
  })
})

describe('plain text', () => {
  test('has a line for each block and no markup', () => {
    expect(toPlainText('<div><p>Een &amp; twee</p><ul><li>drie</li></ul>vier<br/>vijf &lt;6&gt;</div>')).toBe(
      'Een & twee\ndrie\nvier\nvijf <6>',
    )
  })
})
