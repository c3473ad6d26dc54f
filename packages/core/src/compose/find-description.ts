import { metaOf } from './is-secret.ts'
import { layersOf, listWrittenAt, type Schema } from './schema-path.ts'
import type { Path } from './snapshot.ts'

/** What an author says of what stands at a place (`.describe`), the outermost word of each branch; undefined where they said nothing. */
export function findDescription(schema: Schema, path: Path): string | undefined {
  const said = listWrittenAt(schema, path).flatMap((each) => descriptionOf(each) ?? [])
  return said.length === 0 ? undefined : [...new Set(said)].join(' ')
}

function descriptionOf(schema: Schema): string | undefined {
  return layersOf(schema)
    .map((each) => metaOf(each)['description'])
    .find((text) => typeof text === 'string')
}
