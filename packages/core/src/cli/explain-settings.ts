import type { Composition } from '../compose/composition.ts'
import { CONFIG_SCHEMA } from '../compose/config-schema.ts'
import type { GivenOptions } from '../define/given-options.ts'
import { CONFIG, type Fact, toValueText } from './explain-fact.ts'
import { hasOptions, listLeaves, readWith, type Leaf, type Looked } from './explain-values.ts'

/** What explaining is given: the configuration as it was written, what became of it, and the environment it was written in. */
export interface Explained {
  readonly config: Readonly<Record<string, unknown>>
  readonly composition: Composition
  readonly environment: Looked['environment']
  /** The package from which the configuration imports a factory, by the factory's name. */
  readonly packages: ReadonlyMap<string, string>
}

// Told about each on its own: they are made of more than a value.
const APART = ['auth', 'sources', 'plugins', 'panels', 'permissionSets', 'records', 'acceptedRisks']

/** Every setting of the portal's own, written or not. */
export function listSettings(explained: Explained): readonly Fact[] {
  const { config, environment } = explained
  const sections = Object.entries(CONFIG_SCHEMA.shape).filter(([name]) => !APART.includes(name))
  return sections.flatMap(([name, schema]) =>
    listLeaves({ schema, given: config[name], read: undefined, environment })
      .filter(({ path }) => !(name === 'desk' && path[0] === 'sets'))
      .map((leaf) => toSetting([name, ...leaf.path].join('.'), leaf, explained)),
  )
}

function toSetting(name: string, leaf: Leaf, { composition }: Explained): Fact {
  const usual = leaf.written ? undefined : DEFAULTS[name]?.(composition)
  return {
    kind: 'setting',
    name,
    value: usual === undefined ? leaf.value : toValueText(usual),
    from: leaf.written
      ? toWritten(leaf)
      : usual === undefined
        ? 'nothing says it, and the kernel needs nothing here'
        : "the kernel's default",
    ...(leaf.says === undefined ? {} : { says: leaf.says }),
    notes: [],
  }
}

function toWritten({ variable }: Pick<Leaf, 'variable'>, place = CONFIG): string {
  return variable === undefined ? place : `${place}, with what the environment variable ${variable} holds`
}

/** What holds where a setting was left out, read from what the kernel made of it. */
const DEFAULTS: Readonly<Record<string, (composition: Composition) => unknown>> = {
  'access.invitedBy': ({ access }) => access.invitedBy,
  'access.endsAfterCare': ({ access }) => `P${access.endsAfterCareDays}D`,
  'access.noticeBeforeEnd': ({ access }) => `P${access.noticeBeforeEndDays}D`,
  'access.invitationsEndAfter': ({ access }) => `P${access.invitationDays}D`,
  'access.accountsEndAfter': ({ access }) => `P${access.accountDays}D`,
  'access.readOnAfterDeath': ({ access }) => access.readOnAfterDeath,
  'access.requests': ({ access }) => access.requests !== undefined,
  'brake.records': ({ brake }) => brake.records,
  'brake.clients': ({ brake }) => brake.clients,
  'brake.always': ({ brake }) => brake.always,
  'audit.keepFor': ({ audit }) => `P${audit.keepForDays}D`,
  'desk.requires': ({ desk }) => desk.requires,
  tour: ({ tour }) => tour,
  'statements.privacy': () => 'the words that the portal has of its own',
  'statements.accessibility': () => 'the words that the portal has of its own',
  'theme.tokens': () => 'the tokens that the kernel has of its own',
}

/** Every option of each plugin, source and way of signing in, written or not. */
export function listOptions(explained: Explained): readonly Fact[] {
  const { plugins, sources, authenticator } = explained.composition
  return [
    ...plugins.flatMap(({ id, given }) => listOf(given, { owner: `plugin "${id}"`, explained })),
    ...sources.flatMap(({ id, given }) => listOf(given, { owner: `source "${id}"`, explained })),
    ...listOf(authenticator.given ?? [], { owner: `signing in ("${authenticator.id}")`, explained }),
  ]
}

function listOf(all: readonly GivenOptions[], of: { readonly owner: string; readonly explained: Explained }): readonly Fact[] {
  return all.filter(({ schema }) => hasOptions(schema)).flatMap((options) => listGiven(options, of))
}

function listGiven(
  { name, schema, given, at = [] }: GivenOptions,
  { owner, explained }: { readonly owner: string; readonly explained: Explained },
): readonly Fact[] {
  const place = at.length === 0 ? CONFIG : `${CONFIG}, auth.${at[0]}[${at[1]}]`
  const made = explained.packages.get(name)
  return listLeaves({ schema, given, read: readWith(schema, given), environment: explained.environment }).map((leaf) => ({
    kind: 'option',
    name: [name, ...leaf.path].join('.'),
    value: leaf.value,
    from: leaf.written ? toWritten(leaf, place) : leaf.value === 'left out' ? 'nothing says it' : `the default of ${name}`,
    ...(leaf.says === undefined ? {} : { says: leaf.says }),
    notes: [`An option of ${owner}${made === undefined ? '' : `, from ${made}`}: \`${name}({ ${leaf.path.join('.')}: … })\`.`],
  }))
}
