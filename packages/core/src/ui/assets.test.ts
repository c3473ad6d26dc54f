import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defaultTokens } from '../define/theme-tokens.ts'

const folder = new URL('../../assets/', import.meta.url)
const css = readFileSync(new URL('voordeur.css', folder), 'utf8')
const names = readdirSync(folder).filter((name) => name.endsWith('.js'))
const scripts = names.map((name) => readFileSync(new URL(name, folder), 'utf8'))

describe('the stylesheet', () => {
  it('fetches nothing', () => {
    expect(css).not.toMatch(/url\(|@import|https?:/u)
  })

  it('uses only tokens that exist', () => {
    const known = new Set(Object.keys(defaultTokens).map((name) => `--${name.replaceAll('.', '-')}`))
    const used = [...css.matchAll(/var\((--voordeur-[\w-]+)/gu)].map((match) => match[1])
    expect(used.length).toBeGreaterThan(50)
    expect(used.filter((name) => name === undefined || !known.has(name))).toEqual([])
  })
})

describe('the enhancement scripts', () => {
  it('send nothing anywhere, but for those that keep a session alive, keep a draft, look how far work is, show what is new, note that the tour was shown and, in development, read the keys of texts', () => {
    expect(scripts.join('')).not.toMatch(/XMLHttpRequest|sendBeacon|import\s/u)
    expect(names.filter((_, index) => scripts[index]?.includes('fetch('))).toEqual([
      'enhance-draft.js',
      'enhance-live.js',
      'enhance-progress.js',
      'enhance-session.js',
      'enhance-tour.js',
      'overlay.js',
    ])
    const calls = [...scripts.join('').matchAll(/fetch\([^)]*\)/gu)].map(([call]) =>
      call.replaceAll(/,?\s+(?=[})])/gu, ' ').replaceAll(/\s+/gu, ' '),
    )
    expect(calls).toEqual([
      "fetch(form.dataset.draft ?? '', { method: 'POST', redirect: 'manual', headers: { accept: 'application/json' }, body })",
      "fetch(location.href, { redirect: 'manual', headers: { accept: 'text/html', 'x-voordeur-live': '1' } })",
      "fetch(where, { redirect: 'manual', headers: { accept: 'application/json' } })",
      "fetch(keep, { redirect: 'manual' })",
      "fetch(tour.dataset.seen ?? '', { method: 'POST', redirect: 'manual' })",
      "fetch(button.dataset.overlayTexts ?? '', { headers: { accept: 'application/json' } })",
    ])
  })

  it('never send a form by themselves', () => {
    expect(scripts.join('')).not.toMatch(/\.(submit|requestSubmit|click)\(/u)
  })
})
