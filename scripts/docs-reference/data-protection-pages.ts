import { personalData as authData } from '../../packages/auth/src/personal-data.ts'
import { kernelPersonalData } from '../../packages/core/src/store/personal-data.ts'
import type { TableInventory } from '../../packages/core/src/store/table-inventory.ts'
import { type ReferencePage, toCode, toCodes, toPage, toTable } from './page.ts'
import { plugins, type DocumentedPlugin } from './documented.ts'
import type { Columns } from './read-columns.ts'

const OWNERS = { client: 'a client', account: 'an account', organisation: 'the organisation', desk: 'the desk' } as const

const FROM = 'what each package says of its tables (`personalData`) and the columns of a migrated database'

/** What each package keeps of people, and an overview for who answers for it. */
export function toDataProtectionPages(columns: Columns): readonly ReferencePage[] {
  return [toOverview(columns), toCorePage(), toAuthPage(columns), ...plugins.map((each) => toPluginPage(each, columns))]
}

function toCorePage(): ReferencePage {
  const tables = Object.entries(kernelPersonalData)
  return toPackagePage('core', [
    'The kernel keeps the copy of the care record, who may see it, and who saw it. A column that **points** at a person is an id; one that is **sealed** is encrypted or a digest.',
    ...tables.map(([name, inventory]) => toInventory(name, inventory)),
    '## Beside the tables',
    'Jobs wait in a schema of their own (`pgboss`) and carry ids only. Files of the portal hold no personal data: photos and documents stand in the tables above. The log of the process holds no name, no address and no word of a record.',
  ])
}

function toInventory(name: string, { whose, keeps, until, exported, erased, columns }: TableInventory): string {
  const kinds = {
    personal: 'columns that say something of a person',
    points: 'that point at a person',
    sealed: 'sealed, or a digest',
    rest: 'the rest',
  } as const
  const rows = Object.entries(kinds).map(([kind, title]) => [title, toCodes(columns[kind as keyof typeof kinds]?.split(' ') ?? [])])
  const facts = [
    ['of whom', whose.join(', ')],
    ['how long', until],
    ['exported', exported],
    ['erased', erased],
    ...rows.filter(([, names]) => names !== ''),
  ]
  return [`## ${name}`, keeps, facts.map(([what, answer]) => `- **${what}**: ${answer}`).join('\n')].join('\n\n')
}

function toAuthPage(columns: Columns): ReferencePage {
  return toPackagePage('auth', [
    'Signing in keeps what it needs to know that somebody is who they say, and no more. `@voordeur/adapter-entra` keeps no tables of its own: who is who at Microsoft stands in `auth_identity` and `auth_invitation`.',
    ...Object.entries(authData).map(([table, keeps]) => toTold(`auth_${table}`, { whose: 'an account', keeps, columns })),
  ])
}

function toPluginPage({ name, plugin }: DocumentedPlugin, columns: Columns): ReferencePage {
  const { id, tables, watch } = plugin
  const told = Object.entries(tables?.personalData ?? {}).map(([table, keeps]) =>
    toTold(`${id.replaceAll('-', '_')}_${table}`, { whose: OWNERS[tables?.rows[table] ?? 'organisation'], keeps, columns }),
  )
  const reads = [...new Set(plugin.parts.flatMap((part) => part.reads.map((type) => type.name)))].toSorted()
  return toPackagePage(name, [
    told.length === 0 ? 'It keeps no tables: nothing of a person stays behind in it.' : '',
    reads.length === 0
      ? 'It reads nothing of the care record.'
      : `It reads these record types of the client that its reader may see, and keeps no copy: ${toCodes(reads)} ([record types](../reference/records.md)).`,
    watch === undefined
      ? ''
      : 'It watches records while nobody looks; what it found is kept by the kernel as names of fields (`record_finding`), never as values.',
    ...told,
  ])
}

function toTold(
  table: string,
  { whose, keeps, columns }: { readonly whose: string; readonly keeps: string; readonly columns: Columns },
): string {
  return [`## ${table}`, keeps, `Rows of ${whose}. Columns: ${toCodes(columns.get(table) ?? [])}.`].join('\n\n')
}

function toPackagePage(name: string, blocks: readonly string[]): ReferencePage {
  return toPage({
    path: `docs/data-protection/${name}.md`,
    title: `What ${name} keeps of people`,
    reader: 'organisation',
    from: FROM,
    blocks,
  })
}

interface Row {
  readonly page: string
  readonly table: string
  readonly whose: string
  readonly keeps: string
}

function toOverview(columns: Columns): ReferencePage {
  const core = Object.entries(kernelPersonalData).map(([table, { whose, keeps, until }]) => ({
    page: 'core',
    table,
    whose: whose.join(', '),
    keeps: `${keeps} Kept: ${until}.`,
  }))
  const auth = Object.entries(authData).map(([table, keeps]) => ({ page: 'auth', table: `auth_${table}`, whose: 'account', keeps }))
  const own = plugins.flatMap(({ name, plugin: { id, tables } }) =>
    Object.entries(tables?.personalData ?? {}).map(([table, keeps]) => ({
      page: name,
      table: `${id}_${table}`,
      whose: tables?.rows[table] ?? '',
      keeps,
    })),
  )
  return toPage({
    path: 'docs/data-protection/index.md',
    title: 'Data protection: what is kept of whom',
    reader: 'organisation',
    order: 5,
    from: FROM,
    blocks: [...toAnswers(columns), '## Every table', toRows([...core, ...auth, ...own]), ...CHECKLIST],
  })
}

function toRows(rows: readonly Row[]): string {
  return toTable(
    ['table', 'of whom', 'what, and how long'],
    rows.map(({ page, table, whose, keeps }) => [`[${toCode(table)}](${page}.md#${table})`, whose, keeps]),
  )
}

function toAnswers(columns: Columns): readonly string[] {
  return [
    'For whoever answers for personal data in the organisation (the data protection officer, FG). The organisation is the controller (AVG 4); the portal holds a copy of the care record and keeps it no longer than it has a use. This page follows the packages: what your own portal keeps is printed by `voordeur check`, for the plugins that it has.',
    `A portal with all packages has ${columns.size} tables. A test compares them with this page, column by column.`,
    '## What the law asks, and where it is answered',
    toTable(
      ['article', 'what it asks', 'in the portal'],
      [
        [
          'AVG 5, 17',
          'keep no longer than needed; erase',
          'the copy of a client goes days after care ended ([how access ends](../access.md#erasing-the-copy)). The record itself stays with the organisation, twenty years (WGBO 7:454)',
        ],
        [
          'AVG 9',
          'data on health only with a ground',
          'treatment by a care provider who owes secrecy (UAVG 30 lid 3). Others read by [a basis](../access.md#bases) that the organisation knows, or that the client gave',
        ],
        [
          'AVG 13, 14',
          'say what happens with data',
          'the page *Privacy* of the portal: a text of its own, or that of the organisation (`statements.privacy`)',
        ],
        [
          'AVG 15',
          'access and a copy',
          'the portal is that access; the whole dossier is [a download](../download.md). Who looked stands under *Wie heeft gekeken* (Wabvpz 15e)',
        ],
        ['AVG 16', 'correct', 'a form of `plugin-beheer` for who reads, a register for staff with the terms of AVG 12'],
        [
          'AVG 17',
          'erase',
          'the same form. An account goes at night when its term is over, or at once for who asks ([how accounts end](../access.md#erasing-an-account))',
        ],
        ['AVG 20', 'carry data elsewhere', 'the download holds JSON beside pages; the record itself is asked of its source'],
        [
          'AVG 25',
          'by default as little as needed',
          'no part opens without a right; names of staff are roles unless the organisation says otherwise; no BSN and no bank account enters the store',
        ],
        ['AVG 30', 'a register of processing', 'the table below, and the pages of the packages'],
        [
          'AVG 32',
          'security',
          '[the access log](../access-log.md), [signing in](../signing-in.md), [architecture](../architecture.md#trust)',
        ],
        ['NEN 7513', 'who saw what', '[the access log](../access-log.md), [its events](../reference/events.md)'],
      ],
    ),
  ]
}

const CHECKLIST = [
  '## To begin a DPIA with',
  'Data on health of many people asks a data protection impact assessment (AVG 35). What the software does stands above; these are questions that only the organisation can answer.',
  [
    'Who is the controller, and who processes for it: hosting, mail, text messages, Microsoft? Is there an agreement with each (AVG 28)? Does anything leave the EU?',
    'Which record types do you show, to which [basis](../access.md#bases), and why that much? Which only after they were discussed (`records.TYPE.discussedOnly`)?',
    'Do names of staff stand there, or their roles? Did the works council agree?',
    'How do you know that a representative is one? Who looks at the evidence, and is it thrown away then?',
    'What becomes of a client who can’t say what family may see? Who is portal administrator, and who checks that?',
    'Twelve to sixteen years old: who asks the child (WGBO 7:450, 7:457)?',
    'How long after care is the portal open, and how long is the log kept? Do your privacy statement and register say the same?',
    'How strongly does somebody sign in? Every risk that you accepted stands under `acceptedRisks`, with a name and an end.',
    'Who is at the desk, with which rights, and who looks at the log of what they do?',
    'Where do backups lie, how long, and who tried to restore one?',
    'Who is told within 72 hours when something leaks (AVG 33), and how do you find out whose data it was? The access log answers by client and by account.',
    'What do the people whom it is about think of it? Did you ask the client council?',
  ]
    .map((question) => `- [ ] ${question}`)
    .join('\n'),
]
