import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { When } from '../components/when.tsx'
import { renderSavedPage, type SavedFrame } from './saved-document.tsx'

const now = new Date('2026-11-22T11:00:00Z')
const frame: SavedFrame = {
  t: (key) => key,
  locale: 'nl',
  now,
  organisation: 'Laurens',
  portalName: 'Cliëntportaal',
  client: '</title><script>x</script>',
  savedBy: 'Marjan',
  css: 'p { color: red }</style><script>x</script>',
}
const save = async (given: Partial<SavedFrame> = {}) => {
  const pieces = [
    <When key="a" value="2026-11-21T08:00:00Z" now={now} locale="nl" />,
    <When key="b" value="2026-11-22" now={now} locale="nl" />,
  ]
  const page = { title: '</title><script>x</script>', index: 'index.html', pieces }
  return (await Array.fromAsync(renderSavedPage({ ...frame, ...given }, page))).join('')
}

test('a saved page says dates in full: tomorrow it would say "yesterday" of another day', async () => {
  const html = await save()
  expect(html).toContain('zaterdag 21 november 2026 om 09:00')
  expect(html).toContain('>zondag 22 november 2026<')
  expect(renderToString(<When value="2026-11-21" now={now} locale="nl" />)).toContain('gisteren')
})

test('a saved page holds no element that stands in its title, its names or its stylesheet', async () => {
  const html = await save()
  expect(html.match(/<script/g)).toEqual([expect.anything()])
  // The only one is text inside the stylesheet, which did not end.
  expect(html).toMatch(/<style>(?:(?!<\/style).)*<script(?:(?!<\/style).)*<\/style><\/head>/s)
})
