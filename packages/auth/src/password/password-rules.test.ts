import { loadListedPasswords } from './listed-passwords.ts'
import { describe, expect, test } from 'vitest'
import { createTemporaryPassword, isTemporaryPassword } from '../credential/temporary-password.ts'
import { defaultPolicy, laurensPolicy } from '../policy/sign-in-policy.ts'
import { findPasswordProblem, listRequirements } from './password-rules.ts'

const CONTEXT = ['Stichting Bloemendaal', 'Mijn Voordeur', 'anna.jansen']
const problem = (password: string, policy = defaultPolicy) => findPasswordProblem(password, { context: CONTEXT, policy })

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
    '1234qwer5678',
    'zxcasdqwe123',
    '123456654321',
    '1111111111zz',
    '112233445566',
    '010203040506',
    'qazxswedcvfr',
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

describe('what the policy of the manual asks', () => {
  const laurens = (password: string) => problem(password, laurensPolicy)

  test('a password of eight characters needs a lower-case letter, a capital and a digit, and says the first that is missing', () => {
    expect(laurens('K0mkomm')).toBe('too-short')
    expect(laurens('TROMMELS7')).toBe('lower')
    expect(laurens('trommels7')).toBe('upper')
    expect(laurens('Trommelaar')).toBe('digit')
    expect(laurens('Trommels7')).toBeUndefined()
    expect(laurens('12345678')).toBe('lower')
  })

  test('letters and digits of other scripts and widths count as well', () => {
    expect(laurens('Ａｋｋｏｒｄｅｏｎ７')).toBeUndefined()
    expect(laurens('Ωμεγαλφα٣')).toBeUndefined()
  })

  test.each(['Welkom01', 'Geheim12!', 'Zomer2026', 'W3lkom26', 'Qwerty12', 'Jansen01', 'Bloemendaal1', '1234Qwer', 'Zaq12wsX'])(
    '%s is refused all the same: the list of common words stays on',
    (password) => {
      expect(laurens(password)).toBe('predictable')
    },
  )

  test.each(['12-04-1975', '04121975', '1975/04/12', '19750412'])('%s is a date', (password) => {
    expect(problem(password, { ...laurensPolicy, passwordComposition: false })).toBe('predictable')
  })

  test('a number that is no date is none', () => {
    expect(problem('83061947', { ...laurensPolicy, passwordComposition: false })).toBeUndefined()
  })
})

test('a temporary password does not become the own one, in whatever letters it is typed', () => {
  const temporary = Array.from({ length: 50 }, () => createTemporaryPassword())
  for (const password of temporary) {
    expect(problem(password), password).toBe('temporary')
    expect(problem(` ${password.toUpperCase()} `), password).toBe('temporary')
  }
  expect(isTemporaryPassword('fiet-sbel-zonn')).toBe(false)
  expect(problem('fiet-sbel-zonn')).toBeUndefined()
})

test('what a page lists is what is checked, in the order of the manual', () => {
  expect(listRequirements(defaultPolicy)).toEqual([{ id: 'length', count: 12 }, { id: 'history', count: 1 }, { id: 'common' }])
  expect(listRequirements(laurensPolicy)).toEqual([
    { id: 'length', count: 8 },
    { id: 'lower' },
    { id: 'upper' },
    { id: 'digit' },
    { id: 'history', count: 12 },
    { id: 'common' },
  ])
})

test('a long password of anything is judged at once', () => {
  const started = performance.now()
  for (let nth = 0; nth < 50; nth += 1) problem('a1'.repeat(63) + nth)
  expect((performance.now() - started) / 50).toBeLessThan(50)
})

describe('the list of passwords that were found in leaks', () => {
  test('holds three thousand and more that a policy of eight characters would take, each of which is refused (ASVS 6.2.4)', async () => {
    const listed = await loadListedPasswords()
    const long = [...listed].filter((password) => password.length >= 8)
    expect(long.length).toBeGreaterThan(3000)
    const policy = { passwordLength: 8, passwordComposition: false }
    for (const password of long.slice(0, 3000))
      expect(findPasswordProblem(password, { context: [], listed, policy }), password).toBe('predictable')
    expect(findPasswordProblem('Trustno1Trustno1'.slice(0, 8), { context: [], listed, policy })).toBe('predictable')
    expect(findPasswordProblem('vier losse fietsbellen', { context: [], listed, policy })).toBeUndefined()
  })
})
