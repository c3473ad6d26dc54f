import { describe, expect, test } from 'vitest'
import { Contact } from '../care/contact.ts'
import { Goal } from '../care/goal.ts'
import { Report } from '../care/report.ts'
import { SourceRefused } from '../define/source-refused.ts'
import type { SyncStep } from '../define/source.ts'
import { ContractBroken } from './contract-rule.ts'
import { shelf, shelfClient, shelfReport, type ClientStep, type ShelfChange } from './shelf.fixture.ts'
import { sourceContract } from './source-contract.ts'
import type { SourceUnderTest } from './source/source-under-test.ts'

// Long walks: on the embedded database in `npm test`, on PostgreSQL with the slow tests.
const databaseUrl = process.env['VOORDEUR_TEST'] === 'slow' ? process.env['TEST_DATABASE_URL'] : undefined
const databases = [databaseUrl === undefined ? { on: 'the embedded database' } : { on: 'PostgreSQL', databaseUrl }]

const EXAMPLE = 'the example shows what there is to read'
const TYPES = 'only what was declared is yielded, each item as its type says'
const IDS = 'an id stands for one item'
const TIMES = 'every moment says its offset'
const DELIVERY = 'what comes as changes or additions is never called complete'
const SECRETS = 'no BSN and no account number is kept'
const TWICE = 'reading the same twice changes nothing'
const GONE = 'a record that is gone is removed, and nothing else'
const LEFT = 'a client who is gone leaves care, and nobody else'
const BROKEN = 'what can not be read is reported, and costs nobody else anything'

interface Broken {
  readonly change: ShelfChange
  /** The rules that this breaks, with what is said of it. */
  readonly breaks: Readonly<Record<string, RegExp>>
}

/** Changes every client of every example. */
const clients = (change: (step: ClientStep, example: string) => SyncStep): ShelfChange => ({
  yielding: (steps, example) => steps.map((step) => ('client' in step ? change(step, example) : step)),
})
const anna = (change: (step: ClientStep, example: string) => SyncStep): ShelfChange =>
  clients((step, example) => (step.client.sourceId === 'Anna' ? change(step, example) : step))
const adding = (...records: ClientStep['records']) => anna((step) => ({ ...step, records: [...step.records, ...records] }))
const lacking = (name: keyof ReturnType<typeof shelf>): ShelfChange => ({ subject: Object.fromEntries([[name, undefined]]) })

let pulls = 0

const BROKEN_SOURCES: Readonly<Record<string, Broken>> = {
  'an example of one client': {
    change: { subject: { whole: shelf({ yielding: (steps) => steps.slice(0, 2) }).whole } },
    breaks: { [EXAMPLE]: /The example has 1 clients\. Fix: give it two/ },
  },
  'a type that the example lacks': {
    change: { provides: [Report, Contact, Goal] },
    breaks: { [EXAMPLE]: /There is no "goal" in the example.*Fix: add one/ },
  },
  'a run that fails': {
    change: {
      yielding: () => {
        throw new Error('no disk')
      },
    },
    breaks: { [EXAMPLE]: /^The source failed: no disk\. Fix: / },
  },
  'a type that was not declared': {
    change: adding({ type: Goal, id: 'g', data: { sourceId: 'g', description: 'Lopen' }, place: { file: 'shelf.json' } }),
    breaks: { [TYPES]: /It yields "goal" and does not declare it\. Fix: add the type to `provides`/ },
  },
  'an item that is not as its type says': {
    change: adding(shelfReport('x', { reportedAt: undefined })),
    breaks: { [TYPES]: /An item of shelf\.json is no report: reportedAt: .*Fix: map it, or yield it in `rejected`/ },
  },
  'an id that stands twice': {
    change: clients((step) => ({ ...step, records: [...step.records, shelfReport('same')] })),
    breaks: { [IDS]: /The report "same" is yielded twice\. Fix: make the id of what identifies/ },
  },
  'a client who is yielded twice': {
    change: { yielding: (steps) => [...steps, shelfClient('Anna', { records: [], complete: [] })] },
    breaks: { [IDS]: /The client "Anna" is yielded twice/ },
  },
  'a time of recording without an offset': {
    change: adding(shelfReport('x', {}, { recordedAt: '2026-11-20T08:30:00' })),
    breaks: { [TIMES]: /recordedAt "2026-11-20T08:30:00" of a report in shelf\.json says no offset\. Fix: write it as/ },
  },
  'a time of discussion without an offset': {
    change: adding(shelfReport('x', {}, { discussedAt: '2026-11-20T08:30:00.000' })),
    breaks: { [TIMES]: /discussedAt/ },
  },
  'a moment in a record without an offset': {
    change: adding(shelfReport('x', { reportedAt: '2026-11-20T08:00' })),
    breaks: { [TIMES]: /A report in shelf\.json holds "2026-11-20T08:00" without an offset/ },
  },
  'an end of care that is a moment': {
    change: anna((step) => ({ ...step, client: { ...step.client, careEndedOn: '2026-11-20T00:00:00Z' } })),
    breaks: { [TIMES]: /left care on "2026-11-20T00:00:00Z"\. Fix: write the day/ },
  },
  'additions that are called complete': {
    change: { delivers: { report: 'append' } },
    breaks: { [DELIVERY]: /"report" is delivered as append and called complete.*Fix: leave it out of `complete`/ },
  },
  'a BSN in a text': {
    change: adding(shelfReport('x', { text: 'Mevrouw (123456782) sliep goed' })),
    breaks: { [SECRETS]: /"123456782" is kept in a record\. Fix: leave a BSN and an account number out/ },
  },
  'a BSN with points': {
    change: adding(shelfReport('x', { text: 'nummer 1234.56.782.' })),
    breaks: { [SECRETS]: /"1234\.56\.782" is kept/ },
  },
  'a BSN as the name of a client': {
    change: anna((step) => ({ ...step, client: { ...step.client, sourceId: '123456782' } })),
    breaks: { [SECRETS]: /"123456782" is kept in a client/ },
  },
  'an account number': {
    change: adding(shelfReport('x', { text: 'Rekening NL91 ABNA 0417 1643 00 GRAAG' })),
    breaks: { [SECRETS]: /"NL91 ABNA 0417 1643 00 GRAAG" is kept/ },
  },
  'a BSN in a reason': {
    change: anna((step, example) =>
      example === 'withBroken'
        ? { ...step, rejected: [{ place: { file: 'shelf.json' }, type: 'report', reason: 'Het BSN 123456782 klopt niet.' }] }
        : step,
    ),
    breaks: { [SECRETS]: /"123456782" is kept in a report/ },
  },
  'what its author knows to be secret': {
    change: { subject: { secrets: ['K. de Groot'] } },
    breaks: { [SECRETS]: /"K\. de Groot" is kept in a name of staff/ },
  },
  'an id that is drawn by lot': {
    change: {
      yielding: (steps) =>
        steps.map((step) =>
          'client' in step && step.client.sourceId === 'Anna'
            ? { ...step, records: [...step.records, shelfReport(crypto.randomUUID())] }
            : step,
        ),
    },
    breaks: { [TWICE]: /Reading the same twice is not the same: 1 created, 1 removed\. Fix: give ids/ },
  },
  'the time of reading in a record': {
    change: anna((step) => ({ ...step, records: [shelfReport('t', { text: `Gelezen bij ${(pulls += 1)}` }), ...step.records] })),
    breaks: { [TWICE]: /1 updated/ },
  },
  'an end before the clients': {
    change: {
      yielding: (steps) => [
        ...steps.filter((step) => 'completeSnapshot' in step),
        ...steps.filter((step) => !('completeSnapshot' in step)),
      ],
    },
    breaks: { [TWICE]: /ended as "stopped"/ },
  },
  'a client number that changes': {
    change: anna((step) => ({ ...step, client: { ...step.client, number: `${(pulls += 1)}` } })),
    breaks: { [TWICE]: /touched rows/ },
  },
  'types that are never complete': {
    change: clients((step, example) => (example === 'withoutRecord' ? { ...step, complete: [] } : step)),
    breaks: { [GONE]: /A record that is gone still stands\. Fix: yield in `complete`/ },
  },
  'no example without a record': {
    change: lacking('withoutRecord'),
    breaks: { [GONE]: /It calls types complete\. Fix: give the example `withoutRecord`/ },
  },
  'records of others that go with it': {
    change: clients((step, example) =>
      example === 'withoutRecord' ? { ...step, records: step.records.filter(({ id }) => !id.endsWith('/1')) } : step,
    ),
    breaks: { [GONE]: /Records of more than one client were removed/ },
  },
  'records of others that change with it': {
    change: clients((step, example) =>
      example === 'withoutRecord'
        ? { ...step, records: step.records.map((record) => (record.id === 'Bert/1' ? shelfReport('Bert/1', { text: 'Anders' }) : record)) }
        : step,
    ),
    breaks: { [GONE]: /One record is gone, and 0 were made and 1 changed beside it/ },
  },
  'a snapshot that never ends': {
    change: {
      yielding: (steps) => steps.filter((step, index) => !('completeSnapshot' in step) || index < steps.length - 1 || steps.length > 4),
    },
    breaks: { [LEFT]: /A client who is gone is still in care\. Fix: end a pull/ },
  },
  'no example without a client': {
    change: lacking('withoutClient'),
    breaks: { [LEFT]: /It delivers complete snapshots\. Fix: give the example `withoutClient`/ },
  },
  'a client who takes another along': {
    change: {
      subject: {
        withoutClient: shelf({ yielding: (steps) => steps.filter((step) => !('client' in step && step.client.sourceId !== 'Anna')) }).whole,
      },
    },
    breaks: { [LEFT]: /ended as "stopped".*would end the care of 2 of 3/ },
  },
  'a broken item in silence': {
    change: anna(({ rejected: _, ...step }, example) => (example === 'withBroken' ? { ...step, complete: [] } : step)),
    breaks: { [BROKEN]: /An item that can not be read is not reported\. Fix: yield it in `rejected`/ },
  },
  'a rejection without a place': {
    change: rejecting({ place: { file: '' } }),
    breaks: { [BROKEN]: /A rejection \("The report is cut off\."\) says no place\. Fix: name the file/ },
  },
  'a rejection without a reason': {
    change: rejecting({ reason: 'fout' }),
    breaks: { [BROKEN]: /A rejection in shelf\.json gives no reason\. Fix: write a sentence/ },
  },
  'a broken item that is taken for gone': {
    change: rejecting({ type: 'something' }),
    breaks: { [BROKEN]: /What could not be read was taken for gone\. Fix: leave its type out of `complete`/ },
  },
  'a broken item that stops the others': {
    change: { yielding: (steps, example) => (example === 'withBroken' ? steps.slice(0, 2) : steps) },
    breaks: { [BROKEN]: /One item could not be read, and 3 clients miss something\. Fix: go on with the next client/ },
  },
  'a broken item that stops the run': {
    change: {
      yielding: (steps, example) => {
        if (example === 'withBroken') throw new SourceRefused('Regel 7 is stuk.', { file: 'shelf.json' })
        return steps
      },
    },
    breaks: { [BROKEN]: /ended as "refused": shelf\.json: Regel 7 is stuk\. Fix: refuse only/, [SECRETS]: /ended as "refused"/ },
  },
}

function rejecting(change: object): ShelfChange {
  return anna((step, example) =>
    example === 'withBroken'
      ? { ...step, rejected: [{ place: { file: 'shelf.json' }, type: 'report', reason: 'The report is cut off.', ...change }] }
      : step,
  )
}

describe.each(databases)('the contract of a source, on $on', ({ on: _, ...database }) => {
  test.each(sourceContract(shelf({ subject: database })))('is kept by a healthy source: $name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined()
  })

  test.each(sourceContract(toAdding(database)))('is kept by a source that only adds, and says so: $name', async ({ check }) => {
    await expect(check()).resolves.toBeUndefined()
  })

  test('takes a number for a BSN unless its author says that it is none', async () => {
    const change = adding(shelfReport('x', { text: 'Bestelling 123456782' }))
    expect(await listBroken({ ...change, subject: { ...database, innocent: ['123456782'] } }, [SECRETS])).toEqual({})
  })

  test.each(Object.entries(BROKEN_SOURCES))('%s', async (_name, { change, breaks }) => {
    const broken = await listBroken({ ...change, subject: { ...database, ...change.subject } }, Object.keys(breaks))
    expect(broken).toEqual(Object.fromEntries(Object.entries(breaks).map(([rule, sentence]) => [rule, expect.stringMatching(sentence)])))
  })
})

/** A source that never says that it delivered everything. */
function toAdding(database: Partial<SourceUnderTest>): SourceUnderTest {
  const { whole, withBroken } = shelf({
    delivers: { report: 'append', contact: 'changes' },
    yielding: (steps) => steps.flatMap((step) => ('client' in step ? [{ ...step, complete: [] }] : [])),
  })
  return { whole, withBroken, ...database }
}

/** What the named rules throw. */
async function listBroken(change: ShelfChange, names: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const broken: [string, string][] = []
  for (const { name, check } of sourceContract(shelf(change)).filter((rule) => names.includes(rule.name))) {
    try {
      await check()
    } catch (error) {
      broken.push([name, error instanceof ContractBroken ? error.message : `NO SENTENCE: ${String(error)}`])
    }
  }
  return Object.fromEntries(broken)
}
