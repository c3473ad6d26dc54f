import type { Source } from '../../packages/core/src/define/source.ts'
import { caress } from '../../packages/adapter-caress/src/index.ts'
import { fhir } from '../../packages/adapter-fhir/src/index.ts'
import { findDocComment, readSource } from './doc-comments.ts'
import { toOptionsTable } from './options-table.ts'
import { type ReferencePage, toCode, toPage, toTable } from './page.ts'

const SOURCES: readonly { readonly name: string; readonly source: Source; readonly more: string }[] = [
  {
    name: 'adapter-caress',
    source: caress({ folder: '.', messages: '.' }),
    more: 'The folder, file by file: [the export folder](../../caress-export.md).',
  },
  {
    name: 'adapter-fhir',
    source: fhir({ server: { url: 'https://fhir.example', messages: true } }),
    more: 'What is asked of a server, and what becomes what: [the FHIR source](../../fhir-source.md).',
  },
]

/** One page for each source: options, and which record types it delivers. */
export function toSourcePages(): readonly ReferencePage[] {
  return SOURCES.map(({ name, source, more }) => {
    const { adapter, given, provides, delivers, knowsDiscussed, send } = source
    return toPage({
      path: `docs/reference/sources/${name}.md`,
      title: name,
      reader: 'developer',
      from: `packages/${name}`,
      blocks: [
        `${findDocComment(readSource(`packages/${name}/src/${adapter}.ts`), adapter)} How to use it: [its own page](../../../packages/${name}/README.md). ${more}`,
        '## Options',
        'What every source has:',
        toOptionsTable(given[0]?.schema),
        `What ${toCode(`${adapter}()`)} has:`,
        toOptionsTable(given[1]?.schema),
        '## What it delivers',
        [
          knowsDiscussed
            ? 'It knows what was discussed with the client.'
            : 'It can’t say what was discussed with the client: `discussedOnly` needs another source beside it.',
          send.message === undefined
            ? 'It takes no messages for the care record.'
            : 'It takes messages for the care record, when its options say so.',
        ].join(' '),
        toTable(
          ['record type', 'how it arrives'],
          provides
            .map((type) => [`[${type.name}](../records.md#${type.name.toLowerCase()})`, delivers[type.name] ?? 'snapshot'])
            .toSorted(([one = ''], [other = '']) => one.localeCompare(other)),
        ),
        '`snapshot`: the whole each time, and what is not in it any more is gone. `append`: only what is new. `changes`: only what changed.',
      ],
    })
  })
}
