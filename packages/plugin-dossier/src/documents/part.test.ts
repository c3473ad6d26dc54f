import { Document } from '@voordeur/core/care'
import { describe, expect, it } from 'vitest'
import { openPart } from '../testing/open-part.ts'
import { toRecord } from '../testing/records-in-memory.ts'
import { documents } from './part.ts'
import { saySize } from './say-size.ts'

const letter = (at: string, data: object, size?: number) => ({
  ...toRecord(Document, at, { title: 'Brief', ...data }),
  ...(size !== undefined && { file: { mime: 'application/pdf', size } }),
})
const LETTERS = [
  letter('2026-11-01T00:00:00.000Z', { title: 'Zorgplan', kind: { code: '18776-5', display: 'Plan of care note' } }),
  letter('2026-11-20T00:00:00.000Z', { title: 'Brief aan de huisarts', writtenAt: '2026-11-20', author: { role: 'Arts' } }, 1_240_000),
]

describe('documents', () => {
  it('stand newest first, with the link that opens them and how large they are', async () => {
    const { html } = await openPart(documents, LETTERS)
    expect(html.indexOf('Brief aan de huisarts')).toBeLessThan(html.indexOf('Zorgplan'))
    expect(html).toContain(`href="/deel/bestand/${LETTERS[1]?.id}"`)
    expect(html).toContain('1,2\u00A0MB')
    expect(html).toContain('Arts')
  })

  it('that can not be opened here are listed all the same, and say so', async () => {
    const { html } = await openPart(documents, LETTERS.slice(0, 1))
    expect(html).toContain('Niet te openen in dit portaal')
    expect(html).not.toContain('href="/deel/bestand')
  })

  it('have a kind in our own words, and no column of nothing', async () => {
    const { html } = await openPart(documents, LETTERS.slice(0, 1))
    expect(html).not.toContain('Plan of care note')
    expect(html).not.toContain('Datum')
  })

  it('name the document in every link, for who hears the links alone', async () => {
    const { html } = await openPart(documents, LETTERS)
    expect(html).toMatch(/PDF openen<span class="visually-hidden"> Brief aan de huisarts<\/span>/)
  })

  it('have a newest one, and say so when there is none', async () => {
    expect((await openPart(documents, LETTERS)).summary).toContain('Brief aan de huisarts')
    expect((await openPart(documents, [])).html).toContain('Er zijn nog geen documenten')
  })

  it('come a page at a time', async () => {
    const many = Array.from({ length: 25 }, (_, index) =>
      letter(new Date(Date.UTC(2026, 10, 1, index)).toISOString(), { title: `Brief ${index}` }),
    )
    const { html, data } = await openPart(documents, many)
    expect(html).toContain('before=2026-11-01T05')
    expect(documents.nextPage?.(data)).toEqual({ before: '2026-11-01T05:00:00.000Z' })
  })
})

it.each([
  [0, '1 kB'],
  [900, '1 kB'],
  [84_300, '84 kB'],
  [999_600, '1 MB'],
  [1_240_000, '1,2 MB'],
  [31_000_000, '31 MB'],
])('%i bytes are said as %s', (bytes, words) => {
  expect(saySize(bytes, 'nl').replace('\u00A0', ' ')).toBe(words)
})
