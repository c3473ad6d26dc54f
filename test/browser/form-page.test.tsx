import { API_VERSION, definePart, definePlugin } from '@voordeur/core'
import { createMemorySource, createTestPortal, type TestPortal } from '@voordeur/core/testing'
import { Button, Card, Choice, Form } from '@voordeur/core/ui'
import type { Browser, Page } from 'playwright-core'
import { serve } from 'srvx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './open-browser.ts'
import { findFaults } from './visitor.ts'
import { findFreePort } from '../find-free-port.ts'

const words = {
  'mood.title': 'Hoe gaat het',
  'mood.question': 'Hoe voelt u zich?',
  'mood.good': 'goed',
  'mood.bad': 'niet goed',
  'mood.past': 'Eerder',
  'mood.none': 'Nog niets gezegd.',
}

const mood = definePart({
  id: 'mood',
  title: 'mood.title',
  icon: 'heart-pulse',
  scope: 'client',
  rights: { read: { title: 'mood.title' } },
  load: async () => ({}),
  view: (_, { t }) => (
    <>
      <Card title={t('mood.question')}>
        <Form action="">
          <Choice
            name="feeling"
            legend={t('mood.title')}
            options={[
              { value: 'good', label: t('mood.good'), icon: 'face-slightly-smiling' },
              { value: 'bad', label: t('mood.bad'), icon: 'face-slightly-frowning' },
            ]}
          />
          <Button>{t('core.form.save')}</Button>
        </Form>
      </Card>
      <Card title={t('mood.past')}>
        <p>{t('mood.none')}</p>
        <Form action="">
          <Button>{t('core.form.save')}</Button>
        </Form>
      </Card>
    </>
  ),
})

let browser: Browser
let portal: TestPortal
let origin: string
let close: () => Promise<void>
let person: Awaited<ReturnType<TestPortal['viewer']>>

beforeAll(async () => {
  browser = await openBrowser()
  const port = await findFreePort()
  origin = `http://127.0.0.1:${port}`
  const memory = createMemorySource([])
  memory.steps = [{ client: { sourceId: 'a', number: '100', name: 'Mevrouw Alblas' }, records: [] }]
  portal = await createTestPortal({
    organisation: { name: 'Testzorg', portalName: 'Cliëntportaal', url: origin },
    plugins: [definePlugin({ id: 'mood', api: API_VERSION, messages: { nl: words, en: words }, parts: () => [mood] })()],
    sources: [memory.source],
  })
  await portal.sync()
  const server = serve({ fetch: (request) => portal.fetch(request), port, hostname: '127.0.0.1', silent: true, gracefulShutdown: false })
  await server.ready()
  close = () => server.close(true)
  person = await portal.viewer({ clientNumber: '100', rights: ['mood.mood:read'] })
})
afterAll(async () => {
  await browser.close()
  await close()
  await portal.close()
})

async function open(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 375, height: 800 }, reducedMotion: 'reduce', locale: 'nl-NL' })
  await context.addCookies([{ name: 'test_account', value: person.accountId ?? '', url: origin }])
  const page = await context.newPage()
  await page.goto(`${origin}/client/${person.clientId}/mood/mood`)
  return page
}

test('paper has no form, and no card that held nothing else; what is to be read stays', async () => {
  const page = await open()
  const question = page.getByRole('heading', { name: 'Hoe voelt u zich?' })
  expect([await question.isVisible(), await page.locator('.form').first().isVisible()]).toEqual([true, true])
  await page.emulateMedia({ media: 'print' })
  expect([await question.isVisible(), await page.locator('.form').first().isVisible()]).toEqual([false, false])
  expect(await page.getByText('Nog niets gezegd.').isVisible()).toBe(true)
  await page.context().close()
})

test('the pictogram of an answer says nothing twice, has no fault, and is larger in simple mode', async () => {
  const page = await open()
  expect(
    await page
      .getByRole('radio')
      .evaluateAll((radios) => radios.map((radio) => radio.parentElement?.querySelectorAll('svg[aria-hidden]').length)),
  ).toEqual([1, 1])
  expect(await page.getByRole('radio', { name: 'niet goed', exact: true }).count()).toBe(1)
  expect(await findFaults(page)).toEqual([])
  const usual = await widthOfIcon(page)
  await person.post('/eenvoudig-lezen', { mode: 'simple', back: '/' }, { origin })
  await page.reload()
  expect(await findFaults(page)).toEqual([])
  expect(await widthOfIcon(page)).toBeGreaterThan(usual * 1.5)
  await page.context().close()
})

async function widthOfIcon(page: Page): Promise<number> {
  return (await page.locator('.choice-option > .icon').first().boundingBox())?.width ?? 0
}
