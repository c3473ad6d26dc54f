import { useId } from 'preact/hooks'
import { GlossaryBookContext } from '../glossary-book.ts'
import { ExplainedWord } from './explained-word.tsx'

interface ExplainedProps {
  /** Text of the record, on one line or many; it is never rewritten. */
  readonly text: string
}

/** Text of the record in which the words that a portal explains can be asked for what they mean, each the first time it stands there. */
export function Explained({ text }: ExplainedProps) {
  const id = useId()
  return (
    <GlossaryBookContext.Consumer>
      {(book) =>
        book === undefined
          ? text
          : book.glossary
              .explain(text)
              .map(({ text: piece, explanation }, index) =>
                explanation === undefined ? (
                  piece
                ) : (
                  <ExplainedWord key={index} text={piece} explanation={explanation} id={`${id}-${index}`} book={book} />
                ),
              )
      }
    </GlossaryBookContext.Consumer>
  )
}
