import { readFileSync } from 'node:fs'
import { defineCommand } from 'citty'
import { findNearest } from '../compose/nearest.ts'
import { composePortal } from '../web/compose-portal.ts'
import { toJson, toResult, type CheckResult } from './check.ts'
import { findNearestText, findTexts } from './find-text.ts'
import type { Fact, FactKind } from './explain-fact.ts'
import { listPanels, listParts, listRecords, listRights, listSets } from './explain-parts.ts'
import { explainProblem, isProblemCode } from './explain-problem.ts'
import { listOptions, listSettings, type Explained } from './explain-settings.ts'
import { listTexts, type Text } from './explain-texts.ts'
import { findTokens } from './explain-tokens.ts'
import { loadConfig } from './load-config.ts'
import { FACT_KINDS, printFacts, printOverview } from './print-facts.ts'
import { say } from './say.ts'

/** What explaining needs from the world it runs in. */
export interface ExplainOptions {
  /** What is asked about; everything when it is left out. */
  readonly word?: string | undefined
  readonly config?: string | undefined
  readonly directory: string
  readonly json: boolean
  readonly now: Date
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Loads a configuration and says what it is made of, what each thing is and who said so. Opens no database; a configuration with problems says those. */
export async function runExplain(options: ExplainOptions): Promise<CheckResult> {
  const { word, json, now, environment } = options
  if (word !== undefined && isProblemCode(word)) return answerProblem(word, json)
  const loaded = await loadConfig(options)
  if (!loaded.ok) return toResult(loaded, json ? 'json' : 'text')
  const { directory, definition, file } = loaded
  const composed = composePortal(definition, { directory, production: false, now })
  if (!composed.ok) return toResult(composed, json ? 'json' : 'text')
  // It was composed, so that it is a portal.
  const { config } = definition as { readonly config: Explained['config'] }
  const explained = { config, composition: composed.composition, environment, packages: findPackages(readFileSync(file, 'utf8')) }
  return explain(word, explained, json)
}

/** What is said of a word, or of everything; exit code 1 when it is about nothing. Pure. */
export function explain(word: string | undefined, explained: Explained, json: boolean): CheckResult {
  const texts = listTexts(explained)
  const facts = listFacts(explained)
  if (word === undefined)
    return answer([...facts, ...texts.filter(({ fact }) => isOwn(fact)).map(({ fact }) => fact)], {
      json,
      all: [...facts, ...factsOf(texts)],
    })
  const kind = FACT_KINDS.find((each) => word === `${each}s`)
  const tokens = findTokens(word, explained)
  const found =
    tokens.length > 0
      ? tokens
      : kind === undefined
        ? findFacts(word, facts, texts)
        : [...facts, ...factsOf(texts)].filter((fact) => fact.kind === kind)
  if (found.length > 0)
    return {
      output: json ? toJson({ ok: true, facts: found }) : kind === undefined ? printFacts(found) : printOverview(found),
      exitCode: 0,
    }
  return answerNothing(word, { names: [...facts.map(({ name }) => name), ...FACT_KINDS.map((each) => `${each}s`)], texts, json })
}

function listFacts(explained: Explained): readonly Fact[] {
  const lists = [listPanels, listParts, listRights, listSets, listRecords, listSettings, listOptions]
  return lists.flatMap((list) => list(explained))
}

const factsOf = (texts: readonly Text[]) => texts.map(({ fact }) => fact)

/** What the organisation itself writes. */
const isOwn = ({ from }: Fact) => from.startsWith('portal.config.ts')

/** What is called so; what stands below it; and otherwise what says so on the screen. */
function findFacts(word: string, facts: readonly Fact[], texts: readonly Text[]): readonly Fact[] {
  const called = [...facts, ...factsOf(texts)].filter(
    ({ name }) => name === word || name.endsWith(`Sets.${word}`) || name === `desk.sets.${word}`,
  )
  const below = facts.filter(({ kind, name }) => name.startsWith(`${word}.`) || (kind === 'right' && name.startsWith(`${word}:`)))
  const named = [...called, ...below]
  if (named.length > 0) return named
  const ending = facts.filter(({ name, notes }) => name.endsWith(`.${word}`) || notes.some((note) => note.startsWith(`${word}: `)))
  return ending.length > 0 ? ending : factsOf(findTexts(word, texts))
}

function answer(facts: readonly Fact[], { json, all }: { readonly json: boolean; readonly all: readonly Fact[] }): CheckResult {
  if (json) return { output: toJson({ ok: true, facts: all }), exitCode: 0 }
  const texts = all.filter(({ kind }) => kind === 'text').length
  const rest = `${texts} texts in all; those that the configuration says stand above. \`voordeur explain texts\` lists every one, and \`voordeur explain "…"\` finds one by what stands on the screen.`
  return { output: `${printOverview(facts)}\n\n${rest}`, exitCode: 0 }
}

function answerNothing(
  word: string,
  { names, texts, json }: { readonly names: readonly string[]; readonly texts: readonly Text[]; readonly json: boolean },
): CheckResult {
  const near = findNearest(word, names) ?? findNearestText(word, texts)
  const hint = near === undefined ? undefined : `Did you mean "${near}"?`
  const text = `Nothing here is called ${JSON.stringify(word)}, and no text says it.`
  if (json) return { output: toJson({ ok: false, word, ...(hint === undefined ? {} : { hint }) }), exitCode: 1 }
  return { output: [text, ...(hint === undefined ? [] : [hint])].join(' '), exitCode: 1 }
}

function answerProblem(code: string, json: boolean): CheckResult {
  const { known, text } = explainProblem(code)
  return { output: json ? toJson({ ok: known, problem: code, text }) : text, exitCode: known ? 0 : 1 }
}

/** From which package each name is imported, as it stands in the file. */
export function findPackages(source: string): ReadonlyMap<string, string> {
  const imports = [...source.matchAll(/import\s*\{([^}]*)\}\s*from\s*['"]([^'"./][^'"]*)['"]/gu)]
  return new Map(
    imports.flatMap(([, names = '', from = '']) =>
      names.split(',').map(
        (name) =>
          [
            name
              .trim()
              .split(/\s+as\s+/u)
              .at(-1) ?? '',
            from,
          ] as const,
      ),
    ),
  )
}

/** `voordeur explain`: what is what, what it is now, and where that was said. */
export const explainCommand = defineCommand({
  meta: {
    name: 'explain',
    description: 'Say what the portal is made of: each panel, part, right, setting and text, its value and where it comes from.',
  },
  args: {
    word: {
      type: 'positional',
      required: false,
      description: `A panel, part, right, set, record type, setting, option or message key; a text as it stands on the screen; a problem's code; or a list: ${FACT_KINDS.map((kind: FactKind) => `${kind}s`).join(', ')}. Everything when left out.`,
    },
    config: { type: 'string', description: 'The configuration; portal.config.ts when left out.', valueHint: 'file' },
    json: { type: 'boolean', description: 'Write JSON.', default: false },
  },
  async run({ args }) {
    const { word, config, json } = args
    const { output, exitCode } = await runExplain({
      word,
      config,
      json,
      directory: process.cwd(),
      now: new Date(),
      environment: process.env,
    })
    say(output)
    process.exitCode = exitCode
  },
})
