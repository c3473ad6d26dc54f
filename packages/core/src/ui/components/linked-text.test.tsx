import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { LinkedText } from './linked-text.tsx'
import { TextArea } from './text-area.tsx'

test('keeps paragraphs and line breaks, and makes no element of what was typed', () => {
  const html = renderToString(<LinkedText text={'Eén\r\ntwee\n\n\n<b>drie</b>'} />)
  expect(html).toBe('<div class="prose linked"><p dir="auto">Eén\ntwee</p><p dir="auto">&lt;b>drie&lt;/b></p></div>')
})

test('makes a link that vouches for nothing and says where it leads', () => {
  const html = renderToString(<LinkedText text="Zie https://l&#97;urens.nl en https://lаurens.nl" />)
  expect(html).toContain(
    '<a href="https://xn--lurens-3nf.nl/" rel="noopener noreferrer nofollow ugc">https://lаurens.nl</a> (xn--lurens-3nf.nl)',
  )
  expect(html.match(/ \(/gu)).toHaveLength(1)
})

test('a field of many lines keeps what was typed, and ties its error to itself', () => {
  const html = renderToString(<TextArea name="text" label="Bericht" value={'\nEerst </textarea><b>'} error="Te lang" />)
  expect(html).toContain('>\n\nEerst &lt;/textarea>&lt;b></textarea>')
  expect(html).toContain('aria-describedby="text-error" aria-invalid="true"')
})
