import type { Explanation } from '../../define/glossary.ts'
import type { Translate } from '../../define/messages.ts'
import { Card } from '../components/card.tsx'
import { DescriptionList } from '../components/description-list.tsx'

interface WordsViewProps {
  readonly words: readonly Explanation[]
  readonly t: Translate
}

/** The words of the record with what they mean; two spellings of one word stand together. */
export function WordsView({ words, t }: WordsViewProps) {
  const meanings = [...Map.groupBy(words, ({ meaning }) => meaning)]
  return (
    <>
      <p>{t('core.words.lead')}</p>
      <Card>
        <DescriptionList items={meanings.map(([meaning, same]) => ({ term: same.map(({ word }) => word).join(', '), value: meaning }))} />
      </Card>
    </>
  )
}
