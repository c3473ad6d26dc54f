import { expect, test } from 'vitest'
import { ensureAccount } from '../../access/accounts.ts'
import { clientStep, eachDatabase, type OwnSide } from '../own-side.fixture.ts'
import { createRequestSeal } from '../requests/request-content.ts'
import { forgetRequests } from '../requests/forget-requests.ts'
import { keepEvidence, takeRequest } from '../requests/take-request.ts'
import { welcomeGranted } from '../requests/welcome-granted.ts'
import { createId } from '../../store/ids.ts'
import { createDeskRequests } from './desk-requests.ts'
import { createWork, listDeeds, listMails } from './desk.fixture.ts'

const ENTERED = {
  name: 'Karin de Wit',
  email: 'Karin@voorbeeld.nl',
  clientName: 'J. de Wit',
  basis: 'mentor',
  explanation: 'Kwam langs met de beschikking.',
  evidence: [{ name: 'beschikking.pdf', mime: 'application/pdf', bytes: Buffer.from('%PDF-1.7 GEHEIM') }],
} as const

const GRANT = {
  basis: 'mentor',
  represents: true,
  portalAdmin: true,
  set: 'alles',
  evidence: 'Beschikking rechtbank, 3 maart 2026',
} as const

const refusedAs = (code: string) => expect.objectContaining({ code }) as Error

eachDatabase((open) => {
  // Each form of the desk has a key of its own.
  const entering = (desk: ReturnType<typeof createDeskRequests>) => ({
    ...desk,
    enter: (form: Omit<Parameters<typeof desk.enter>[0], 'key'> & { readonly key?: string }) => desk.enter({ key: createId(), ...form }),
  })
  const openDesk = async (...clients: Parameters<typeof clientStep>[0][]) => {
    const house = await open()
    await house.deliver(...[{ sourceId: 'a' }, ...clients].map((client) => clientStep(client)))
    const work = createWork(house.portal)
    return {
      ...house,
      work,
      desk: entering(createDeskRequests(work)),
      colleague: createDeskRequests(createWork(house.portal, 'Joost Mol')),
    }
  }
  const clientOf = async ({ portal }: Pick<OwnSide, 'portal'>, sourceId = 'a') => {
    const row = await portal.store.system().selectFrom('client').select('id').where('source_id', '=', sourceId).executeTakeFirstOrThrow()
    return row.id
  }
  const accesses = ({ portal }: Pick<OwnSide, 'portal'>) =>
    portal.store
      .system()
      .selectFrom('access')
      .innerJoin('account', 'account.id', 'account_id')
      .selectAll('access')
      .select('email')
      .execute()

  test('what staff enter waits like any other, its evidence sealed, and opening it is logged', async () => {
    const house = await openDesk()
    const id = await house.desk.enter(ENTERED)
    expect(await house.desk.count()).toBe(1)
    const [listed] = (await house.desk.list({ state: 'open' })).requests
    expect(listed).toMatchObject({ id, email: 'karin@voorbeeld.nl', enteredBy: 'Fatima Bakker', evidence: [{ name: 'beschikking.pdf' }] })
    const file = await house.desk.evidence(listed?.evidence[0]?.id ?? '')
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe('%PDF-1.7 GEHEIM')
    const [kept] = await house.portal.store.system().selectFrom('access_request_file').select(['bytes', 'name']).execute()
    expect(Buffer.concat([kept?.bytes ?? Buffer.alloc(0), kept?.name ?? Buffer.alloc(0)]).toString('latin1')).not.toMatch(
      /GEHEIM|beschikking/,
    )
    expect(await listDeeds(house.portal, 'request.evidence-opened')).toMatchObject([
      { account_id: house.work.who.accountId, detail: { request: id } },
    ])
    expect(await listDeeds(house.portal, 'request.listed')).toHaveLength(1)
    await house.portal.close()
  })

  test('a form of staff that is sent twice is one request', async () => {
    const house = await openDesk()
    const form = { ...ENTERED, key: createId(house.portal.clock.now()) }
    await Promise.all([house.desk.enter(form), house.desk.enter(form)])
    expect(await house.desk.count()).toBe(1)
    expect((await house.desk.list({ state: 'open' })).requests[0]?.evidence).toHaveLength(1)
    expect(await house.desk.evidence('x')).toBeUndefined()
    await house.portal.close()
  })

  test('staff who ask for themselves are answered by a colleague', async () => {
    const house = await openDesk()
    const { portal, work, desk, colleague } = house
    const own = await ensureAccount(portal.store.system(), {
      email: 'fatima@x.nl',
      name: 'Fatima Bakker',
      locale: 'nl',
      now: portal.clock.now(),
    })
    const mine = createDeskRequests({ ...work, who: { accountId: own.id } })
    const id = await desk.enter({ ...ENTERED, email: 'fatima@x.nl' })
    await expect(mine.grant(id, { ...GRANT, clientId: await clientOf(house) })).rejects.toEqual(refusedAs('ACCESS_OWN'))
    expect([await desk.count(), await accesses(house)]).toEqual([1, []])
    await colleague.grant(id, { ...GRANT, clientId: await clientOf(house) })
    expect(await accesses(house)).toMatchObject([{ email: 'fatima@x.nl' }])
    await portal.close()
  })

  test('what was not confirmed is seen, counted, opened and answered by nobody', async () => {
    const house = await openDesk()
    const { store } = house.portal
    const id = createId(house.portal.clock.now())
    const content = { name: 'Karin', email: 'karin@voorbeeld.nl', clientName: 'J.', basis: 'family', locale: 'nl' } as const
    const { clock } = house.portal
    const seal = createRequestSeal(house.work.keys)
    await takeRequest({ id, content }, { store, seal, now: clock.now })
    await keepEvidence(store.system(), { id, evidence: ENTERED.evidence, seal, now: clock.now() })
    const { id: file } = await store.system().selectFrom('access_request_file').select('id').executeTakeFirstOrThrow()
    expect([await house.desk.count(), (await house.desk.list({ state: 'open' })).requests]).toEqual([0, []])
    expect([await house.desk.open(id), await house.desk.evidence(file)]).toEqual([undefined, undefined])
    await expect(house.desk.refuse(id, 'Nee.')).rejects.toEqual(refusedAs('REQUEST_UNKNOWN'))
    await expect(house.desk.grant(id, { ...GRANT, clientId: await clientOf(house) })).rejects.toEqual(refusedAs('REQUEST_UNKNOWN'))
    await house.portal.close()
  })

  test('granting gives the access with what was seen, a mail and a welcome, and erases the files', async () => {
    const house = await openDesk()
    const id = await house.desk.enter(ENTERED)
    const clientId = await clientOf(house)
    await house.desk.grant(id, { ...GRANT, clientId })
    expect(await accesses(house)).toMatchObject([
      { email: 'karin@voorbeeld.nl', client_id: clientId, basis: 'mentor', represents: true, portal_admin: true, evidence: GRANT.evidence },
    ])
    expect(await listMails(house.portal)).toMatchObject([{ recipient: 'karin@voorbeeld.nl' }])
    expect(await house.portal.store.system().selectFrom('access_request_file').selectAll().execute()).toEqual([])
    expect(await house.desk.open(id)).toMatchObject({ state: 'granted', handledBy: 'Fatima Bakker', evidence: [] })
    expect(await listDeeds(house.portal, 'request.granted')).toMatchObject([
      { client_id: clientId, detail: { request: id, by: 'Fatima Bakker' } },
    ])
    expect(await listDeeds(house.portal, 'access.granted')).toMatchObject([{ account_id: house.work.who.accountId, client_id: clientId }])
    await house.portal.close()
  })

  test('the phone of the form never becomes a phone to sign in with; the one that staff heard does, sealed while it waits', async () => {
    const house = await openDesk({ sourceId: 'b' })
    const { store, clock } = house.portal
    const welcomes: unknown[] = []
    const send = () =>
      welcomeGranted({
        store,
        now: clock.now,
        seal: createRequestSeal(house.work.keys),
        accounts: { isEnrolled: async () => false, welcome: async (_id: string, welcome: unknown) => void welcomes.push(welcome) } as never,
        onFailure: (_id, error) => welcomes.push(error),
      })
    const first = await house.desk.enter({ ...ENTERED, phone: '06 11111111' })
    await house.desk.grant(first, { ...GRANT, clientId: await clientOf(house) })
    await send()
    expect(welcomes).toEqual([expect.not.objectContaining({ phone: expect.anything() as unknown })])
    const second = await house.desk.enter({ ...ENTERED, phone: '06 11111111' })
    await house.desk.grant(second, { ...GRANT, clientId: await clientOf(house, 'b'), phone: '06 22222222' })
    const { phone } = await store.system().selectFrom('access_welcome').select('phone').executeTakeFirstOrThrow()
    expect(Buffer.from(phone ?? []).toString('latin1')).not.toContain('2222')
    await send()
    await send()
    expect(welcomes.slice(1)).toMatchObject([{ phone: '06 22222222', by: 'Fatima Bakker' }])
    await house.portal.close()
  })

  test('a welcome that fails is tried again after an hour, and holds up nobody else', async () => {
    const house = await openDesk({ sourceId: 'b' })
    const { store, clock } = house.portal
    const welcomed: string[] = []
    const isDown = { value: true }
    const send = () =>
      welcomeGranted({
        store,
        now: clock.now,
        seal: createRequestSeal(house.work.keys),
        accounts: {
          isEnrolled: async () => false,
          welcome: async (id: string) => {
            if (isDown.value && welcomed.length === 0 && tried.push(id) === 1) throw new Error('down')
            welcomed.push(id)
          },
        } as never,
        onFailure: () => {},
      })
    const tried: string[] = []
    await house.desk.grant(await house.desk.enter(ENTERED), { ...GRANT, clientId: await clientOf(house) })
    await house.desk.grant(await house.desk.enter({ ...ENTERED, email: 'b@voorbeeld.nl' }), {
      ...GRANT,
      clientId: await clientOf(house, 'b'),
    })
    await send()
    expect(welcomed).toHaveLength(1)
    isDown.value = false
    await send()
    expect(welcomed).toHaveLength(1)
    clock.advance('1h')
    await send()
    expect(new Set(welcomed).size).toBe(2)
    await house.portal.close()
  })

  test('of two members of staff at once one is first, and the other is told', async () => {
    const house = await openDesk()
    const id = await house.desk.enter(ENTERED)
    const clientId = await clientOf(house)
    const outcomes = await Promise.allSettled([
      house.desk.grant(id, { ...GRANT, clientId }),
      house.colleague.grant(id, { ...GRANT, clientId }),
      house.colleague.refuse(id, 'Dit kan niet.'),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toEqual(refusedAs('REQUEST_HANDLED'))
    expect((await listMails(house.portal)).length).toBe(1)
    expect((await accesses(house)).length).toBeLessThan(2)
    await house.portal.close()
  })

  test('what a grant is refused for leaves the request open and nothing else behind', async () => {
    const house = await openDesk({ sourceId: 'kind', bornOn: '2013-01-01' })
    const id = await house.desk.enter(ENTERED)
    const child = await clientOf(house, 'kind')
    const tries = [
      { ...GRANT, basis: 'parental-authority' as const, clientId: child },
      { ...GRANT, basis: 'administrator' as const, clientId: child },
      { ...GRANT, set: 'onbekend', clientId: child },
      { ...GRANT, evidence: '', clientId: child },
      { ...GRANT, clientId: createId(house.portal.clock.now()) },
    ]
    const codes = []
    for (const asked of tries) {
      const tried = await Promise.allSettled([house.desk.grant(id, asked)])
      codes.push(tried[0].status === 'rejected' ? (tried[0].reason as { readonly code: string }).code : 'granted')
    }
    expect(codes).toEqual(['GRANT_REFUSED', 'GRANT_REFUSED', 'SET_UNKNOWN', 'GRANT_INVALID', 'CLIENT_UNKNOWN'])
    expect([await house.desk.count(), await accesses(house), await listMails(house.portal)]).toEqual([1, [], []])
    await house.desk.grant(id, { ...GRANT, basis: 'parental-authority', clientId: child, consented: true })
    expect(await accesses(house)).toHaveLength(1)
    await house.portal.close()
  })

  test('the same access is not given twice', async () => {
    const house = await openDesk()
    const grant = { ...GRANT, clientId: await clientOf(house) }
    await house.desk.grant(await house.desk.enter(ENTERED), grant)
    const again = await house.desk.enter(ENTERED)
    await expect(house.desk.grant(again, grant)).rejects.toEqual(refusedAs('ACCESS_STANDS'))
    expect(await house.desk.count()).toBe(1)
    await house.portal.close()
  })

  test('no is said with a sentence, by mail, and everything is erased thirty days later', async () => {
    const house = await openDesk()
    const { store, clock } = house.portal
    const id = await house.desk.enter(ENTERED)
    await expect(house.desk.refuse(id, ' ')).rejects.toEqual(refusedAs('REASON_MISSING'))
    await house.desk.refuse(id, 'De beschikking is verlopen.\nVraag een nieuwe aan.')
    expect((await listMails(house.portal))[0]?.body).toContain('De beschikking is verlopen.\nVraag een nieuwe aan.')
    clock.advance('29d')
    await forgetRequests({ store, now: clock.now })
    expect(await house.desk.open(id)).toMatchObject({ state: 'refused' })
    clock.advance('2d')
    await forgetRequests({ store, now: clock.now })
    expect(await house.desk.open(id)).toBeUndefined()
    expect(await store.system().selectFrom('access_request_file').selectAll().execute()).toEqual([])
    await house.portal.close()
  })

  test('pages of what waits hold everything once, the oldest first', async () => {
    const { portal, desk } = await openDesk()
    const ids = []
    for (let number = 0; number < 45; number += 1) ids.push(await desk.enter({ ...ENTERED, evidence: [] }))
    const seen: string[] = []
    let before: string | undefined
    do {
      const page = await desk.list({ state: 'open', ...(before === undefined ? {} : { before }) })
      seen.push(...page.requests.map(({ id }) => id))
      before = page.older
    } while (before !== undefined)
    expect(seen).toEqual(ids)
    await portal.close()
  })
})
