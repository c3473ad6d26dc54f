import { describe, expect, test } from 'vitest'
import { defaultPolicy, laurensPolicy, resolvePolicy, SignInPolicy } from './sign-in-policy.ts'

// What a configuration written in JavaScript may hold.
const resolve = (given: unknown) => resolvePolicy(given as Parameters<typeof resolvePolicy>[0])

describe('the policy that holds', () => {
  test('is the default when nothing is said, and a named one when it is named', () => {
    expect(resolvePolicy()).toEqual({ policy: defaultPolicy })
    expect(resolvePolicy('default')).toEqual({ policy: defaultPolicy })
    expect(resolvePolicy('laurens')).toEqual({ policy: laurensPolicy })
    expect(resolvePolicy({})).toEqual({ policy: defaultPolicy })
  })

  test('is the one it starts from, with the rules that differ', () => {
    expect(resolvePolicy({ passwordLength: 16 })).toEqual({ policy: { ...defaultPolicy, passwordLength: 16 } })
    expect(resolvePolicy({ extends: 'laurens', passwordComposition: false })).toEqual({
      policy: { ...laurensPolicy, passwordComposition: false },
    })
  })

  test('keeps what it starts from where a rule is undefined', () => {
    expect(resolve({ extends: 'laurens', passwordHistory: undefined })).toEqual({ policy: laurensPolicy })
  })

  test('fits its own schema, by any name', () => {
    for (const policy of [defaultPolicy, laurensPolicy]) expect(SignInPolicy.parse(policy)).toEqual(policy)
  })

  test('cannot be changed by who gets it', () => {
    expect(Object.isFrozen(defaultPolicy) && Object.isFrozen(laurensPolicy)).toBe(true)
  })
})

describe('a mistake in it', () => {
  test.each([
    [{ passwordLength: 7 }, 'policy.passwordLength: must be a whole number of characters from 8 to 64'],
    [{ passwordLength: 65 }, 'policy.passwordLength: must be a whole number of characters from 8 to 64'],
    [{ passwordLength: 12.5 }, 'policy.passwordLength: must be a whole number of characters from 8 to 64'],
    [{ passwordLength: '12' }, 'policy.passwordLength: must be a whole number of characters from 8 to 64'],
    [{ passwordHistory: 0 }, 'policy.passwordHistory: must be a whole number of passwords from 1 to 24'],
    [{ rememberDeviceDays: 366 }, 'policy.rememberDeviceDays: must be a whole number of days from 1 to 365'],
    [{ rememberDeviceDays: Infinity }, 'policy.rememberDeviceDays: must be a whole number of days from 1 to 365'],
    [{ stepUpMinutes: Number.NaN }, 'policy.stepUpMinutes: must be a whole number of minutes from 1 to 60'],
    [{ welcome: 'mail' }, "policy.welcome: must be 'link' or 'temporary-password'"],
    [{ passwordComposition: 'yes' }, 'policy.passwordComposition: must be true or false'],
    [{ extends: 'lunet' }, "policy.extends: must be 'default' or 'laurens'"],
    [{ passwordLenght: 12 }, 'policy.passwordLenght: is no rule; passwordLength is'],
    [{ rememberDays: 12 }, 'policy.rememberDays: is no rule; rememberDeviceDays is'],
  ])('%j is said with its path and what is allowed', (given, problem) => {
    expect(resolve(given)).toEqual({ problems: [problem] })
  })

  test('lists the rules there are when nothing is near', () => {
    expect(resolve({ zzz: 1 })).toEqual({ problems: [expect.stringContaining('there are: welcome, reset, ')] })
  })

  test('does not hide another: every one is said', () => {
    expect(resolve({ welcome: 1, passwordLength: 3, x: 1, y: 2 })).toEqual({
      problems: [expect.any(String), expect.any(String), expect.any(String), expect.any(String)],
    })
  })

  test.each([[null], [[]], ['lunet'], [7], [true], [() => 'default']])('%j is no policy', (given) => {
    expect(resolve(given)).toEqual({ problems: [expect.stringMatching(/^policy: must be 'default', 'laurens' or an object/u)] })
  })

  test('is a key that would reach a prototype', () => {
    expect(resolve(JSON.parse('{"__proto__":{"passwordLength":8}}'))).toHaveProperty('problems')
    expect(resolve({ constructor: 1 })).toHaveProperty('problems')
  })
})

test('every rule is described in one sentence', () => {
  for (const [key, schema] of Object.entries(SignInPolicy.shape)) expect(schema.description, key).toMatch(/^[A-Z][^.]+\.$/u)
})
