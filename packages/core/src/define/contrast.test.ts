import { describe, expect, it } from 'vitest'
import { contrastRatio, findLowContrast } from './contrast.ts'
import { defaultTokens, themeTokensSchema } from './theme-tokens.ts'

describe('contrast', () => {
  it('measures as WCAG does', () => {
    expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrastRatio('#ffffff', '#ffffff')).toBe(1)
    expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
    expect(contrastRatio('#ffffff', '#767676')).toBeCloseTo(4.54, 2)
  })

  it('finds nothing to object to in the default look, light, dark and high contrast', () => {
    expect(findLowContrast(defaultTokens)).toEqual([])
  })

  it('names the pair, the mode and the ratio of text nobody can read', () => {
    const tokens = themeTokensSchema.parse({ voordeur: { common: { color: { 'text-muted': { $value: '#9a9a9a' } } } } })
    expect(findLowContrast(tokens)).toContainEqual({
      mode: 'light',
      foreground: 'voordeur.common.color.text-muted',
      background: 'voordeur.common.color.surface',
      ratio: 2.81,
      minimum: 4.5,
    })
  })

  it('follows aliases: a brand colour that is too dark for the text of its panel is found on the panel', () => {
    const tokens = themeTokensSchema.parse({ voordeur: { brand: { color: { green: { $value: '#2f5d1e' } } } } })
    expect(findLowContrast(tokens).map(({ background }) => background)).toContain('voordeur.panel.green.background-color')
  })

  it('looks at the dark values too', () => {
    const dark = { $value: '#1d1a16', $extensions: { 'nl.voordeur.modes': { dark: '#555555' } } }
    const tokens = themeTokensSchema.parse({ voordeur: { common: { color: { text: dark } } } })
    expect(new Set(findLowContrast(tokens).map(({ mode }) => mode))).toEqual(new Set(['dark']))
  })
})
