import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PATIENT, reasonsOf, stepOf } from '../example-client.fixture.ts'
import { createScrubber } from './create-scrubber.ts'
import { isBsn } from './is-bsn.ts'
import { isIban } from './is-iban.ts'

const BSN = { system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '999911120' }

describe('the elfproef', () => {
  test.each(['111222333', '123456782', '999911120', '999.911.120', '012345672', '12345672'])('%s passes', (number) => {
    expect(isBsn(number)).toBe(true)
  })
  test.each(['111222334', '000000000', '1234567890', 'abcdefghi', ''])('%j does not', (number) => {
    expect(isBsn(number)).toBe(false)
  })
})

describe('the check of a bank account', () => {
  test.each(['NL91ABNA0417164300', 'DE89370400440532013000', 'BE68539007547034'])('%s passes', (account) => {
    expect(isIban(account)).toBe(true)
  })
  test.each(['NL91ABNA0417164301', 'AB12', 'REPORT2023MEI01234'])('%s does not', (account) => {
    expect(isIban(account)).toBe(false)
  })
})

describe('the scrubber', () => {
  const scrub = createScrubber(['999911120'])
  test.each([
    ['BSN: 123456782', 'BSN: […]'],
    ['Id 123456782 (BSN), Anna', 'Id […] (BSN), Anna'],
    ['burgerservicenummer 1234.56.782.', 'burgerservicenummer […].'],
    ['nummer 999911120 zonder woord', 'nummer […] zonder woord'],
    ['nummer 9999 11 120', 'nummer […]'],
    ['nr.999911120', 'nr.[…]'],
    ['rekening NL85INGB0001234567', 'rekening […]'],
    ['rekening NL91 ABNA 0417 1643 00 graag', 'rekening […] graag'],
    ['konto DE89 3704 0044 0532 0130 00 IBAN', 'konto […] IBAN'],
  ])('%j becomes %j', (text, clean) => {
    expect(scrub(text)).toBe(clean)
  })
  test.each([
    'bel 0612345678',
    'BSN onbekend, bel 030-1234567',
    'gewicht 60,123456782 kg',
    'order 123456782',
    'AB12 is een kamer',
    '2023-05-01',
  ])('%j stays', (text) => {
    expect(scrub(text)).toBe(text)
  })
  test('a field called __proto__ is left out and becomes no prototype', () => {
    const scrubbed: object = scrub(JSON.parse('{"__proto__":{"injected":true},"kept":1}'))
    expect(Object.getPrototypeOf(scrubbed)).toBe(Object.prototype)
    expect(scrubbed).toEqual({ kept: 1 })
  })
  test('a known BSN is found in every field, wherever it hides', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const text = `${before} 999911120 ${after}`
        expect(JSON.stringify(scrub({ a: [{ b: text }] }))).not.toContain('999911120')
      }),
    )
  })
})

describe('a client', () => {
  test('has no BSN left in notes, narrative, insurance number or the words about what was refused', () => {
    const subject = { reference: 'Patient/c1' }
    const step = stepOf(
      [
        {
          resourceType: 'Goal',
          id: 'g1',
          subject,
          description: { text: 'Doel van 999911120' },
          note: [{ text: 'rekening NL85INGB0001234567' }],
        },
        { resourceType: 'CarePlan', id: 'p1', subject, text: { status: 'additional', div: '<div>BSN <b>999911120</b></div>' } },
        {
          resourceType: 'Coverage',
          id: 'v1',
          beneficiary: subject,
          subscriberId: '999911120',
          payor: [{ reference: 'Organization/999911120' }],
        },
      ],
      { patient: { ...PATIENT, identifier: [BSN, { system: 'urn:example:number', value: '123456782' }] } },
    )
    const text = JSON.stringify(step)
    expect(text).not.toContain('999911120')
    expect(text).not.toContain('INGB')
    expect(step.client.number).toBeUndefined()
    expect(reasonsOf(step)).toHaveLength(1)
  })

  test('of whom the file is named by the BSN is refused, and the refusal does not repeat it', () => {
    const patient = { ...PATIENT, id: '999911120', identifier: [BSN] }
    expect(() => stepOf([], { patient: { ...patient, id: 'c1', identifier: [{ ...BSN, value: 'c1' }] } })).toThrow('named by a BSN')
  })

  test('of whom the bank data stands in the nl-core extension keeps none of it', () => {
    const bank = {
      url: 'http://nictiz.nl/fhir/StructureDefinition/ext-Payer.BankInformation',
      extension: [
        { url: 'bankName', valueString: 'ING' },
        { url: 'accountNumber', valueString: 'NL85INGB0001234567' },
      ],
    }
    const coverage = { resourceType: 'Coverage', id: 'v1', beneficiary: { reference: 'Patient/c1' }, status: 'active', extension: [bank] }
    expect(JSON.stringify(stepOf([coverage]))).not.toMatch(/ING/)
  })
})
