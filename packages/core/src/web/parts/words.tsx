import { WordsView } from '../../ui/pages/words-view.tsx'
import { HttpProblem } from '../http-problem.ts'
import { toReader } from '../to-frame.ts'
import { defineCorePart } from './core-part.ts'

/** Woordenlijst: the jargon of the record with what it means. Where no word is explained the page is not there. */
export const words = defineCorePart({
  id: 'words',
  title: 'core.words.title',
  icon: 'book-a',
  scope: 'account',
  audience: 'everybody',
  load: async ({ kernel, visit }) => {
    const { words: all } = kernel.composition.glossary(toReader(kernel, visit).locale)
    if (all.length === 0) throw new HttpProblem('not-found')
    return { words: all }
  },
  view: (data, { t }) => <WordsView {...data} t={t} />,
})
