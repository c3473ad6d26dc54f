import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveLunet, type ServedLunet } from './lunet.ts'
import { createLunetVisitor, type LunetVisitor } from './lunet-visitor.ts'
import { openBrowser } from './open-browser.ts'
import { findFaults } from './visitor.ts'

const SCREENS = { widths: [320, 768, 1280], axeFrom: 320 }
const OWN = [
  '/mijn/core/notices',
  '/mijn/core/profile',
  '/mijn/core/information',
  '/voorwaarden',
  '/clienten',
  '/uitloggen',
  '/nergens',
  '/dev/mailbox',
]
const DOSSIER = ['personal', 'forms', 'plan', 'evaluations', 'profile'].map((part) => `/dossier/${part}`)

/** By person: below the start page of the first client, and of the portal itself. */
const GUESTS: Readonly<Record<string, { readonly client?: RegExp; readonly parts: readonly string[]; readonly own?: readonly string[] }>> =
  {
    'Karin Verbeek': {
      parts: [
        '',
        '/panel/dossier',
        '/nieuws/news',
        '/dossier/team',
        '/berichten/inbox',
        '/berichten/inbox?new=1',
        '/dossier/reports',
        ...DOSSIER,
        '/wzd/measures',
        '/wzd/measures?show=summary',
        '/beheer/correction',
        '/rondleiding',
        '/core/search?words=telefoon',
        '/core/access-log',
      ],
      own: OWN,
    },
    'Lotte Verbeek': { parts: ['', '/panel/dossier', '/wzd/measures'] },
    'Peter van Eijk': { client: /E\.M\. van Eijk/u, parts: ['', '/wzd/measures', '/dossier/forms'], own: ['/clienten'] },
    'Samira Haddou': { parts: ['', '/panel/dossier', '/wzd/measures'] },
    'Ans Hermans': { parts: ['', '/wzd/measures', '/wzd/measures?show=summary'] },
  }

const STAFF: Readonly<Record<string, readonly string[]>> = {
  'Anouk Verhoeven': ['', '/berichten/desk', '/wzd/review'],
  'Marieke Bos': [
    '',
    ...['clients', 'clients?words=Verbeek', 'requests', 'first-access', 'accounts', 'corrections', 'audit', 'staff', 'portal', 'syncs'].map(
      (part) => `/beheer/${part}`,
    ),
    '/nieuws/desk',
  ],
}

let browser: Browser
let lunet: ServedLunet
beforeAll(async () => {
  ;[browser, lunet] = await Promise.all([openBrowser(), serveLunet()])
})
afterAll(async () => {
  await browser.close()
  await lunet.close()
})

const openDevice = async (): Promise<LunetVisitor> => {
  const context = await browser.newContext({ locale: 'nl-NL', reducedMotion: 'reduce' })
  return createLunetVisitor(await context.newPage(), lunet.url)
}

const findFaultsOf = async ({ page, open }: LunetVisitor, paths: readonly string[]): Promise<readonly string[]> => {
  const faults: string[] = []
  for (const path of paths) {
    await open(path)
    faults.push(...(await findFaults(page, SCREENS)))
  }
  return faults
}

describe('the pages of Lunet have no violation of axe and no sideways scrolling at 320, 768 and 1280 px', () => {
  test('before signing in, at what plays Microsoft, at the terms and in the tour', async () => {
    const visitor = await openDevice()
    const { page, leave, agree } = visitor
    const faults = [...(await findFaultsOf(visitor, ['/inloggen', '/toegang-aanvragen', '/privacy', '/toegankelijkheid']))]
    const look = async () => void faults.push(...(await findFaults(page, SCREENS)))
    await leave()
    await look()
    await page.getByRole('button', { name: 'Karin Verbeek' }).click()
    await look()
    await page.goBack()
    await visitor.pick('Karin Verbeek')
    await look()
    await agree()
    await page.getByRole('dialog').waitFor()
    await look()
    expect(faults).toEqual([])
    await page.context().close()
  })

  test.each(Object.keys(GUESTS))(
    'as %s sees them',
    async (name) => {
      const { client, parts = [], own = [] } = GUESTS[name] ?? {}
      const visitor = await openDevice()
      await visitor.signIn(name)
      if (visitor.path() === '/voorwaarden') await visitor.settle(client)
      const start = visitor.path()
      expect(await findFaultsOf(visitor, [...parts.map((part) => start + part), ...own])).toEqual([])
      await visitor.page.context().close()
    },
    240_000,
  )

  test.each(Object.keys(STAFF))(
    'as %s sees them at the desk',
    async (name) => {
      const visitor = await openDevice()
      await visitor.signIn(name, 'staff')
      await visitor.agree()
      const paths = (STAFF[name] ?? []).map((part) => `/beheer${part}`)
      expect(await findFaultsOf(visitor, paths)).toEqual([])
      await visitor.page.context().close()
    },
    240_000,
  )
})
