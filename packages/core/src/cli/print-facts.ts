import type { Fact, FactKind } from './explain-fact.ts'

const TITLES: Readonly<Record<FactKind, string>> = {
  panel: 'Panels',
  part: 'Parts',
  right: 'Rights',
  set: 'Permission sets',
  record: 'Record types',
  setting: 'Settings',
  option: 'Options',
  word: 'Words that are explained',
  text: 'Texts',
}

const ONE: Readonly<Record<FactKind, string>> = {
  panel: 'panel',
  part: 'part',
  right: 'right',
  set: 'permission set',
  record: 'record type',
  setting: 'setting',
  option: 'option',
  word: 'explained word',
  text: 'text',
}

/** The kinds in the order in which they are told. */
export const FACT_KINDS = Object.keys(TITLES) as readonly FactKind[]

/** Everything, a line each: what it is called, what it is, and where that comes from. */
export function printOverview(facts: readonly Fact[]): string {
  return FACT_KINDS.flatMap((kind) => {
    const lines = facts.filter((fact) => fact.kind === kind).map(({ name, value, from }) => `  ${name}: ${value} (${from})`)
    return lines.length === 0 ? [] : [[TITLES[kind], ...lines].join('\n')]
  }).join('\n\n')
}

/** A few things, each with everything that is known of it. */
export function printFacts(facts: readonly Fact[]): string {
  return facts
    .map(({ kind, name, value, from, says, notes }) =>
      [
        `${name} (${ONE[kind]}): ${value}`,
        `  From: ${from}`,
        ...(says === undefined ? [] : [`  ${says}`]),
        ...notes.map((line) => `  ${line}`),
      ].join('\n'),
    )
    .join('\n\n')
}
