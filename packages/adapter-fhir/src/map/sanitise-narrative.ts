import sanitizeHtml from 'sanitize-html'

// Blocks, inline marks, lists and tables. No links, pictures, forms, styles, classes or ids: nothing that fetches,
// navigates or is found by a script.
const TAGS = [
  'div',
  'p',
  'span',
  'br',
  'hr',
  'h3',
  'h4',
  'h5',
  'h6',
  'b',
  'strong',
  'i',
  'em',
  'u',
  's',
  'sub',
  'sup',
  'small',
  'blockquote',
  'pre',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'table',
  'caption',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'th',
  'td',
]

/** The narrative of a resource as harmless HTML; undefined when no words are left. Headings start at level three, below a page's own. */
export function sanitiseNarrative(div: string | undefined): string | undefined {
  if (div === undefined) return undefined
  const html = sanitizeHtml(div, {
    allowedTags: TAGS,
    allowedAttributes: { td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan', 'scope'] },
    allowedSchemes: [],
    transformTags: { h1: 'h3', h2: 'h4' },
    nestingLimit: 60,
  })
  return toPlainText(html) === '' ? undefined : html.trim()
}

/** The words of a narrative, a line for each block. */
export function toPlainText(html: string): string {
  const lines = html.replace(/<\/(?:p|div|li|tr|h\d|table|caption)>|<br\s*\/?>/gi, '\n').replace(/<\/t[dh]>/gi, ' ')
  const text = sanitizeHtml(lines, { allowedTags: [], allowedAttributes: {} })
  return decodeEntities(text)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

// sanitize-html answers with escaped text; these four are all it writes.
function decodeEntities(text: string): string {
  return text.replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity] ?? entity)
}
