import { NotThere } from '@voordeur/core'
import { ProfileItem } from '@voordeur/core/care'
import { describe, expect, it } from 'vitest'
import { createTranslate, openPart } from '../testing/open-part.ts'
import { toRecord } from '../testing/records-in-memory.ts'
import { profile } from './part.ts'

const toItem = (at: string, kind: string, data: object = {}) =>
  toRecord(ProfileItem, at, { kind, completed: true, sections: [{ title: 'Rust', text: 'Muziek helpt.' }], ...data })
const RISK = toItem('2021-06-03T11:35:00.000Z', 'risk-inventory', { changedAt: '2021-06-03T13:35:00+02:00' })
const WHO = toItem('2021-04-02T07:24:00.000Z', 'who-am-i')
const OWN = toItem('2021-06-04T07:24:00.000Z', 'other', { title: 'Mijn netwerk', completed: false, sections: [] })
const MATTERS = toItem('2021-04-02T07:27:00.000Z', 'important-to-me')

describe('the profile', () => {
  it('stands in the order of the manual, and last what has no place in it', async () => {
    const { html } = await openPart(profile, [RISK, OWN, WHO, MATTERS])
    const titles = ['Wat vindt u belangrijk', 'Wie bent u', 'Risico-inventarisatie', 'Mijn netwerk']
    const places = titles.map((title) => html.indexOf(`>${title}</td>`))
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(places).not.toContain(-1)
  })

  it('says what was filled in and when, and has no item that the record has not', async () => {
    const { html, summary } = await openPart(profile, [RISK, OWN])
    expect(html).toMatch(/Risico-inventarisatie<\/td><td[^>]*>Ja<.*3 juni 2021/)
    expect(html).toMatch(/Mijn netwerk<\/td><td[^>]*>Nee<\/td><td[^>]*><\/td><td[^>]*><\/td>/)
    expect(html).not.toContain('Signaleringsplan')
    expect(summary).toContain('1 onderdeel ingevuld')
  })

  it('addresses the reader as the organisation does', () => {
    expect(createTranslate('nl', 'je')('profile.kind.who-am-i')).toBe('Wie ben jij')
  })

  it('is read item by item', async () => {
    const { html } = await openPart(profile, [RISK, WHO], { query: { item: RISK.id } })
    expect(html).toMatch(/Risico-inventarisatie.*<h3>Rust<\/h3>.*Muziek helpt\./)
    expect(html).not.toContain('Wie bent u')
  })

  it('has no item that is not there', async () => {
    await expect(openPart(profile, [RISK], { query: { item: 'x' } })).rejects.toThrow(NotThere)
  })

  it('is saved in full after the table', async () => {
    const { data } = await openPart(profile, [RISK, OWN])
    const all = await openPart(profile, [RISK, OWN], { query: profile.nextPage?.(data) ?? {} })
    expect(all.html).toContain('Muziek helpt.')
    expect(profile.nextPage?.(all.data)).toBeUndefined()
  })
})
