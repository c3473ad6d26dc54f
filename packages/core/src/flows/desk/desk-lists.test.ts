import { expect, test } from 'vitest'
import { ensureAccount } from '../../access/accounts.ts'
import { clientStep, eachDatabase, type OwnSide } from '../own-side.fixture.ts'
import { createDeskLists } from './desk-lists.ts'
import { createWork, listDeeds, listMails } from './desk.fixture.ts'

const HEADER = 'client;email;naam;grondslag;vertegenwoordigt;portaalbeheerder;toestemming;rechtenset;telefoon;bewijs'
const list = (...lines: readonly string[]) => [HEADER, ...lines].join('\n')
const LINE = 'nr-a;karin@voorbeeld.nl;Karin de Wit;mentor;ja;ja;;alles;;Beschikking gezien'

eachDatabase((open) => {
  const openDesk = async (...clients: Parameters<typeof clientStep>[0][]) => {
    const house = await open()
    await house.deliver(...[{ sourceId: 'a' }, ...clients].map((client) => clientStep(client)))
    const work = createWork(house.portal)
    const lists = createDeskLists(work)
    // Staff see the check, and then give what it found good.
    const grant = async (csv: string) => {
      const checked = await lists.check(csv)
      return checked.id === undefined ? checked : lists.grant(checked.id)
    }
    const problemsOf = async (...lines: readonly string[]) => {
      const checked = await lists.check(list(...lines))
      return checked.lines.map(({ problems }) => problems.map(({ message }) => message.replace('core.list.', '')).join())
    }
    return { ...house, work, lists, grant, problemsOf }
  }
  const accesses = async ({ portal }: Pick<OwnSide, 'portal'>) => {
    const rows = portal.store.system().selectFrom('access').innerJoin('account', 'account.id', 'account_id')
    return rows.selectAll('access').select('email').where('revoked_at', 'is', null).orderBy('email').execute()
  }

  test('checking changes nothing, and granting does what it said: access, evidence, mail, welcome and log', async () => {
    const house = await openDesk({ sourceId: 'b' })
    const csv = list(LINE, 'b;jan@voorbeeld.nl;Jan Bos;familie;;;;alles;0612345678;Machtiging')
    expect(await house.lists.check(csv)).toMatchObject({ granted: 2, wrong: 0 })
    expect([await accesses(house), await listMails(house.portal)]).toEqual([[], []])
    expect(await house.grant(csv)).toMatchObject({ granted: 2, wrong: 0 })
    expect(await accesses(house)).toMatchObject([
      { email: 'jan@voorbeeld.nl', basis: 'family', evidence: 'Machtiging' },
      { email: 'karin@voorbeeld.nl', basis: 'mentor', represents: true, portal_admin: true, evidence: 'Beschikking gezien' },
    ])
    expect((await listMails(house.portal)).map(({ recipient }) => recipient).toSorted()).toEqual(['jan@voorbeeld.nl', 'karin@voorbeeld.nl'])
    expect(await house.portal.store.system().selectFrom('access_welcome').selectAll().execute()).toHaveLength(2)
    expect(await listDeeds(house.portal, 'access.granted')).toHaveLength(2)
    expect(await listDeeds(house.portal, 'access.list-granted')).toMatchObject([{ detail: { lines: 2, granted: 2, by: 'Fatima Bakker' } }])
    await house.portal.close()
  })

  test('done twice, one after the other and at once, it is done once', async () => {
    const house = await openDesk()
    const answers = await Promise.all([house.grant(list(LINE)), house.grant(list(LINE))])
    expect(answers.map(({ granted }) => granted)).toEqual(expect.arrayContaining([0, 1]))
    const [same] = (await house.grant(list(LINE))).lines
    expect(same).toMatchObject({ does: 'same', problems: [] })
    expect([(await accesses(house)).length, (await listMails(house.portal)).length]).toEqual([1, 1])
    await house.portal.close()
  })

  test('with one wrong line nothing of the list is done', async () => {
    const house = await openDesk()
    const csv = list(LINE, 'onbekend;jan@voorbeeld.nl;Jan Bos;familie;;;;;;x')
    expect(await house.grant(csv)).toMatchObject({ wrong: 1 })
    expect([await accesses(house), await listMails(house.portal), await listDeeds(house.portal, 'access.list-granted')]).toEqual([
      [],
      [],
      [],
    ])
    await house.portal.close()
  })

  test('a line is told everything for which a grant would be refused', async () => {
    const house = await openDesk(
      { sourceId: 'kind', bornOn: '2013-01-01' },
      { sourceId: 'groot', bornOn: '2000-01-01' },
      { sourceId: '7', number: 'a' },
    )
    const wrong = {
      'nr-x;k@x.nl;Karin;familie;;;;;;x': 'client',
      'a;k1@x.nl;Karin;familie;;;;;;x': 'clients',
      'nr-a;k2@;Karin;familie;;;;;;x': 'bad.email',
      'nr-a;k3@x.nl;;familie;;;;;;x': 'bad.name',
      'nr-a;k4@x.nl;Karin;familie;;;;;;': 'evidence',
      'nr-a;k5@x.nl;Karin;buur;;;;;;x': 'basis',
      'nr-a;k6@x.nl;Karin;familie;;;;goud;;x': 'set',
      'nr-a;k7@x.nl;Karin;mentor;;;;;;x': 'set',
      'nr-a;k8@x.nl;Karin;familie;;;;;12;x': 'phone',
      'nr-a;k9@x.nl;Karin;bewindvoerder;;;;alles;;x': 'not-financial',
      'nr-a;k10@x.nl;Karin;bewindvoerder;ja;;;;;x': 'may-not-represent',
      'nr-a;k11@x.nl;Karin;voogd;;;;alles;;x': 'age-unknown',
      'nr-groot;k12@x.nl;Karin;voogd;;;;alles;;x': 'of-age',
      'nr-kind;k13@x.nl;Karin;voogd;;;;alles;;x': 'consent-needed',
      'nr-kind;k14@x.nl;Karin;familie;;;ja;;;x': 'consent-needless',
    }
    expect(await house.problemsOf(...Object.keys(wrong))).toEqual(Object.values(wrong))
    expect(await house.problemsOf('nr-kind;k@x.nl;Karin;voogd;;;ja;alles;;x', 'nr-a;g@x.nl;Geld BV;bewindvoerder;;;;;;x')).toEqual(['', ''])
    await house.portal.close()
  })

  test('lines are held against each other, and against who is there already', async () => {
    const house = await openDesk({ sourceId: 'b' })
    await house.portal.grant(
      { email: 'oud@x.nl', name: 'Oud', clientNumber: 'nr-b', basis: 'family', set: 'geld', portalAdmin: true },
      { grantedBy: 'test', notify: false },
    )
    const lines = [
      'nr-a;K@x.nl;Karin;familie;;ja;;;;x',
      'nr-a;k@x.nl;Karin;mentor;;;;alles;;x',
      'nr-b;k@x.nl;Karin Anders;familie;;;;;;x',
      'nr-a;m@x.nl;Max;familie;;ja;;;;x',
      'nr-b;n@x.nl;Noor;familie;;ja;;;;x',
      'nr-b;oud@x.nl;Oud;familie;;;;alles;;x',
      'nr-a;oud@x.nl;Iemand Anders;familie;;;;alles;;x',
    ]
    expect(await house.problemsOf(...lines)).toEqual([
      'names,twice,two-admins',
      'names,twice',
      'names',
      'two-admins',
      'admin-stands',
      'names,other-access',
      'names',
    ])
    await house.portal.close()
  })

  test('who gives the list stands not in it themselves', async () => {
    const house = await openDesk({ sourceId: 'b' })
    const { portal, work } = house
    const { id } = await ensureAccount(portal.store.system(), {
      email: 'fatima@x.nl',
      name: 'Fatima Bakker',
      locale: 'nl',
      now: portal.clock.now(),
    })
    const mine = createDeskLists({ ...work, who: { accountId: id } })
    const { lines } = await mine.check(list('nr-a;Fatima@x.nl;Fatima Bakker;familie;;;;alles;;x', LINE))
    expect(lines.map(({ problems }) => problems.map(({ message }) => message))).toEqual([['core.list.own'], []])
    await portal.close()
  })

  test('a list is granted by who had it checked, within an hour, and as things stand then', async () => {
    const house = await openDesk({ sourceId: 'b' })
    const { id = '' } = await house.lists.check(list(LINE, 'b;jan@voorbeeld.nl;Jan Bos;familie;;;;alles;;Machtiging'))
    const refused = expect.objectContaining({ code: 'LIST_UNKNOWN' }) as Error
    await expect(createDeskLists(createWork(house.portal, 'Joost Mol')).grant(id)).rejects.toEqual(refused)
    await expect(house.lists.grant('x')).rejects.toEqual(refused)
    const [kept] = await house.portal.store.system().selectFrom('access_list').select('content').execute()
    expect(Buffer.from(kept?.content ?? []).toString('latin1')).not.toContain('karin')
    await house.portal.grant(
      { email: 'eerder@x.nl', name: 'Eerder', clientNumber: 'nr-a', basis: 'family', portalAdmin: true },
      { grantedBy: 'test', notify: false },
    )
    expect(await house.lists.grant(id)).toMatchObject({ wrong: 1 })
    expect((await accesses(house)).map(({ email }) => email)).toEqual(['eerder@x.nl'])
    house.portal.clock.advance('1h')
    await expect(house.lists.grant(id)).rejects.toEqual(refused)
    await house.portal.close()
  })
})
