import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { createTestTranslate } from '../test-frame.ts'
import { DataTable } from './data-table.tsx'
import { Disclosure } from './disclosure.tsx'
import { Filters } from './filters.tsx'
import { PeriodForm } from './period-form.tsx'
import { SelectField } from './select-field.tsx'

const t = createTestTranslate('nl')
const HOSTILE = '"><script>alert(1)</script>'

describe('asking for a period', () => {
  const form = (asked: { from: string; until: string }, errors = {}) =>
    renderToString(<PeriodForm t={t} action="/deel" asked={asked} errors={errors} hidden={{ card: 'goal' }} all="/deel?card=goal" />)

  it('looks something up by its address, and keeps what else was chosen', () => {
    const html = form({ from: '2026-11-01', until: '' })
    expect(html).toMatch(/<form[^>]*method="get" action="\/deel"/u)
    expect(html).toContain('<input type="hidden" name="card" value="goal"')
    expect(html).toContain('href="/deel?card=goal"')
  })

  it('says what its button shows: the period, or all that was chosen where more is asked', () => {
    const asked = { from: '', until: '' }
    expect(form(asked)).toContain('Toon deze periode')
    const more = <SelectField name="goal" label="Bij welk doel?" options={[]} />
    const html = renderToString(<PeriodForm t={t} action="/" asked={asked} errors={{}} children={more} />)
    expect(html).toContain('Toon mijn keuze')
    expect(html).not.toContain('Toon deze periode')
  })

  it('keeps what was typed, as text, with what is wrong beside it', () => {
    const html = form({ from: HOSTILE, until: '' }, { from: 'core.period.notADay' })
    expect(html).toMatch(/id="from-error".*Vul een datum in/u)
    expect(html).toContain('aria-describedby="from-error"')
    expect(html).not.toContain('<script>')
  })
})

describe('a long list of answers', () => {
  it('has its label and the answer that was given', () => {
    const options = [
      { value: '', label: 'Alle doelen' },
      { value: '1', label: HOSTILE },
    ]
    const html = renderToString(<SelectField name="goal" label="Bij welk doel?" options={options} value="1" />)
    expect(html).toContain('<label class="field-label" for="goal">Bij welk doel?</label>')
    expect(html).toMatch(/<option[^>]*selected[^>]*>[^<]*&lt;script>/u)
    expect(html).not.toContain('<script>')
    expect(html.match(/selected/gu)).toHaveLength(1)
  })
})

describe('what stands folded', () => {
  it('opens by the browser itself, and stands open when the page says so', () => {
    expect(renderToString(<Disclosure label="Kies een periode">…</Disclosure>)).toMatch(/^<details class="disclosure"><summary>/u)
    expect(renderToString(<Disclosure label="Kies een periode" open children="…" />)).toContain('<details class="disclosure" open>')
  })
})

describe('the label of choices', () => {
  it('is seen where the page asks for it, and heard once', () => {
    const items = [{ href: '/', label: 'Alles', current: true }]
    expect(renderToString(<Filters label="Kies" items={items} />)).not.toContain('filters-title')
    expect(renderToString(<Filters label="Kies" titled items={items} />)).toContain('<p class="filters-title" aria-hidden="true">Kies</p>')
  })
})

describe('many choices', () => {
  const choices = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ href: `/${index}`, label: `Soort ${index}`, current: index === 2 }))

  it('are folded behind what is chosen, and each stays a link', () => {
    const html = renderToString(<Filters label="Kies een soort" items={choices(7)} />)
    expect(html).toMatch(/^<nav[^>]*><details[^>]*><summary>.*Kies een soort: Soort 2.*<\/summary>/u)
    expect(html.match(/<a /gu)).toHaveLength(7)
  })

  it('stand open when they are few', () => {
    expect(renderToString(<Filters label="Kies een soort" items={choices(6)} />)).not.toContain('<details')
  })
})

describe('a column of links', () => {
  it('is not for paper', () => {
    const columns = [
      { key: 'count', label: 'Aantal', numeric: true },
      { key: 'open', label: 'Toegang', onScreen: true },
    ]
    const html = renderToString(<DataTable caption="Formulieren" columns={columns} rows={[{ count: 1, open: 'Bekijken' }]} />)
    expect(html.match(/class="on-screen"/gu)).toHaveLength(2)
    expect(html.match(/class="numeric"/gu)).toHaveLength(2)
  })
})
