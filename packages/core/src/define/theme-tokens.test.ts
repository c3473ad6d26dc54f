import { describe, expect, it } from 'vitest'
import { defaultTokens, themeTokensSchema, toCustomProperties, toTokenValue } from './theme-tokens.ts'

const YELLOW = 'voordeur.panel.yellow.background-color'

function brand(yellow: unknown) {
  return { voordeur: { brand: { color: { yellow } } } }
}

describe('a theme', () => {
  it('changes what it names and leaves the rest as it was', () => {
    const tokens = themeTokensSchema.parse(brand({ $type: 'color', $value: '#FFD100' }))
    expect(toTokenValue(tokens, YELLOW, 'light')).toBe('#ffd100')
    expect(toTokenValue(tokens, YELLOW, 'dark')).toBe(toTokenValue(defaultTokens, YELLOW, 'dark'))
    expect(Object.keys(tokens)).toEqual(Object.keys(defaultTokens))
  })

  it('may be empty', () => {
    expect(themeTokensSchema.parse({})).toEqual(defaultTokens)
  })

  it('reads the sRGB object of DTCG 2025.10', () => {
    const tokens = themeTokensSchema.parse(brand({ $value: { colorSpace: 'srgb', components: [1, 0.8, 0], alpha: 1, hex: '#000000' } }))
    expect(toTokenValue(tokens, YELLOW, 'light')).toBe('#ffcc00')
  })

  it('takes the type of a group, and descriptions', () => {
    const file = {
      voordeur: { $description: 'Huisstijl', brand: { color: { $type: 'color', ink: { $value: '#222222', $description: 'Inkt' } } } },
    }
    expect(toTokenValue(themeTokensSchema.parse(file), 'voordeur.common.color.text', 'light')).toBe('#222222')
  })

  it.each([
    ['a name the portal does not know', brand({ lighter: { $value: '#ffffff' } })],
    ['a value that is not a colour', brand({ $value: 'red; } body { display: none' })],
    ['a colour one can see through', brand({ $value: { colorSpace: 'srgb', components: [1, 1, 0], alpha: 0.5 } })],
    ['a type that does not fit', brand({ $type: 'dimension', $value: { value: 1, unit: 'px' } })],
    ['an alias that leads nowhere', brand({ $value: '{voordeur.brand.color.gold}' })],
    ['an alias in a circle', brand({ $value: '{voordeur.panel.yellow.background-color}' })],
    ['an alias of another type', brand({ $value: '{voordeur.common.radius.small}' })],
    ['an unknown mode', brand({ $value: '#ffffff', $extensions: { 'nl.voordeur.modes': { sepia: '#eeeeee' } } })],
    ['CSS in a font', { voordeur: { common: { font: { family: { $value: 'Arial; } * { color: red' } } } } }],
    ['something that is no token file', 'yellow'],
  ])('is refused with %s', (_why, file) => {
    expect(themeTokensSchema.safeParse(file).success).toBe(false)
  })

  it('says where it is wrong', () => {
    const { error } = themeTokensSchema.safeParse(brand({ $value: 'yellow' }))
    expect(error?.issues[0]?.path).toEqual(['voordeur', 'brand', 'color', 'yellow'])
  })
})

describe('custom properties', () => {
  const css = toCustomProperties(themeTokensSchema.parse(brand({ $value: '#ffd100' })))
  const [light = '', dark = '', contrast = '', darkContrast = ''] = css.split('\n')

  it('stand on the root with every alias resolved', () => {
    expect(light).toContain('--voordeur-panel-yellow-background-color: #ffd100;')
    expect(css).not.toContain('{voordeur')
  })

  it('answer the wishes of the system, saying only what differs', () => {
    expect(dark).toMatch(/^@media \(prefers-color-scheme: dark\)/u)
    expect(contrast).toMatch(/^@media \(prefers-contrast: more\) and \(prefers-color-scheme: light\)/u)
    expect(dark).not.toContain('--voordeur-common-radius-small')
  })

  it('fall back to the dark value when dark and more contrast are wished together', () => {
    expect(darkContrast).toContain('--voordeur-button-primary-background-color: #ffffff;')
    expect(darkContrast).toContain(
      `--voordeur-common-color-focus-halo: ${toTokenValue(defaultTokens, 'voordeur.common.color.focus-halo', 'dark')};`,
    )
  })
})
