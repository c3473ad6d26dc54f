import { describe, expect, it } from 'vitest'
import { toInitials } from './initials.ts'

describe('initials', () => {
  it.each([
    ['Jan Bos', 'JB'],
    ['Mevrouw J.M. de Vries-Schimmelpenninck', 'JV'],
    ['De heer P. van der Berg', 'PB'],
    ['Öznur Çelik', 'ÖÇ'],
    ['Annie', 'A'],
    ["'t Hooft", 'H'],
    ['Marianne (dochter) Bos', 'MB'],
    ['', ''],
    ['<b>', 'B'],
  ])('of "%s" are "%s"', (name, initials) => {
    expect(toInitials(name)).toBe(initials)
  })
})
