import { API_VERSION } from '../define/api-version.ts'
import { brand, isBranded } from '../define/brand.ts'
import { assemble, isComplete } from './assemble.ts'
import { checkAccess } from './check-access.ts'
import { checkAssurance } from './check-assurance.ts'
import { checkDesk } from './check-desk.ts'
import { checkIcons } from './check-icons.ts'
import { checkIds } from './check-ids.ts'
import { checkMessages } from './check-messages.ts'
import { checkNotices } from './check-notices.ts'
import { checkOptions } from './check-options.ts'
import { checkPanels } from './check-panels.ts'
import { checkPlaceholders } from './check-placeholders.ts'
import { checkRecords } from './check-records.ts'
import { checkFeeds } from './check-feeds.ts'
import { checkMedia } from './check-media.ts'
import { checkSearch } from './check-search.ts'
import { checkRequests } from './check-requests.ts'
import { checkRisks, type ComposedFinding } from './check-risks.ts'
import { checkSets } from './check-sets.ts'
import { checkSettings } from './check-settings.ts'
import { checkSlots } from './check-slots.ts'
import { checkSources } from './check-sources.ts'
import { checkTables } from './check-tables.ts'
import { checkWatch } from './check-watch.ts'
import { checkWords } from './check-words.ts'
import type { ComposedTheme, Composition } from './composition.ts'
import { toPlace } from './config-problems.ts'
import { listIcons, readFromDisk } from './disk.ts'
import { CORE, toDraftParts, type Check, type Draft } from './draft.ts'
import type { ComposeEnvironment } from './environment.ts'
import { findTwoCores } from './find-two-cores.ts'
import type { Problem } from './problem.ts'
import { quote, toReason } from './quote.ts'
import { isEntries, readConfig } from './read-config.ts'
import { readDefinitions, readPlugin } from './read-definitions.ts'
import { readStatements } from './read-statements.ts'
import { readTheme } from './read-theme.ts'
import { toSnapshot, type Unreadable } from './snapshot.ts'

/** A portal that can be built, with what is weaker than the default; or every mistake in it at once. */
export type Composed =
  | { readonly ok: true; readonly composition: Composition; readonly findings: readonly ComposedFinding[] }
  | { readonly ok: false; readonly problems: readonly Problem[] }

const CHECKS: readonly Check[] = [
  checkIds,
  checkOptions,
  checkPlaceholders,
  checkAccess,
  checkAssurance,
  checkIcons,
  checkNotices,
  checkPanels,
  checkSets,
  checkDesk,
  checkSettings,
  checkRecords,
  checkRequests,
  checkSearch,
  checkSlots,
  checkFeeds,
  checkMedia,
  checkSources,
  checkTables,
  checkWatch,
  checkMessages,
  checkWords,
  checkRisks,
]

/**
 * Checks a whole configuration and puts it together. Takes anything, never throws, and does nothing but read
 * the files that the theme and the statements name.
 */
export function compose(definition: unknown, environment: ComposeEnvironment): Composed {
  try {
    return composeSnapshot(definition, environment)
  } catch (error) {
    // Foreign schemas and getters run inside the checks; what they throw is theirs to mend, and nothing was built.
    const cause = `The configuration can not be read: ${toReason(error)}.`
    return {
      ok: false,
      problems: [{ code: 'CONFIG_INVALID', place: toPlace([]), cause, fix: 'Write plain data and what the define functions return.' }],
    }
  }
}

function composeSnapshot(definition: unknown, environment: ComposeEnvironment): Composed {
  const { value: portal, unreadable } = toSnapshot(definition)
  const config = configOf(portal)
  if (!config) return { ok: false, problems: [toNotAPortal(definition)] }
  const { draft, problems: unread } = readDraft(config, environment)
  const { theme, statements, problems: unusable } = readFiles(draft)
  const mistakes = CHECKS.flatMap((check) => check(draft))
  const problems = [...unreadable.map((each) => toUnreadable(each)), ...findTwoCores(portal), ...unread, ...mistakes, ...unusable]
  if (problems.length > 0 || !theme || !isComplete(draft)) return { ok: false, problems }
  const composition = assemble(draft, { theme, statements })
  return { ok: true, composition, findings: composition.findings }
}

function configOf(portal: unknown): Readonly<Record<string, unknown>> | undefined {
  return isBranded('portal', portal) && 'config' in portal && isEntries(portal.config) ? portal.config : undefined
}

/** What stands in files beside the configuration. */
function readFiles({ config, environment }: Draft) {
  const { directory, readFile = readFromDisk } = environment
  const look: { readonly theme?: ComposedTheme; readonly problems: readonly Problem[] } = config.theme
    ? readTheme(config.theme, { directory, readFile })
    : { problems: [] }
  const { statements, problems } = readStatements(config.statements, { directory, readFile })
  return { theme: look.theme, statements, problems: [...look.problems, ...problems] }
}

function readDraft(
  config: Readonly<Record<string, unknown>>,
  environment: ComposeEnvironment,
): { readonly draft: Draft; readonly problems: readonly Problem[] } {
  const settings = readConfig(config)
  const definitions = readDefinitions(config)
  const core = readCore(environment)
  const plugins = [...core.plugins, ...definitions.plugins]
  const draft: Draft = {
    config: settings.config,
    plugins,
    parts: toDraftParts(plugins),
    sources: definitions.sources,
    authenticator: definitions.authenticator,
    unread: definitions.unread,
    sourcesRead: definitions.sourcesRead,
    places: definitions.places,
    icons: environment.icons ?? listIcons(),
    environment,
  }
  return { draft, problems: [...settings.problems, ...definitions.problems, ...core.problems] }
}

/** Core's own parts go the same way as a plugin's, and are held to the same rules. */
function readCore({ coreMessages, coreParts }: ComposeEnvironment) {
  const problems: Problem[] = []
  const messages = coreMessages ?? { nl: {}, en: {} }
  const plugin = brand('plugin', {
    id: CORE,
    api: API_VERSION,
    messages,
    words: undefined,
    tables: undefined,
    parts: coreParts ?? [],
    notices: {},
    watch: undefined,
    optionProblems: [],
    given: [],
  })
  const value = toSnapshot(plugin).value
  return { plugins: readPlugin({ value, at: [CORE] }, { problems, unread: new Set() }), problems }
}

function toNotAPortal(definition: unknown): Problem {
  const isModule = isEntries(definition) && 'default' in definition
  return {
    code: 'NOT_A_PORTAL',
    place: toPlace([]),
    cause: `A portal is what \`definePortal\` returns; this is ${isModule ? 'a whole module' : quote(definition)}.`,
    fix: 'Write `export default definePortal({ … })` in portal.config.ts, and pass what it exports.',
  }
}

function toUnreadable({ path, reason }: Unreadable): Problem {
  const place = toPlace(path[0] === 'config' ? path.slice(1) : path)
  return { code: 'CONFIG_INVALID', place, cause: `${reason}.`, fix: 'Write plain data: values, lists and objects that can be read once.' }
}
