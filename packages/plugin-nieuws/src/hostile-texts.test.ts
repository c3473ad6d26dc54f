import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESK, openNews, type NewsPortal, type Reader, type Writer } from './testing/open-news.ts'

const CANARY = '<script>alert(1)</script><img src=x onerror=alert(1)>'
const TEXTS = [
  CANARY,
  '"><svg onload=alert(1)>',
  '</textarea><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '[link](javascript:alert(1)) javascript:alert(1) data:text/html,<b>',
  'https://voorbeeld.nl/"onmouseover="alert(1)',
  '\u202Eomgekeerd\u2066 \u2028 regel',
  '{{constructor.constructor("alert(1)")()}} ${7*7} {name}',
]

describe('attack 16: stored script in news', () => {
  let opened: NewsPortal
  let reader: Reader
  let writer: Writer

  beforeAll(async () => {
    opened = await openNews()
    reader = await opened.reader('100')
    writer = await opened.writer()
    await opened.deliver(
      TEXTS.map((text, index) => ({
        id: String(index),
        title: text,
        text,
        publishedAt: '2026-11-20',
        ...(index < 2 && { location: 'De Hoven' }),
      })),
    )
  })
  afterAll(() => opened.portal.close())

  /** What a tag of a page may not be: an element that runs or embeds, an attribute that runs, or a link that leads to something that does. */
  function findDanger(html: string): readonly string[] {
    const tags = [...html.matchAll(/<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/giu)]
    return tags
      .filter(([tag, name = '', attributes = '']) => {
        const isOwn = /^<script type="module" src="\/assets\/[^"]*">$/u.test(tag) || /^<svg class="(?:icon|medallion)/u.test(tag)
        const runs = /^(?:script|img|svg|iframe|object|embed|style|base|foreignobject)$/iu.test(name) && !isOwn
        const names = attributes.replaceAll(/"[^"]*"|'[^']*'/gu, '""')
        return runs || /\son\w+\s*=/iu.test(names) || /(?:href|src|action)="\s*(?:javascript|data:text|vbscript)/iu.test(attributes)
      })
      .map(([tag]) => tag)
  }

  test.each(TEXTS)('%j becomes no element, in the list, on its page, at the desk and in a form that is shown again', async (text) => {
    const id = await writer.publish(text.replaceAll(/\s+/gu, ' ').slice(0, 100), { text })
    const again = await writer.save({ title: '', text, location: CANARY })
    expect(again.status).toBe(422)
    const pages = [
      await reader.get(reader.path),
      await reader.get(`${reader.path}?item=${id}`),
      await reader.get(`/client/${reader.clientId}`),
      await writer.get(DESK),
      await writer.get(`${DESK}?step=preview&id=${id}`),
      await writer.get(`${DESK}?step=edit&id=${id}`),
      again,
    ]
    for (const page of pages) expect(findDanger(page.text)).toEqual([])
  })

  test('the eye of this test sees what it looks for', () => {
    expect(findDanger('<p onclick="x"><a href="javascript:x"><img src=x><svg onload=x>')).toHaveLength(4)
  })

  test('an accepted text comes back as it was typed', async () => {
    const key = await writer.publish('Gewoon', { text: CANARY })
    const json = await reader.json(`${reader.path}?item=${key}`)
    expect(json.json()).toMatchObject({ data: { items: [{ text: CANARY }] } })
  })
})
