import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findViolations } from '../browser/find-violations.ts'
import { serveLaurens } from '../browser/laurens.ts'
import { serveLunet } from '../browser/lunet.ts'
import { createLunetVisitor } from '../browser/lunet-visitor.ts'
import { openBrowser } from '../browser/open-browser.ts'
import { createVisitor } from '../browser/visitor.ts'
import { listPartPaths, walkPages } from '../browser/walk-pages.ts'

const WIDTHS = [1280, 768, 320]

let browser: Browser
beforeAll(async () => void (browser = await openBrowser()))
afterAll(() => browser.close())

/** An example that is served, and how each of its people comes in. */
interface Example {
  readonly url: string
  readonly parts: Iterable<string>
  /** Who walks, each with the paths that no link leads to: what a search finds. */
  readonly people: Readonly<Record<string, readonly string[]>>
  readonly signIn: (page: Page, person: string) => Promise<void>
  readonly close: () => Promise<void>
}

async function openLaurens(): Promise<Example> {
  const laurens = await serveLaurens(undefined)
  return {
    ...laurens,
    parts: laurens.portal.composition.parts.keys(),
    people: {
      marjan: [],
      noor: ['/beheer/beheer/clients?words=Heuvel'],
      bram: ['/beheer/beheer/accounts?email=marjan.kuipers@post.example'],
      'jo.terlouw': [],
    },
    signIn: async (page, person) => {
      const visitor = createVisitor(page, laurens.url)
      await visitor.enter(person, laurens.password(person))
      await visitor.check(await laurens.code())
    },
  }
}

async function openLunet(): Promise<Example> {
  const lunet = await serveLunet()
  // What is found in the records: notices, and what stands at the desk.
  await lunet.portal.watch()
  return {
    ...lunet,
    parts: lunet.portal.composition.parts.keys(),
    people: {
      'Karin Verbeek': [],
      'Anouk Verhoeven': [],
      'Marieke Bos': ['/beheer/beheer/clients?words=Verbeek', '/beheer/beheer/accounts?email=karin.verbeek@post.example'],
    },
    signIn: async (page, person) => {
      const visitor = createLunetVisitor(page, lunet.url)
      if (person === 'Karin Verbeek') {
        await visitor.signIn(person)
        return visitor.settle()
      }
      await visitor.signIn(person, 'staff')
      return visitor.agree()
    },
  }
}

describe.each([
  { name: 'Laurens', open: openLaurens },
  { name: 'Lunet', open: openLunet },
])('every page of the $name example', ({ open }) => {
  let example: Example
  const seen = new Set<string>()
  const faults: string[] = []

  beforeAll(async () => {
    example = await open()
    for (const [person, found] of Object.entries(example.people)) await walkAs(person, found)
  }, 1_800_000)
  afterAll(() => example.close())

  async function walkAs(person: string, found: readonly string[]): Promise<void> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'nl-NL', reducedMotion: 'reduce' })
    const page = await context.newPage()
    await example.signIn(page, person)
    const start = new URL(page.url()).pathname
    const from = [start, ...listPartPaths(example.parts, start), ...found]
    await walkPages(page, { origin: example.url, from, seen, look: async (path) => void faults.push(...(await findFaults(page, path))) })
    await context.close()
  }

  test('has nothing in which axe finds a fault, and nothing wider than the screen', () => {
    expect(seen.size).toBeGreaterThan(40)
    expect(faults).toEqual([])
  })

  test('was opened: of each part there is, by somebody of the example', () => {
    const opened = [...seen].map((kind) => kind.split('?')[0] ?? '')
    const missed = [...example.parts].filter((id) => !opened.some((place) => place.endsWith(`/${id.replace('.', '/')}`)))
    expect(missed).toEqual([])
  })
})

async function findFaults(page: Page, path: string): Promise<readonly string[]> {
  const faults: string[] = []
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (overflow > 0) faults.push(`${path} at ${width}: ${overflow} px too wide`)
    for (const violation of await findViolations(page)) faults.push(`${path} at ${width}: ${violation}`)
  }
  return faults
}
