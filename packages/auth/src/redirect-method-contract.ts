import type { Identified, Leading, OpenRedirectMethod, RedirectReturn, RedirectStart, Refused } from './sign-in-method.ts'
import { type ContractRunner, ensure } from './testing/contract.ts'

/** A redirecting method under test, with a provider that somebody can sign in to. */
export interface RedirectMethodUnderTest {
  readonly method: OpenRedirectMethod
  readonly accountId: string
  /** Signs the person of `accountId` in at the provider, and gives the address it sends the browser back to. */
  readonly signInThere: (location: string) => Promise<URL>
  /** The same for somebody whom the provider knows and the portal does not. */
  readonly signInStranger: (location: string) => Promise<URL>
  /** From now on the provider can not be reached. */
  readonly stopProvider: () => Promise<void>
  /** Everything that is stored, as text, to look for what must not be there. */
  readonly dump: () => Promise<string>
}

const CALLBACK = 'https://portaal.example/inloggen/contract/terug'
const REASONS: readonly string[] = ['invalid', 'throttled', 'expired', 'unavailable']

const toStart = (state: string): RedirectStart => ({ callback: CALLBACK, state: state.repeat(43), locale: 'nl' })

/** What every implementation of `OpenRedirectMethod` must do. `setUp` is called afresh for each test. */
export function redirectMethodContract({ test }: ContractRunner, setUp: () => Promise<RedirectMethodUnderTest>): void {
  const that = (name: string, run: (it: RedirectMethodUnderTest) => Promise<void>) => test(name, async () => run(await setUp()))

  that('leads to one address that carries the state, and identifies who comes back from it', async (it) => {
    const { begun, led } = await begin(it, 'a')
    ensure(new URL(led.location).searchParams.get('state') === begun.state, 'the location must carry the state')
    const answer = await it.method.finish(toReturn(begun, led, await it.signInThere(led.location)))
    ensure(answer.outcome === 'identified' && answer.accountId === it.accountId, 'who comes back must be identified')
    ensure(
      answer.epoch !== undefined,
      'with the epoch of the moment in which the link was found: a link that is taken away then must count',
    )
  })

  that('attack 09: what is kept for the one sign-in is in no address, and is different for the next', async (it) => {
    const [one, other] = [await begin(it, 'a'), await begin(it, 'b')]
    ensure(one.led.keep !== other.led.keep, 'two sign-ins must keep different secrets')
    for (const secret of Object.values(readKept(one.led.keep))) {
      const isSecret = secret.length >= 40 && secret !== readNonce(one.led.location)
      ensure(!isSecret || !one.led.location.includes(secret), 'a secret must stay at home')
    }
  })

  that('attack 09: an answer to one sign-in is refused for another', async (it) => {
    const [one, other] = [await begin(it, 'a'), await begin(it, 'b')]
    const back = await it.signInThere(one.led.location)
    refused(await it.method.finish(toReturn(other.begun, other.led, back)))
    const stolen = new URL(back)
    stolen.searchParams.set('state', other.begun.state)
    refused(await it.method.finish(toReturn(other.begun, other.led, stolen)))
  })

  that('attack 09: an answer is worth something once', async (it) => {
    const { begun, led } = await begin(it, 'a')
    const back = toReturn(begun, led, await it.signInThere(led.location))
    const first = await it.method.finish(back)
    ensure(first.outcome === 'identified', 'the first must be let in')
    refused(await it.method.finish(back))
  })

  that('refuses whom nobody linked to an account, and links nobody by coming', async (it) => {
    for (const state of ['a', 'b']) {
      const { begun, led } = await begin(it, state)
      const { reason } = refused(await it.method.finish(toReturn(begun, led, await it.signInStranger(led.location))))
      ensure(reason === 'invalid', 'a stranger must not learn more than that it did not work')
    }
  })

  that('refuses a browser that comes back with nothing, with an error, and with a heap', async (it) => {
    const { begun, led } = await begin(it, 'a')
    for (const query of ['', '?error=access_denied', `?code=${'x'.repeat(100_000)}`, '?code=a&code=b', '?code=%00%0d%0a']) {
      const url = new URL(`${CALLBACK}${query}`)
      if (query !== '') url.searchParams.append('state', begun.state)
      const { reason, cause } = refused(await it.method.finish(toReturn(begun, led, url)))
      ensure(REASONS.includes(reason), `${reason} is no reason for a visitor`)
      ensure(cause.length < 100, 'a cause must not repeat what came in')
    }
  })

  that('stores nothing of a sign-in', async (it) => {
    const { begun, led } = await begin(it, 'a')
    const back = await it.signInThere(led.location)
    await it.method.finish(toReturn(begun, led, back))
    const stored = await it.dump()
    for (const secret of [begun.state, back.searchParams.get('code') ?? begun.state, led.keep]) {
      ensure(!stored.includes(secret), 'nothing of a sign-in must be stored')
    }
  })

  that('fails closed when the provider can not be reached, and says so without throwing', async (it) => {
    const { begun, led } = await begin(it, 'a')
    const back = await it.signInThere(led.location)
    await it.stopProvider()
    const { reason } = refused(await it.method.finish(toReturn(begun, led, back)))
    ensure(reason === 'unavailable', 'a provider that is away is no fault of the visitor')
  })
}

async function begin(it: RedirectMethodUnderTest, state: string): Promise<{ readonly begun: RedirectStart; readonly led: Leading }> {
  const begun = toStart(state)
  const led = await it.method.start(begun)
  ensure(led.outcome === 'leads', 'a provider that is there must be led to')
  return { begun, led }
}

const toReturn = ({ callback, state }: RedirectStart, { keep }: Leading, url: URL): RedirectReturn => ({ callback, state, keep, url })

/** Texts in what is kept, when it is JSON; itself otherwise. */
function readKept(keep: string): Readonly<Record<string, string>> {
  if (!keep.startsWith('{')) return { keep }
  const kept: unknown = JSON.parse(keep)
  const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : []
  return Object.fromEntries(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}

/** A nonce goes along by design (OpenID Connect Core, 3.1.2.1). */
function readNonce(location: string): string | undefined {
  return new URL(location).searchParams.get('nonce') ?? undefined
}

function refused(answer: Identified | Refused): Refused {
  ensure(answer.outcome === 'refused', 'this must be refused')
  return answer
}
