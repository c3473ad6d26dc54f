import { ContractBroken, type ContractRule } from './contract-rule.ts'
import { checkAccessible } from './plugin/check-accessible.ts'
import { checkClientsApart } from './plugin/check-clients-apart.ts'
import { checkDeclaredReads } from './plugin/check-declared-reads.ts'
import { checkFeeds } from './plugin/check-feeds.ts'
import { checkDeskClosed, checkDeskForms, checkDeskOpens, checkDeskReads } from './plugin/check-desk.ts'
import { checkFiles } from './plugin/check-files.ts'
import { checkFinding } from './plugin/check-finding.ts'
import { checkFormsTaken, checkGarbage } from './plugin/check-forms.ts'
import { checkMedia } from './plugin/check-media.ts'
import { checkMessages } from './plugin/check-messages.ts'
import { checkMigratesFilled } from './plugin/check-migrations.ts'
import { checkOwnRows } from './plugin/check-own-rows.ts'
import { checkPlain } from './plugin/check-plain.ts'
import { checkReadingWritesNothing } from './plugin/check-reading.ts'
import { checkRights } from './plugin/check-rights.ts'
import { checkSamples } from './plugin/check-samples.ts'
import { checkMigratedOnce, checkTables } from './plugin/check-tables.ts'
import { listClosedDoors } from './plugin/closed-doors.ts'
import { onStage, type Stage } from './plugin/open-stage.ts'
import type { PluginUnderTest } from './plugin/plugin-under-test.ts'
import { checkWatch } from './plugin/check-watch.ts'
import { checkPagesOpen } from './plugin/try-pages.ts'

const CHECKS: readonly (readonly [string, (stage: Stage) => Promise<void>])[] = [
  ['the samples show what there is to see', checkSamples],
  ['who has every right gets every page', checkPagesOpen],
  ['what a part loads is plain data', checkPlain],
  ['what is found leads to a page that shows it', checkFinding],
  ['every form is taken', checkFormsTaken],
  ['a form that is none is answered with 400 and changes nothing', checkGarbage],
  ['opening a page writes nothing', checkReadingWritesNothing],
  ['without the right a part and an action are absent', checkRights],
  ['a file is opened by the part that says so, for who may read it', checkFiles],
  ['a photo or file of its own is handed out to who may read the part', checkMedia],
  ['on a page about one client stands nothing of another', checkClientsApart],
  ['a row of a client holds nothing of another', checkOwnRows],
  ['a part reads what it declared and nothing else', checkDeclaredReads],
  ['every word is there, in both languages', checkMessages],
  ['the pages are accessible', checkAccessible],
  ['every table says whose rows it holds and what personal data it keeps', checkTables],
  ['the migrations run once', checkMigratedOnce],
]

const FEEDS = 'what a calendar is given is there for who may read it, and holds nothing of another client'

const WATCH = 'a watch says the same twice, of what it declared and was given, and no word of the record'

const DESK_CHECKS: typeof CHECKS = [
  ['staff with every right get every page of the desk', checkDeskOpens],
  ['who is no staff finds nothing of the desk, and staff nothing without its right', checkDeskClosed],
  ['every form of the desk is taken, and one that is none changes nothing', checkDeskForms],
  ['every word of the desk is there, and its pages are accessible', checkDeskReads],
]

/**
 * What every plugin must keep: a list of rules, to be given to any test runner (`for (const { name, check } of pluginContract(…)) test(name, check)`).
 * Every rule boots a portal of its own with the real wiring; a broken rule throws what is wrong and how to mend it.
 */
export function pluginContract(subject: PluginUnderTest): readonly ContractRule[] {
  return [
    { name: 'a portal starts with it', check: () => checkStarts(subject) },
    ...[...CHECKS, ...(subject.plugin.parts.some(({ scope }) => scope === 'organisation') ? DESK_CHECKS : [])].map(([name, check]) => ({
      name,
      check: () => onStage(subject, check),
    })),
    ...(subject.plugin.parts.some(({ feed }) => feed) ? [{ name: FEEDS, check: () => onStage(subject, checkFeeds) }] : []),
    ...(subject.plugin.watch ? [{ name: WATCH, check: () => onStage(subject, checkWatch) }] : []),
    { name: 'the migrations run on tables that hold rows', check: () => checkMigratesFilled(subject) },
    ...listClosedDoors(subject),
  ]
}

async function checkStarts(subject: PluginUnderTest): Promise<void> {
  try {
    await onStage(subject, async () => {})
  } catch (error) {
    throw new ContractBroken(`A portal does not start with it: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}
