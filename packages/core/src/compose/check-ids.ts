import { CORE, type Check, type Draft } from './draft.ts'
import type { Problem, ProblemCode } from './problem.ts'
import { quote } from './quote.ts'

const ID = /^[a-z][a-z0-9-]{0,31}$/
/** Core's own parts, and what stands in the same place of an address: panels, Toon als and downloads. */
const TAKEN: readonly string[] = [CORE, 'panel', 'als', 'download']
const SHAPE = 'Use lower-case letters, digits and hyphens, starting with a letter, at most 32.'

/** Ids of plugins, parts and rights are well formed, and each stands for one thing. */
export const checkIds: Check = (draft) => [
  ...checkPluginIds(draft),
  ...checkPartIds(draft),
  ...checkRightIds(draft),
  ...findDuplicates(draft),
]

function checkPluginIds(draft: Draft): readonly Problem[] {
  const added = draft.plugins.slice(1)
  return added.flatMap(({ id }): readonly Problem[] => {
    const place = `plugin ${quote(id)}`
    if (TAKEN.includes(id))
      return [
        { code: 'PLUGIN_ID_INVALID', place, cause: `${quote(id)} stands in core's own addresses.`, fix: 'Give the plugin another id.' },
      ]
    return ID.test(id) ? [] : [{ code: 'PLUGIN_ID_INVALID', place, cause: `The id ${quote(id)} can not stand in an address.`, fix: SHAPE }]
  })
}

function checkPartIds(draft: Draft): readonly Problem[] {
  return draft.parts
    .filter(({ part }) => !ID.test(part.id))
    .map(({ plugin, part }) => ({
      code: 'PART_ID_INVALID',
      place: `plugin ${quote(plugin)}, part ${quote(part.id)}`,
      cause: `The id ${quote(part.id)} can not stand in an address.`,
      fix: SHAPE,
    }))
}

function checkRightIds(draft: Draft): readonly Problem[] {
  return draft.parts.flatMap(({ id, part }) =>
    Object.keys(part.rights)
      .filter((right) => !ID.test(right))
      .map((right) => ({
        code: 'RIGHT_ID_INVALID',
        place: `${id}, right ${quote(right)}`,
        cause: `The id ${quote(right)} is not well formed.`,
        fix: SHAPE,
      })),
  )
}

function findDuplicates(draft: Draft): readonly Problem[] {
  const names = [...draft.plugins, ...(draft.authenticator ? [draft.authenticator] : [])].map(({ id }) => id)
  return [
    ...toDuplicates(names, { code: 'DUPLICATE_PLUGIN', kind: 'plugin', fix: 'Name each plugin once; merge their options.' }),
    ...toDuplicates(
      draft.parts.map(({ id }) => id),
      { code: 'DUPLICATE_PART', kind: 'part', fix: 'Give each part of the plugin an id of its own.' },
    ),
    ...toDuplicates(
      draft.config.panels.map(({ value }) => value.id),
      { code: 'DUPLICATE_PANEL', kind: 'panel', fix: 'Give each panel an id of its own.' },
    ).map((problem) => sayWhere(problem, draft)),
    ...toDuplicates(
      draft.sources.map(({ id }) => id),
      { code: 'DUPLICATE_SOURCE', kind: 'source', fix: 'Give each source a `name` of its own in its options.' },
    ),
  ]
}

/** Two panels look alike in a long file: each is named by its number and its title. */
function sayWhere(problem: Problem, { config }: Draft): Problem {
  const alike = config.panels.filter(({ value }) => problem.place === `panel ${quote(value.id)}`)
  const places = alike.map(({ place, value }) => `${place.replace(/ \(.*$/s, '')} (${quote(value.title)})`)
  return { ...problem, cause: problem.cause.replace(/\.$/, `: ${places.join(' and ')}.`) }
}

function toDuplicates(ids: readonly string[], of: { code: ProblemCode; kind: string; fix: string }): readonly Problem[] {
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index))
  return [...twice].map((id) => ({
    code: of.code,
    place: `${of.kind} ${quote(id)}`,
    cause: `There is more than one ${of.kind} called ${quote(id)}.`,
    fix: of.fix,
  }))
}
