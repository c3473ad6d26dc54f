import type { Phrase } from './phrase-book.ts'
import { isFitting } from './phrase-book.ts'
import { createRandom, shuffle } from './random.ts'

/** Hands out phrases in a shuffled order and none twice before all had their turn. */
export interface Deck {
  readonly draw: (words: ReadonlySet<string>) => Phrase | undefined
}

/** Opens a deck; the seed decides its order, also of later rounds. */
export function createDeck(seed: string, phrases: readonly Phrase[]): Deck {
  let round = 0
  let left: Phrase[] = []
  const refill = () => [
    ...left,
    ...shuffle(
      createRandom(`${seed}/${round++}`),
      phrases.filter((phrase) => !left.includes(phrase)),
    ),
  ]
  return {
    draw(words) {
      if (!left.some((phrase) => isFitting(phrase, words))) left = refill()
      const drawn = left.find((phrase) => isFitting(phrase, words))
      left = left.filter((phrase) => phrase !== drawn)
      return drawn
    },
  }
}
