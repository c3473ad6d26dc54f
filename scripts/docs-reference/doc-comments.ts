import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** The text of a file of the repository. */
export function readSource(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** A doc comment as one sentence after the other, without its stars. */
export function toSentences(comment: string): string {
  return comment
    .replaceAll(/^\s*\* ?/gm, '')
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim()
}

/** What stands above the declaration of a name, of its value before that of its type. Empty where nothing does. */
export function findDocComment(text: string, name: string): string {
  const kinds = ['const|function\\*?|class', 'interface|type']
  return kinds.map((kind) => findCommentOf(text, name, kind)).find((comment) => comment !== '') ?? ''
}

function findCommentOf(text: string, name: string, kind: string): string {
  const comment = '/\\*\\*((?:(?!\\*/)[\\s\\S])*?)\\*/\\s*'
  const [, found = ''] = new RegExp(`${comment}export (?:declare |async |abstract )*(?:${kind}) ${name}\\b`).exec(text) ?? []
  return toSentences(found)
}

/** The comments above fields, by the name of the field, of what is declared under a name (an interface, or a schema). */
export function readFieldComments(text: string, name: string): ReadonlyMap<string, string> {
  const from = text.search(new RegExp(`(?:const|interface) ${name}\\b`))
  const until = from === -1 ? -1 : text.indexOf('\n}', from)
  const block = from === -1 ? '' : text.slice(from, until === -1 ? undefined : until)
  const fields = block.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*?)\*\/\s*(?:readonly )?['"]?([A-Za-z_]\w*)['"]?\??:/g)
  return new Map([...fields].map(([, comment = '', field = '']) => [field, toSentences(comment)]))
}
