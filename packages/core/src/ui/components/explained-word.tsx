import type { Explanation } from '../../define/glossary.ts'
import type { GlossaryBook } from '../glossary-book.ts'

interface ExplainedWordProps {
  /** The word as it stands in the text. */
  readonly text: string
  readonly explanation: Explanation
  /** Unique on the page. */
  readonly id: string
  readonly book: GlossaryBook
}

/**
 * A word of the record with what it means behind it. The word stays a word of its sentence: a link can be found, selected and copied
 * along with it, which a button can't. What it means opens below the page without scripts, and closing it leads back to the word.
 */
export function ExplainedWord({ text, explanation: { word, meaning }, id, book: { t, href } }: ExplainedWordProps) {
  return (
    <>
      <a class="word" id={`${id}-word`} href={`#${id}`} aria-label={t('core.words.explain', { word: text })}>
        {text}
      </a>
      <span class="meaning" id={id} role="note" tabIndex={-1}>
        <span>
          <strong>{word}</strong>: {meaning}
        </span>
        <a class="button button-secondary" href={`#${id}-word`}>
          {t('core.words.close')}
        </a>
        <a class="meaning-all" href={href}>
          {t('core.words.all')}
        </a>
      </span>
    </>
  )
}
