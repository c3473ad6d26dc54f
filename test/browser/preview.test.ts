import { expect, test } from 'vitest'
import { serveLaurens } from './laurens.ts'
import { openBrowser } from './open-browser.ts'
import { createVisitor, findFaults } from './visitor.ts'

// Marjan is the portal administrator of her mother; her daughter Sanne was invited to the timeline alone.
test('Marjan looks who sees what, looks as Sanne, and stops', { timeout: 180_000 }, async () => {
  const laurens = await serveLaurens(undefined)
  const browser = await openBrowser()
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'nl-NL' })
  context.setDefaultTimeout(20_000)
  const visitor = createVisitor(await context.newPage(), laurens.url)
  const faults: string[] = []
  const look = async () => void faults.push(...(await findFaults(visitor.page)))
  try {
    await visitor.enter('marjan', laurens.password('marjan'))
    await visitor.check(await laurens.code())
    await visitor.open(`${visitor.path()}/core/rights`)
    const overview = visitor.path()
    expect(await visitor.page.getByRole('heading', { name: 'Rechtenoverzicht' }).count()).toBe(1)
    expect(await visitor.page.getByRole('columnheader', { name: /Sanne Kuipers/ }).count()).toBe(1)
    expect(await visitor.page.getByRole('rowheader', { name: 'Plannen' }).count()).toBe(1)
    await look()

    await visitor.press(/Toon als… Sanne Kuipers/)
    expect(await visitor.words()).toContain('U kijkt zoals Sanne Kuipers het portaal ziet. Er wordt niets gewijzigd.')
    expect(await visitor.page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['Dossier'])
    expect(await visitor.page.getByRole('navigation').count()).toBe(0)
    await look()
    await visitor.press('Dossier')
    expect(visitor.path()).toMatch(/\/als\/[^/]+\/dossier\/timeline$/)
    await visitor.press('Ouder')
    expect(visitor.path()).toMatch(/\/als\/[^/]+\/dossier\/timeline$/)
    expect(await visitor.words()).not.toContain('Plannen')
    await look()

    await visitor.press('Stoppen')
    expect(visitor.path()).toBe(overview)
    expect(await visitor.page.getByRole('link', { name: 'Marjan Kuipers' }).count()).toBe(1)
    expect(faults).toEqual([])
  } finally {
    await browser.close()
    await laurens.close()
  }
})
