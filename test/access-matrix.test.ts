import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { longWalkDatabases } from './long-walk-databases.ts'
import { listAddresses, type Address, type Ids } from './matrix/addresses.ts'
import { castAskers, type Asker, type Cast } from './matrix/askers.ts'
import { CLIENTS, findCanaries, openMatrixPortal, toCanary, type ClientName, type MatrixPortal } from './matrix/open-matrix-portal.ts'
import { judge, listPlaces, listSeen, type Verdict } from './matrix/oracle.ts'
import { judgeAnswer, judgeLines } from './matrix/judge-answer.ts'
import { openDownloads } from './matrix/open-downloads.ts'
import { listShapes, readLines, readTables, tryAddress, tryNowhere, type Shape, type Tried } from './matrix/try-address.ts'

const AT_ONCE = 8
const FEWEST_CASES = 10_000

interface Case {
  readonly asker: Asker
  readonly address: Address
  readonly shape: Shape
  readonly verdict: Verdict
}

describe.each(longWalkDatabases)('attack 13 and 19: every address of a portal as everybody who may come by, on $name', ({ url }) => {
  let matrix: MatrixPortal
  let cast: Cast
  let ids: Ids
  let tried = 0
  const addresses = new Map<ClientName, readonly Address[]>()

  beforeAll(async () => {
    matrix = await openMatrixPortal(url)
    cast = await castAskers(matrix)
    ids = await openDownloads(matrix, cast)
    for (const name of Object.keys(CLIENTS) as ClientName[]) addresses.set(name, listAddresses(matrix, ids, name))
  })
  afterAll(() => matrix.portal.close())

  const world = () => ({ composition: matrix.portal.composition, cast })
  const listCases = (asker: Asker): readonly Case[] =>
    // An id that is nobody's tells nothing to who is stopped before it is looked at; it is for a portal administrator to try.
    (addresses.get(asker.about) ?? [])
      .filter(({ isStrange, bound }) => (asker.isOpen && asker.isPortalAdmin) || !(isStrange || isOfSome(bound['person'])))
      .flatMap((address) => listShapes(address).map((shape) => ({ asker, address, shape, verdict: judge(asker, address, world()) })))
  const isOfSome = (person: string | undefined) => person === cast.mentor || person === cast.admin
  const findAsker = (name: string): Asker => {
    const asker = cast.askers.find((candidate) => candidate.name === name)
    if (!asker) throw new Error(`There is no asker "${name}".`)
    return asker
  }

  const run = async (cases: readonly Case[]): Promise<readonly (Case & { readonly answer: Tried })[]> => {
    const answers: (Case & { readonly answer: Tried })[] = []
    for (let at = 0; at < cases.length; at += AT_ONCE) {
      const some = cases.slice(at, at + AT_ONCE)
      answers.push(...(await Promise.all(some.map(async (one) => ({ ...one, answer: await tryAddress(matrix.portal, one.asker, one) })))))
    }
    tried += answers.length
    return answers
  }

  /** What is wrong with answers, in sentences; every sentence names the address. */
  const findWrong = async (answers: readonly (Case & { readonly answer: Tried })[]): Promise<readonly string[]> => {
    const nowhere = new Map<Asker, Awaited<ReturnType<typeof tryNowhere>>>()
    for (const { asker } of answers) if (!nowhere.has(asker)) nowhere.set(asker, await tryNowhere(matrix.portal, asker))
    const lines = await readLines(
      matrix.portal,
      answers.map(({ answer }) => answer),
    )
    return answers.flatMap(({ asker, address, shape, verdict, answer }) => {
      const say = (what: string) => `${asker.name}, ${shape} of ${address.route.path} (${address.path}${address.query}): ${what}`
      const logged = lines.get(answer.traceId) ?? []
      const seen = new Set(listSeen(asker, address, world()))
      const strange = [...findCanaries(answer.text)].filter((word) => !seen.has(word))
      return [
        ...strange.map((word) => say(`shows ${word}`)),
        ...judgeAnswer(verdict, { asker, answer, like: nowhere.get(asker)?.[shape] }).map(say),
        ...judgeLines(verdict, logged).map(say),
      ]
    })
  }

  const expectClosed = async (cases: readonly Case[]) => {
    const before = await readTables(matrix.portal)
    const wrong = await findWrong(await run(cases.filter((one) => !marksRead(one))))
    const after = await readTables(matrix.portal)
    const written = [...after].filter(([name, word]) => before.get(name) !== word).map(([name]) => `something was written to ${name}`)
    const news = await findWrong(await run(cases.filter((one) => marksRead(one))))
    expect([...written, ...wrong, ...news]).toEqual([])
  }

  const isGet = ({ address }: Case) => address.route.method === 'GET'
  const isWrite = (one: Case) => !isGet(one) && (one.verdict === 'allowed' || one.verdict === 'public')
  // The page with notices marks them read, which is what it is for; who read the tour is not offered it again.
  const marksRead = ({ address, verdict }: Case) =>
    verdict === 'allowed' && (address.part?.id === 'core.notices' || address.route.path.endsWith('/rondleiding'))

  test.for([
    'the administrator of another client',
    'whose access was revoked',
    'whose access has lapsed',
    'whose access begins later',
    'whose access is blocked',
    'whose account is blocked',
    'who has not accepted',
    'who declined',
    'whose invitation was withdrawn',
    'whose invitation ran out',
    'whose client left care',
    'whose client died',
    'the parent of a child of thirteen that did not agree',
    'the parent of a child of sixteen',
    'the parent of a child of unknown age',
    'whose client was erased',
    'nobody',
  ])('%s gets one and the same answer everywhere, sees nothing and changes nothing', async (name) => {
    const asker = findAsker(name)
    expect(asker.isOpen).toBe(false)
    const cases = listCases(asker).filter((one) => !isWrite(one))
    const closed = cases.filter(({ address }) => address.route.access === 'client' || address.route.access === 'preview')
    expect(new Set(closed.map(({ verdict }) => verdict))).toEqual(new Set([asker.isSignedIn ? 'refused' : 'sign-in']))
    await expectClosed(cases)
  })

  test.for([
    'who has no right at all',
    'who has one right',
    'the mentor without a tick',
    'who has every right and is no administrator',
    'the portal administrator in a weak session',
    'the portal administrator',
    'staff with every right of the desk',
    'staff with one right of the desk',
    'staff in a weak session',
    'who was staff',
  ])('%s gets what is theirs, and of everything else the same 404', async (name) => {
    const asker = findAsker(name)
    const cases = listCases(asker).filter((one) => !isWrite(one))
    expect(cases.some(({ verdict }) => verdict === 'refused')).toBe(true)
    await expectClosed(cases)
  })

  test('who lacks the rights of one part finds not a word of it: not at its address, not on the start page, in no menu and no count', async () => {
    const { portal } = matrix
    const cases = [...cast.without].flatMap(([id, asker]) =>
      listCases(asker).filter((one) => {
        const { part, bound, route } = one.address
        const isStart = route.access === 'client' && Object.keys(bound).length === 1
        return !isWrite(one) && route.access === 'client' && (isStart || part?.id === id || part?.id === 'probe.open')
      }),
    )
    await expectClosed(cases)
    for (const [id, asker] of cast.without) {
      const composed = portal.composition.parts.get(id)
      const say = portal.composition.messages('nl', 'u')
      const title = say(composed?.titleKey ?? '')
      // The reader's own profile is called as one about the client, and stands in the header of every page.
      const isOwnName = title === say('core.profile.title')
      for (const path of ['', '/probe/open'])
        for (const shape of ['page', 'json'] as const) {
          const address = { path: `/client/${matrix.clientIds.mine}${path}`, query: '', route: portal.routes[0] as Address['route'] }
          const { text, status } = await tryAddress(portal, asker, { address, shape })
          expect([id, path, shape, status]).toEqual([id, path, shape, 200])
          expect(text.includes(`/${id.replace('.', '/')}`) || text.includes(`"${id}"`)).toBe(false)
          expect(!isOwnName && text.includes(`>${title}<`)).toBe(false)
        }
    }
  })

  test('the words by which all this is told stand where they may: every part shows its own to the portal administrator', async () => {
    const admin = findAsker('the portal administrator')
    const isPage = ({ route, part, bound }: Address) =>
      route.access === 'client' && route.method === 'GET' && part !== undefined && !('record' in bound) && !('id' in bound)
    const pages = (addresses.get('mine') ?? []).filter((address) => isPage(address))
    const open = pages.filter((address) => address.part?.plugin !== 'core' && judge(admin, address, world()) === 'allowed')
    expect(open.length).toBeGreaterThan(10)
    for (const address of open) {
      const { text } = await tryAddress(matrix.portal, admin, { address, shape: 'page' })
      const isFile = address.bound['record'] !== undefined
      const places = address.part && !isFile ? listPlaces(address.part) : ['file']
      const own = places.map((place) => toCanary('mine', place))
      expect([address.path, own.filter((word) => findCanaries(text).has(word)).length > 0]).toEqual([address.path, true])
    }
    const start = await tryAddress(matrix.portal, admin, {
      address: { ...open[0], path: `/client/${matrix.clientIds.mine}`, query: '' } as Address,
      shape: 'page',
    })
    expect(start.text).toContain('2 berichten')
  })

  test('every form that is theirs is taken from the portal administrator, so that what was refused was not nonsense', async () => {
    const cases = listCases(findAsker('the portal administrator')).filter((one) => isWrite(one) && one.shape === 'form' && one.address.part)
    const last = cases.filter(({ address }) => address.part?.id === 'core.hand-over')
    const refused: string[] = []
    for (const one of [...cases.filter((other) => !last.includes(other)), ...last]) {
      const { status } = await tryAddress(matrix.portal, one.asker, one)
      if (status !== 303 && status !== 200) refused.push(`${one.address.path} answers ${status}`)
    }
    expect(refused).toEqual([])
  })

  test('staff find at the desk what their sets open, of every client, and no way from there to anybody', async () => {
    const staff = findAsker('staff with every right of the desk')
    const atDesk = listCases(staff).filter(({ address }) => address.route.access === 'desk')
    expect(atDesk.filter(({ verdict, shape }) => verdict === 'allowed' && shape === 'page').map(({ address }) => address.path)).toEqual([
      '/beheer',
      '/beheer/live',
      '/beheer/probe/desk',
      '/beheer/probe/finder',
    ])
    const { text } = await tryAddress(matrix.portal, staff, {
      address: { path: '/beheer/probe/desk', query: '', route: matrix.portal.routes[0] as Address['route'] },
      shape: 'page',
    })
    expect([...findCanaries(text)].toSorted()).toEqual(
      Object.keys(CLIENTS)
        .map((name) => toCanary(name, 'probe.desk'))
        .toSorted(),
    )
    expect(
      new Set(
        listCases(staff)
          .filter(({ address }) => address.route.access === 'client')
          .map(({ verdict }) => verdict),
      ),
    ).toEqual(new Set(['refused']))
  })

  test(`these were more than ${FEWEST_CASES} cases`, async ({ annotate }) => {
    await annotate(`${tried} cases`)
    expect(tried).toBeGreaterThan(FEWEST_CASES)
  })
})
