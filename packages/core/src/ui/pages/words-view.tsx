import type { Explanation } from '../../define/glossary.ts'
import type { Translate } from '../../define/messages.ts'
import { Card } from '../components/card.tsx'
import { DescriptionList } from '../components/description-list.tsx'

interface WordsViewProps {
  readonly words: readonly Explanation[]
  readonly t: Translate
}

/** The words of the record with what they mean. */
export function WordsView({ words, t }: WordsViewProps) {
  return (
    <>
      <p>{t('core.words.lead')}</p>
      <Card>
        <DescriptionList items={words.map(({ word, meaning }) => ({ term: word, value: meaning }))} />
      </Card>
    </>
  )
}
