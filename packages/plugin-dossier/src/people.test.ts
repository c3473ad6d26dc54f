import { CarePeriod, CareTeam, Contact, Coverage, Personal } from '@voordeur/core/care'
import { describe, expect, it } from 'vitest'
import { contacts } from './contacts/part.ts'
import { coverage } from './coverage/part.ts'
import { personal } from './personal/part.ts'
import { team as teamWith } from './team/part.ts'
import { createTools, openPart, toHtml } from './testing/open-part.ts'
import { toRecord } from './testing/records-in-memory.ts'

const team = teamWith([])
const at = '2026-01-01T00:00:00.000Z'

describe('contacts', () => {
  const daughter = toRecord(Contact, at, {
    name: { display: 'Anja de Wit' },
    roles: [{ code: '01', display: 'First contact' }],
    relations: [{ code: 'DAUC', display: 'daughter' }],
    telecoms: [
      { kind: 'mobile', value: '06 - 12 34 56 78' },
      { kind: 'email', value: 'anja@example.nl' },
      { kind: 'phone', value: 'via de balie' },
    ],
  })
  const mentor = toRecord(Contact, at, { name: { display: 'B. Mentor' }, roles: [{ code: '15' }], rank: 2 })
  const son = toRecord(Contact, at, { name: { display: 'Cor de Wit' }, roles: [{ code: '2' }], relations: [{ code: 'SONC' }], rank: 1 })

  it('says roles and relations in Dutch, whatever the source displays', async () => {
    const { html } = await openPart(contacts, [daughter, mentor])
    for (const words of ['Dochter · Eerste contactpersoon', 'Mentor']) expect(html).toContain(words)
  })

  it('says them in English to who reads English', async () => {
    const { html } = await openPart(contacts, [daughter], { locale: 'en' })
    expect(html).toContain('Daughter · First contact')
  })

  it('makes links of numbers and addresses that can be used, and text of the rest', async () => {
    const { html } = await openPart(contacts, [daughter])
    expect(html).toContain('href="tel:0612345678"')
    expect(html).toContain('href="mailto:anja@example.nl"')
    expect(html).toContain('via de balie')
    expect(html.match(/href=/g)).toHaveLength(2)
  })

  it('say which number is one at work, and which address is not where they live', async () => {
    const { html } = await openPart(contacts, [
      toRecord(Contact, at, {
        name: { display: 'A' },
        telecoms: [
          { kind: 'phone', value: '010 1234567', use: 'work' },
          { kind: 'phone', value: '010 7654321', use: 'home' },
        ],
        addresses: [{ lines: ['Postbus 1'], use: 'postal' }],
      }),
    ])
    for (const term of ['<dt>Telefoon (werk)</dt>', '<dt>Telefoon</dt>', '<dt>Postadres</dt>']) expect(html).toContain(term)
  })

  it('stand in the order in which they are called', async () => {
    const { data } = await openPart(contacts, [daughter, mentor, son])
    expect(data).toMatchObject({
      contacts: [{ name: { display: 'Cor de Wit' } }, { name: { display: 'B. Mentor' } }, { name: { display: 'Anja de Wit' } }],
    })
  })
})

describe('the team', () => {
  const members = [
    { kind: 'staff', staff: { name: 'Fatma Öz', role: 'Verzorgende IG' } },
    { kind: 'staff', staff: { role: 'Fysiotherapeut' } },
    { kind: 'staff', staff: { name: 'Els Bos', role: 'Verpleegkundige' }, coordinator: true },
    { kind: 'staff', staff: { name: 'Weg Gegaan' }, period: { end: '2026-11-21' } },
  ]

  it('puts who coordinates first, marked with words', async () => {
    const { html, summary } = await openPart(team, [toRecord(CareTeam, at, { members })])
    expect(html.indexOf('Els Bos')).toBeLessThan(html.indexOf('Fatma Öz'))
    expect(html).toContain('Coördineert de zorg')
    expect(summary).toContain('Els Bos')
  })

  it('knows who coordinates by the role that the organisation named', async () => {
    const { html } = await openPart(teamWith(['fysiotherapeut']), [toRecord(CareTeam, at, { members: members.slice(0, 2) })])
    expect(html.match(/Coördineert de zorg/g)).toHaveLength(1)
    expect(html.indexOf('Fysiotherapeut')).toBeLessThan(html.indexOf('Fatma Öz'))
  })

  it('calls a member without a name by the role', async () => {
    const { html } = await openPart(team, [toRecord(CareTeam, at, { members })])
    expect(html).toMatch(/class="person-name">Fysiotherapeut</)
  })

  it('gives the place under each member to other parts, by an id that stays and with no more than stands on the page', async () => {
    const record = toRecord(CareTeam, at, { members })
    const { data } = await openPart(team, [record])
    const told: unknown[] = []
    toHtml(team.view(data, { ...createTools(), slot: (_slot, place) => void told.push(place) }))
    expect(told).toEqual([
      { id: `${record.id}.2`, coordinates: true, name: 'Els Bos', role: 'Verpleegkundige' },
      { id: `${record.id}.0`, coordinates: false, name: 'Fatma Öz', role: 'Verzorgende IG' },
      { id: `${record.id}.1`, coordinates: false, role: 'Fysiotherapeut' },
    ])
  })

  it('leaves out who is no longer in it', async () => {
    const { html } = await openPart(team, [toRecord(CareTeam, at, { members })])
    expect(html).not.toContain('Weg Gegaan')
  })
})

describe('personal data', () => {
  it('say the day of birth in words with the age of today', async () => {
    const { html } = await openPart(personal, [toRecord(Personal, at, { name: { display: 'Mevr. A. Bakker' }, birthDate: '1940-11-23' })])
    expect(html).toContain('<time datetime="1940-11-23">23 november 1940</time> (85 jaar)')
  })

  it('say where the client lives by the period in care that runs', async () => {
    const { html } = await openPart(personal, [
      toRecord(Personal, at, { name: { display: 'A' } }),
      toRecord(CarePeriod, '2020-01-01T00:00:00.000Z', { period: { start: '2020-01-01', end: '2024-01-01' }, location: 'Oude huis' }),
      toRecord(CarePeriod, at, { period: { start: '2024-11-04' }, location: 'De Maaspoort' }),
    ])
    expect(html).toContain('De Maaspoort')
    expect(html).toContain('4 november 2024')
    expect(html).not.toContain('Oude huis')
  })

  it('say the given names where the whole name has initials only', async () => {
    const name = { display: 'J.P.M. van Putten', given: 'Johanna Petronella Maria' }
    expect((await openPart(personal, [toRecord(Personal, at, { name })])).html).toContain('<dd>Johanna Petronella Maria</dd>')
    const whole = { display: 'Johanna van Putten', given: 'Johanna' }
    expect((await openPart(personal, [toRecord(Personal, at, { name: whole })])).html).not.toContain('Voornamen')
  })

  it('give no age to who has died', async () => {
    const { html } = await openPart(personal, [toRecord(Personal, at, { name: { display: 'A' }, birthDate: '1940-11-23', deceased: true })])
    expect(html).not.toContain('85 jaar')
  })
})

describe('coverage', () => {
  it('names the kind by its code and puts ended insurances last', async () => {
    const { html } = await openPart(coverage, [
      toRecord(Coverage, '2026-02-01T00:00:00.000Z', { insurer: 'Oude Polis', period: { end: '2025-12-31' } }),
      toRecord(Coverage, at, { type: { code: 'B', display: 'Basic' }, insurer: 'Nieuwe Polis' }),
    ])
    expect(html).toContain('Basisverzekering')
    expect(html.indexOf('Nieuwe Polis')).toBeLessThan(html.indexOf('Oude Polis'))
    expect(html.match(/Beëindigd/g)).toHaveLength(1)
  })

  it('does not show what was recorded by mistake', async () => {
    const { html } = await openPart(coverage, [toRecord(Coverage, at, { insurer: 'Fout', status: 'entered-in-error' })])
    expect(html).not.toContain('Fout')
  })
})
