import type { ComposedPart, ComposedRight, ComposedSet, Composition } from '../compose/composition.ts'
import { CORE } from '../compose/draft.ts'
import { CONFIG, type Fact, toValueText } from './explain-fact.ts'
import type { Explained } from './explain-settings.ts'

/** Who brings something, with the package it is imported from where the configuration says so. */
export function toOwner(id: string, { packages }: Pick<Explained, 'packages'>): string {
  if (id === CORE) return 'the kernel (@voordeur/core)'
  const made = packages.get(id)
  return made === undefined ? `plugin "${id}"` : `plugin "${id}" (${made})`
}

/** Every panel, in the order of the start page. */
export function listPanels({ composition }: Explained): readonly Fact[] {
  return composition.panels.map((panel, index) => ({
    kind: 'panel',
    name: panel.id,
    value: toValueText(panel.title),
    from: `${CONFIG}, panels[${index}]`,
    notes: [
      `Colour ${panel.colour}, icon ${panel.icon}; it opens with ${panel.opens}${panel.inMenu ? '' : ', and stands in no menu'}.`,
      `Parts: ${panel.parts.map(({ id }) => id).join(', ')}.`,
      ...(panel.summary.length === 0 ? [] : [`On the start page: the newest of ${panel.summary.map(({ id }) => id).join(', ')}.`]),
    ],
  }))
}

/** Every part, where it stands, and what it may read. */
export function listParts(explained: Explained): readonly Fact[] {
  const { composition } = explained
  return [...composition.parts.values()].map((part) => ({
    kind: 'part',
    name: part.id,
    value: toValueText(say(composition, part.titleKey)),
    from: toOwner(part.plugin, explained),
    notes: [
      toPlace(part, composition),
      part.readRight === undefined
        ? `Everybody with a session may open it: ${part.part.access?.reason}`
        : `It opens with the right ${part.readRight}.`,
      ...note('Its rights: ', part.rights),
      ...note('It may read: ', part.reads),
      ...note('It is there only where there is: ', part.applies),
      ...note(
        'Places that other plugins may fill: ',
        part.part.slots.map(({ id }) => id),
      ),
      `Its title is the text ${part.titleKey}.`,
    ],
  }))
}

function toPlace(part: ComposedPart, { panels, desk }: Composition): string {
  const index = panels.findIndex(({ parts }) => parts.includes(part))
  if (index >= 0) return `It stands in panel "${panels[index]?.id}" (${CONFIG}, panels[${index}].parts).`
  if (desk.parts.includes(part)) return 'It stands at the desk.'
  return part.plugin === CORE
    ? 'It is a page of the portal itself.'
    : `It stands in no panel, so nobody finds it; put "${part.id}" among the parts of one.`
}

/** Every right: who has it, through which set and on what ground. */
export function listRights(explained: Explained): readonly Fact[] {
  const { composition } = explained
  const ofPeople = [...composition.rights.values()].map((right) => toRight(right, explained, composition.permissionSets))
  const ofStaff = [...composition.desk.rights.values()].map((right) => toRight(right, explained, composition.desk.sets))
  return [...ofPeople, ...ofStaff]
}

function toRight(right: ComposedRight, explained: Explained, sets: ReadonlyMap<string, ComposedSet>): Fact {
  const { composition } = explained
  const holding = [...sets.values()].filter(({ rights }) => rights.includes(right.id))
  const isDesk = sets === composition.desk.sets
  return {
    kind: 'right',
    name: right.id,
    value: toValueText(say(composition, right.titleKey)),
    from: toOwner(composition.parts.get(right.part)?.plugin ?? '', explained),
    notes: [
      ...(right.explicit ? toExplicit(right) : []),
      ...holding.map(({ id, rights }) => toHolding({ id, index: rights.indexOf(right.id), isDesk }, composition)),
      ...(holding.length === 0 && !right.explicit
        ? [`Nobody has it: it stands in no ${isDesk ? 'set of the desk' : 'permission set'}.`]
        : []),
      `It belongs to the part ${right.part}.`,
    ],
  }
}

function toExplicit({ byBasis }: ComposedRight): readonly string[] {
  const law = byBasis.length === 0 ? [] : [`By law, without a tick: ${byBasis.join(', ')} (the part itself says so).`]
  return [...law, 'It stands in no set: anybody else gets it by a tick of its own.']
}

interface Holding {
  readonly id: string
  readonly index: number
  readonly isDesk: boolean
}

function toHolding({ id, index, isDesk }: Holding, { access }: Composition): string {
  if (isDesk) return `Staff with the set "${id}" have it (${CONFIG}, desk.sets.${id}.rights[${index}]).`
  const bases = Object.entries(access.byBasis).flatMap(([basis, set]) => (set === id ? [basis] : []))
  const whose = bases.length === 0 ? 'no basis starts with it' : `${bases.join(', ')} start with it (access.byBasis)`
  return `In the permission set "${id}" (${CONFIG}, permissionSets.${id}.rights[${index}]); ${whose}.`
}

/** Every permission set, also those of the desk. */
export function listSets({ composition }: Explained): readonly Fact[] {
  const of = (sets: ReadonlyMap<string, ComposedSet>, at: string) =>
    [...sets.values()].map((set): Fact => ({
      kind: 'set',
      name: `${at}.${set.id}`,
      value: toValueText(set.title),
      from: `${CONFIG}, ${at}.${set.id}`,
      notes: [...note('It holds: ', set.rights), ...toBases(set, at, composition)],
    }))
  return [...of(composition.permissionSets, 'permissionSets'), ...of(composition.desk.sets, 'desk.sets')]
}

function toBases({ id }: ComposedSet, at: string, { access }: Composition): readonly string[] {
  if (at !== 'permissionSets') return ['Staff who have it follow it as it stands here, at once.']
  const bases = Object.entries(access.byBasis).flatMap(([basis, set]) => (set === id ? [basis] : []))
  return [
    ...note('Start with it (access.byBasis): ', bases),
    'It is copied into an access when it is granted: a change is for who comes after.',
  ]
}

/** Every record type: when it is seen, by whom, and what decided so. */
export function listRecords({ composition, config }: Explained): readonly Fact[] {
  const written = Object(config['records']) as Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>
  return [...composition.recordTypes.values()].map((type) => {
    const policy = composition.recordPolicy(type.name)
    const from = (key: string) => (written[type.name]?.[key] === undefined ? 'the default' : `${CONFIG}, records.${type.name}.${key}`)
    const namesStaff = type.staffNames.length > 0 || type.freeText.length > 0
    const unnamed = from('staffNames') === 'the default' && !namesStaff ? ': nothing in it names staff' : ''
    return {
      kind: 'record',
      name: type.name,
      value: `visible after ${policy.visibleAfterSeconds} s, staff by ${policy.staffNames === 'show' ? 'name' : 'role'}${policy.discussedOnly ? ', only what was discussed' : ''}`,
      from: written[type.name] === undefined ? 'the defaults of the kernel' : `${CONFIG}, records.${type.name}`,
      notes: [
        `visibleAfter: ${policy.visibleAfterSeconds} s (${from('visibleAfter')}).`,
        `staffNames: ${policy.staffNames} (${from('staffNames')}${unnamed}).`,
        `discussedOnly: ${policy.discussedOnly} (${from('discussedOnly')}).`,
        ...note(
          'Provided by: ',
          composition.sources.filter(({ provides }) => provides.some(({ name }) => name === type.name)).map(({ id }) => `source "${id}"`),
        ),
        ...note(
          'Read by: ',
          [...composition.parts.values()].filter(({ reads }) => reads.includes(type.name)).map(({ id }) => id),
        ),
      ],
    }
  })
}

function note(before: string, words: readonly string[]): readonly string[] {
  return words.length === 0 ? [] : [`${before}${words.join(', ')}.`]
}

function say({ messages, language }: Composition, key: string): string {
  return messages(language.default, language.form)(key)
}
