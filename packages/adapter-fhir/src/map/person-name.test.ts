import { describe, expect, test } from 'vitest'
import type { HumanName } from '../fields/person.ts'
import { toPersonName } from './person-name.ts'

const HL7 = 'http://hl7.org/fhir/StructureDefinition/'

function family(parts: Readonly<Record<string, string>>): HumanName['_family'] {
  return { extension: Object.entries(parts).map(([part, valueString]) => ({ url: `${HL7}humanname-${part}`, valueString })) }
}

function given(...names: readonly (readonly [string, string?])[]): Pick<HumanName, 'given' | '_given'> {
  return {
    given: names.map(([name]) => name),
    _given: names.map(([, qualifier]) =>
      qualifier === undefined ? null : { extension: [{ url: `${HL7}iso21090-EN-qualifier`, valueCode: qualifier }] },
    ),
  }
}

const MARRIED = family({ 'own-prefix': 'van', 'own-name': 'Putten', 'partner-prefix': 'van der', 'partner-name': 'Giessen' })

describe('the name of a person', () => {
  test.each([
    ['NL1', 'Jo van Putten'],
    ['NL2', 'Jo van der Giessen'],
    ['NL3', 'Jo van der Giessen-van Putten'],
    ['NL4', 'Jo van Putten-van der Giessen'],
  ])('in the order %s is %s', (order, display) => {
    const name = {
      extension: [{ url: `${HL7}humanname-assembly-order`, valueCode: order }],
      family: 'as the source wrote it',
      _family: MARRIED,
      ...given(['Jo', 'BR']),
    }
    expect(toPersonName([name])?.display).toBe(display)
  })

  test('without an order is the family name as the source wrote it', () => {
    expect(toPersonName([{ family: 'Putten-Giessen', _family: MARRIED, ...given(['Jo']) }])?.display).toBe('Jo Putten-Giessen')
  })

  test('without an order or a written name has the own name first', () => {
    expect(toPersonName([{ _family: MARRIED, ...given(['Jo']) }])?.family).toBe('van Putten-van der Giessen')
  })

  test('keeps names given at birth, initials and the name one is called by apart', () => {
    const name = { family: 'Schemer', ...given(['Hendrik', 'BR'], ['J.', 'IN'], ['W.', 'IN'], ['Henk', 'CL']) }
    expect(toPersonName([name])).toEqual({
      display: 'Hendrik J.W. Schemer',
      initials: 'J.W.',
      given: 'Hendrik',
      nickname: 'Henk',
      family: 'Schemer',
    })
  })

  test('takes the name one is called by from the usual name', () => {
    const official = { use: 'official', family: 'Schemer', ...given(['H.', 'IN'], ['J.', 'IN']) }
    expect(toPersonName([{ use: 'usual', ...given(['Henk']) }, official])).toMatchObject({ display: 'H.J. Schemer', nickname: 'Henk' })
  })

  test('that is only a text is that text, and no name is no name', () => {
    expect(toPersonName([{ text: 'Henk de Haas', given: [], _given: [] }])?.display).toBe('Henk de Haas')
    expect(toPersonName([])).toBeUndefined()
    expect(toPersonName([{ use: 'old', text: 'Vroeger', given: [], _given: [] }])).toBeUndefined()
  })
})
