import { useId } from 'preact/hooks'
import { renderToString } from 'preact-render-to-string'
import { GlossaryBookContext, type GlossaryBook } from '../glossary-book.ts'
import { isHarmlessHtml } from '../harmless-html.ts'
import { ExplainedWord } from './explained-word.tsx'
import { Explained } from './explained.tsx'

interface RichTextProps {
  /** HTML as the record holds it: blocks, inline marks, lists and tables. */
  readonly html: string
}

/** Formatted text from the care record. The only place that trusts HTML, and only what holds nothing but words and marks; else the words are shown as they are written. */
export function RichText({ html }: RichTextProps) {
  const id = useId()
  if (!isHarmlessHtml(html))
    return (
      <div class="prose">
        <Explained text={html} />
      </div>
    )
  return (
    <GlossaryBookContext.Consumer>
      {(book) => <div class="prose" dangerouslySetInnerHTML={{ __html: book === undefined ? html : explainHtml(html, book, id) }} />}
    </GlossaryBookContext.Consumer>
  )
}

const TAG = /(<[^<>]*>)/
const INLINE = /^<\/?(?:span|br|b|strong|i|em|u|s|sub|sup|small)[ />]/

/** Explains the words between the tags of harmless HTML; what stands there is escaped already, and a word that is explained has nothing to escape. */
function explainHtml(html: string, book: GlossaryBook, id: string): string {
  let seen = new Set<string>()
  return html
    .split(TAG)
    .map((piece, at) => {
      if (!piece.startsWith('<')) return explainPiece(piece, { book, seen, id: `${id}-${at}` })
      // A new block is a new paragraph.
      if (!INLINE.test(piece)) seen = new Set()
      return piece
    })
    .join('')
}

function explainPiece(
  piece: string,
  { book, seen, id }: { readonly book: GlossaryBook; readonly seen: Set<string>; readonly id: string },
): string {
  return book.glossary
    .explain(piece, seen)
    .map(({ text, explanation }, index) =>
      explanation === undefined
        ? text
        : renderToString(<ExplainedWord text={text} explanation={explanation} id={`${id}-${index}`} book={book} />),
    )
    .join('')
}
