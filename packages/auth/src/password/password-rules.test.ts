import { describe, expect, test } from 'vitest'
import { findPasswordProblem } from './password-rules.ts'

const CONTEXT = ['Stichting Bloemendaal', 'Mijn Voordeur', 'anna.jansen']
const problem = (password: string) => findPasswordProblem(password, CONTEXT)

describe('what a password must be', () => {
  test('it has 12 to 128 characters, counted as people count', () => {
    expect(problem('vier fietse')).toBe('too-short')
    expect(problem('vier fietsen')).toBeUndefined()
    expect(problem('🚲🐈🌷🏡🎻🧀⛵🦆🌂🎈🧦')).toBe('too-short')
    expect(problem('🚲🐈🌷🏡🎻🧀⛵🦆🌂🎈🧦🍋')).toBeUndefined()
    expect(problem('ﬁetsbel zon')).toBeUndefined()
    expect(problem(`vier fietsen ${'x y'.repeat(38)}z`)).toBeUndefined()
    expect(problem(`vier fietsen ${'x y'.repeat(39)}z`)).toBe('too-long')
  })

  test('it needs no capitals, digits or signs', () => {
    for (const password of ['natte sokken op dinsdag', 'geen idee wat ik nu typ', 'huis boom ezel stoel', '8306 1947 2250']) {
      expect(problem(password), password).toBeUndefined()
    }
  })

  test.each([
    'Wachtwoord123',
    'wachtwoord!!!!',
    'W@chtw00rd2026',
    'Welkom2026!!!',
    'welkomwelkom',
    'Password1234',
    'P@ssw0rd1234!',
    '2026wachtwoord2026',
    'qwertyuiop123',
    'Zomer2026!!!!',
    'feyenoord1908',
    'Amsterdam2025',
    '@msterdam12345',
    'iloveyou1234',
    'letmeinletmein',
    'geheim geheim',
    'Mijn Wachtwoord',
    'admin-admin-1',
    'Nederland-2026',
  ])('%s is a common word with something added', (password) => {
    expect(problem(password)).toBe('predictable')
  })

  test.each([
    'aaaaaaaaaaaa',
    'abababababab',
    'abcabcabcabca',
    '123123123123',
    '123456789012',
    '098765432109',
    'abcdefghijkl',
    'qwertyuiopas',
    '1q2w3e4r5t6y',
    '111111111111',
    '............',
  ])('%s is a row or a repetition', (password) => {
    expect(problem(password)).toBe('predictable')
  })

  test.each([
    'bloemendaal2026',
    'Stichting-Bloemendaal',
    'mijnvoordeur',
    'Mijn Voordeur 1',
    'Anna.Jansen1',
    'annajansen!!',
    'jansenjansen',
    'BloemendaalWelkom',
  ])('%s is what anyone would try here', (password) => {
    expect(problem(password)).toBe('predictable')
  })
})
