import { defaultTokens } from '../define/theme-tokens.ts'
import { CONFIG, type Fact } from './explain-fact.ts'
import type { Explained } from './explain-settings.ts'

/** The tokens of the look that a word names: by the whole name, a layer (`voordeur.brand`) or its last word (`accent`). Nothing else is looked at. */
export function findTokens(word: string, { composition, config }: Explained): readonly Fact[] {
  const named = Object.keys(defaultTokens).filter(
    (name) => name === word || name.endsWith(`.${word}`) || (word.includes('.') && name.startsWith(`${word}.`)),
  )
  const file: unknown = Reflect.get(Object(config['theme']), 'tokens')
  return named.map((name) => {
    const usual = defaultTokens[name]?.values.light ?? ''
    const value = valueOf(name, composition.theme.css)
    return {
      kind: 'setting',
      name,
      value,
      from:
        typeof file === 'string' ? `${CONFIG}, theme.tokens (${file}), or the portal's own where that says nothing` : "the portal's own",
      notes: [`A token of the look; the portal's own is ${usual}. A theme gives another: \`"$value": "#0b4f8a"\` (docs: Theming).`],
    }
  })
}

/** The light values come first, all of them. */
function valueOf(name: string, css: string): string {
  const property = `--${name.replaceAll('.', '-')}: `
  const start = css.indexOf(property)
  return start < 0 ? '' : css.slice(start + property.length, css.indexOf(';', start))
}
