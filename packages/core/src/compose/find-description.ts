import { z } from 'zod'
import { metaOf } from './is-secret.ts'
import { layersOf, listWrittenAt, type Schema } from './schema-path.ts'
import type { Path } from './snapshot.ts'

/** What an author says of what stands at a place (`.describe`), the outermost word of each branch; undefined where they said nothing. */
export function findDescription(schema: Schema, path: Path): string | undefined {
  const written = listWrittenAt(schema, path).flatMap((each) => {
    const says = descriptionOf(each)
    return says === undefined ? [] : [{ says, word: literalOf(each) }]
  })
  const said = new Set(written.map(({ says }) => says))
  if (said.size === 0) return undefined
  // Of a choice that decides the rest, each word has what is said of it behind it.
  const isChoice = said.size > 1 && written.every(({ word }) => word !== undefined)
  return isChoice ? written.map(({ says, word }) => `'${word}': ${says}`).join(' ') : [...said].join(' ')
}

function literalOf(schema: Schema): string | undefined {
  const literal = layersOf(schema).find((each) => each instanceof z.core.$ZodLiteral)
  return literal === undefined ? undefined : literal._zod.def.values.map(String).join("' or '")
}

function descriptionOf(schema: Schema): string | undefined {
  return layersOf(schema)
    .map((each) => metaOf(each)['description'])
    .find((text) => typeof text === 'string')
}
