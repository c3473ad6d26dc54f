import { inspect } from 'node:util'
import { DeliveryError, type DeliveryCode, type DeliveryReport, type ReportRequest, type SmsSender } from '@voordeur/core'
import { type ContractRunner, ensure } from '../testing/contract.ts'

/** A message as the provider read it: the number in E.164, and our id where the provider is told it. */
export interface TextReceived {
  readonly recipient: string
  readonly body: string
  readonly id?: string
}

/** How the stand-in of a provider answers: as documented, not at all, by falling away, with something else, or with a status. */
export type ProviderAnswer = 'take' | 'hang' | 'drop' | 'redirect' | 'no json' | 'wrong form' | number

/** A sender under test, with a stand-in of its provider. */
export interface SmsSenderUnderTest {
  readonly sender: SmsSender
  /** The same sender, told of a server where nobody listens. */
  readonly unreachable: SmsSender
  /** What the stand-in was handed. Throws when a request was not as the provider documents it. */
  readonly received: () => readonly TextReceived[]
  /** How the stand-in answers from now on. */
  readonly answer: (how: ProviderAnswer) => void
  /** The credentials it was given, to look for where they must not be. */
  readonly secrets: readonly string[]
  /** A report as this provider sends it; absent when it sends none. `unknown` is a state that it does not document. */
  readonly report?: (state: DeliveryReport['state'] | 'unknown', message: ReportedMessage) => ReportRequest
  /** The same report with its proof taken away or changed; absent when the provider signs nothing. */
  readonly forge?: (report: ReportRequest) => readonly ReportRequest[]
  readonly close: () => Promise<void>
}

/** How a report may name its message. */
export interface ReportedMessage {
  readonly id: string
  readonly reference?: string
}

const MESSAGE = { id: '0b9f4b52-6c1e-4e0e-9a3f-5d1c7a2e8f10', recipient: '+31612345678', body: 'Uw code voor het clientportaal is 123456.' }
const never = (): AbortSignal => new AbortController().signal
// The last part of the number and of the body are enough to know the whole by.
const PERSONAL = ['612345678', '123456', MESSAGE.body]

/** What every `SmsSender` must do. `setUp` is called afresh for each test. */
export function smsSenderContract({ test }: ContractRunner, setUp: () => Promise<SmsSenderUnderTest>): void {
  const that = (name: string, run: (it: SmsSenderUnderTest) => Promise<void>) =>
    test(name, async () => {
      const it = await setUp()
      try {
        await run(it)
      } finally {
        await it.close()
      }
    })

  that('a message is handed over in one request, with its recipient, text and id unchanged', async (it) => {
    await it.sender.send(MESSAGE, never())
    mustHaveReceived(it, 1)
    const [received] = it.received()
    ensure(received?.recipient === MESSAGE.recipient, 'the recipient must arrive unchanged')
    ensure(received.body === MESSAGE.body, 'the text must arrive unchanged')
    ensure(received.id === undefined || received.id === MESSAGE.id, 'the id must arrive unchanged')
  })

  that('a text outside GSM-7, of more than one part, or full of marks is passed on as it is', async (it) => {
    for (const body of [
      'Cliëntportaal „één” 💬 日本',
      'a'.repeat(500),
      `100% & "zo" <b>\\n\nregel 2\n@portaal.example #123456`,
      '+31=%2B&a[]=1',
    ]) {
      await it.sender.send({ ...MESSAGE, body }, never())
      ensure(it.received().at(-1)?.body === body, `the text ${JSON.stringify(body)} must arrive unchanged`)
    }
  })

  that('what is no number in E.164 is refused before anything is sent', async (it) => {
    for (const recipient of [
      '',
      '0612345678',
      '0031612345678',
      '+0612345678',
      '31612345678',
      '+316 12345678',
      '+31612345678\n',
      '+31612345678,+31687654321',
    ]) {
      mustFail(await errorOf(it.sender.send({ ...MESSAGE, recipient }, never())), 'REFUSED', `recipient ${JSON.stringify(recipient)}`)
    }
    mustHaveReceived(it, 0)
  })

  that('a refusal of the message is REFUSED with its status, and is not tried again', (it) => mustAnswer(it, [400, 422], 'REFUSED'))

  that("trouble with the portal's own account or pace is UNREACHABLE, and is not tried again", (it) =>
    mustAnswer(it, [401, 402, 403, 404, 429], 'UNREACHABLE'),
  )

  that('trouble of the provider is UNCERTAIN, and is not tried again', (it) => mustAnswer(it, [408, 409, 500, 502, 503, 504], 'UNCERTAIN'))

  that('an answer that does not say that the message was taken is UNCERTAIN', (it) =>
    mustAnswer(it, ['no json', 'wrong form', 'redirect', 'drop'], 'UNCERTAIN'),
  )

  that('a message is UNREACHABLE when nobody listens', async (it) => {
    const error = await errorOf(it.unreachable.send(MESSAGE, never()))
    mustFail(error, 'UNREACHABLE', 'a refused connection')
    mustBeSilent(it, error)
  })

  that('a message is UNCERTAIN when the signal ends it under way, and nothing is sent when it had ended before', async (it) => {
    mustFail(await errorOf(it.sender.send(MESSAGE, AbortSignal.abort())), 'UNREACHABLE', 'a signal that had ended before')
    mustHaveReceived(it, 0)
    it.answer('hang')
    const stop = new AbortController()
    const sent = errorOf(it.sender.send(MESSAGE, stop.signal))
    while (it.received().length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    stop.abort(new Error(MESSAGE.body))
    const error = await sent
    mustFail(error, 'UNCERTAIN', 'a signal that ends it under way')
    mustBeSilent(it, error)
  })

  that('the sender itself shows no credential', async (it) => {
    mustBeSilent(it, it.sender)
    ensure(/^[a-z][a-z0-9]*$/.test(it.sender.id), 'the id must be lower-case letters and digits')
    ensure(!it.sender.developmentOnly, 'a sender with a provider is not for development only')
  })

  that('reports say what became of a message, and an unknown state leaves it underway', async (it) => {
    if (!it.report) return ensure(it.sender.readReports === undefined, 'a provider that reports nothing must have no readReports')
    const { reference } = await it.sender.send(MESSAGE, never())
    const message = { id: MESSAGE.id, ...(reference !== undefined && { reference }) }
    for (const state of ['delivered', 'failed', 'underway', 'unknown'] as const) {
      const [report, ...more] = (await it.sender.readReports?.(it.report(state, message))) ?? []
      ensure(report !== undefined && more.length === 0, `a report of ${state} must be read`)
      ensure(report.message === message.id || report.message === reference, 'a report must name the message by our id or the reference')
      ensure(report.state === (state === 'unknown' ? 'underway' : state), `a report of ${state} must not be read as ${report.state}`)
      ensure(!inspect(report).includes('612345678'), 'a report must not repeat the number')
    }
  })

  that('a report that is forged, of another form or too long is not read, and never an error', async (it) => {
    if (!it.report) return
    const good = it.report('delivered', { id: MESSAGE.id, reference: 'SM00000000000000000000000000000000' })
    for (const report of [...(it.forge?.(good) ?? []), ...malformed(good)]) {
      const read = await it.sender.readReports?.(report)
      ensure(read === undefined, `a report that is not the provider's must not be read: ${report.method} ${report.url.slice(0, 80)}`)
    }
  })
}

const errorOf = (sent: Promise<unknown>): Promise<unknown> =>
  sent.then(
    () => undefined,
    (error: unknown) => error,
  )

async function mustAnswer(it: SmsSenderUnderTest, answers: readonly ProviderAnswer[], code: DeliveryCode): Promise<void> {
  for (const [index, answer] of answers.entries()) {
    it.answer(answer)
    const error = await errorOf(it.sender.send(MESSAGE, never()))
    mustFail(error, code, `the answer ${answer}`)
    if (typeof answer === 'number') ensure(error.status === answer, `the error must carry the status ${answer}`)
    mustBeSilent(it, error)
    mustHaveReceived(it, index + 1)
  }
}

function mustFail(error: unknown, code: DeliveryCode, because: string): asserts error is DeliveryError {
  ensure(error instanceof DeliveryError, `${because} must throw DeliveryError`)
  ensure(error.code === code, `${because} must be ${code}, not ${error.code}`)
}

function mustBeSilent({ secrets }: SmsSenderUnderTest, thing: unknown): void {
  const shown = [
    inspect(thing, { depth: 10, showHidden: true, getters: true }),
    thing instanceof Error ? `${thing.stack} ${thing.message}` : '',
  ]
  const text = `${shown.join(' ')} ${JSON.stringify(thing)}`
  ensure(
    [...PERSONAL, ...secrets].every((secret) => !text.includes(secret)),
    'no recipient, text or credential may be shown',
  )
}

function mustHaveReceived(it: SmsSenderUnderTest, count: number): void {
  ensure(it.received().length === count, `the provider must have been asked ${count} times, not ${it.received().length}`)
}

function malformed(good: ReportRequest): ReportRequest[] {
  const bare = good.url.split('?')[0] ?? ''
  const bodies = [
    '',
    '{',
    '[]',
    'null',
    '1',
    '{"messages":null}',
    '{"type":1}',
    '\u0000',
    'é'.repeat(100),
    'a=1&a=2',
    `${good.body} `.repeat(70_000),
  ]
  return [
    ...bodies.map((body) => ({ ...good, url: bare, body })),
    { ...good, method: good.method === 'GET' ? 'POST' : 'GET' },
    { ...good, method: 'PUT' },
    { ...good, url: '', body: '' },
    { ...good, url: 'nowhere', body: '{}' },
    { ...good, url: `${good.url}${good.url.includes('?') ? '&' : '?'}x=${'a'.repeat(1_000_000)}` },
  ]
}
