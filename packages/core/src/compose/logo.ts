/** A logo that is safe to serve. */
export interface Logo {
  readonly mime: 'image/svg+xml' | 'image/png'
  readonly bytes: Uint8Array
}

const LARGEST = 256 * 1024
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

// What draws, and nothing that runs, embeds or animates. Unknown elements are refused: the list of what is dangerous grows.
const ELEMENTS = new Set(
  (
    'svg g defs symbol use title desc style path rect circle ellipse line polyline polygon text tspan textPath ' +
    'linearGradient radialGradient stop clipPath mask pattern marker filter feBlend feColorMatrix feComposite feFlood ' +
    'feGaussianBlur feMerge feMergeNode feOffset feDropShadow'
  ).split(' '),
)

/** What these bytes are as a logo, or why they can not be served: only PNG, or SVG that draws and does nothing else. */
export function readLogo(bytes: Uint8Array): { readonly logo: Logo } | { readonly refused: string } {
  if (bytes.byteLength > LARGEST) return { refused: `it is larger than ${LARGEST / 1024} kB` }
  if (PNG.every((byte, index) => bytes[index] === byte)) return { logo: { mime: 'image/png', bytes } }
  const text = toText(bytes)
  if (text === undefined || !/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(text))
    return { refused: 'it is neither a PNG nor an SVG in UTF-8' }
  const danger = findDanger(text)
  return danger === undefined ? { logo: { mime: 'image/svg+xml', bytes } } : { refused: danger }
}

function toText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

function findDanger(svg: string): string | undefined {
  const element = [...svg.matchAll(/<([\p{L}_][^\s/>]*)/gu)].map((match) => match[1] ?? '').find((name) => !ELEMENTS.has(name))
  if (element !== undefined) return `it has an element <${element.slice(0, 40)}>`
  return RULES.find(({ pattern }) => pattern.test(svg))?.reason
}

const RULES: readonly { readonly pattern: RegExp; readonly reason: string }[] = [
  { pattern: /<!(?!--)|<\?(?!xml[\s?])/i, reason: 'it has a document type, an entity, a CDATA section or a processing instruction' },
  { pattern: /encoding\s*=\s*["'](?!utf-8["'])/i, reason: 'it declares another encoding than UTF-8' },
  { pattern: /[\s"'/]on[a-z]+\s*=/i, reason: 'it has an event handler' },
  { pattern: /href\s*=\s*(?!["']#)/i, reason: 'it links to something outside itself' },
  {
    pattern: /url\(\s*(?!["']?#)|@import|(?:image-set|image|src|expression)\s*\(|javascript:/i,
    reason: 'its style loads something from outside',
  },
  { pattern: /\\|&#/, reason: 'it has an escape, which can hide what it loads' },
]
