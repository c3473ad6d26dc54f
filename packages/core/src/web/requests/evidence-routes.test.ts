import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestPortal, type TestPortal } from '../../testing/create-test-portal.ts'
import { takePhoto } from '../../uploads/test-pictures.ts'
import { toForm } from '../uploads/test-form.ts'
import { ASKED, counter } from './request-desk.fixture.ts'

const FORM = '/toegang-aanvragen'
const CONFIRM = `${FORM}/bevestigen`
const EVIDENCE = `${FORM}/bewijs`
const PDF = '%PDF-1.7\nGEHEIM\n%%EOF\n'
const letter = { field: 'evidence', bytes: PDF, name: 'beschikking.pdf', type: 'application/pdf' }

let portal: TestPortal
beforeAll(async () => {
  portal = await createTestPortal({ plugins: [counter()], access: { requests: { evidenceFor: ['mentor'] } } })
  await portal.start()
})
afterAll(() => portal.close())

/** Asks, takes the mail, and confirms; gives the cookie of the browser in which that was done. */
async function askAndConfirm(basis: string): Promise<{ readonly cookie: string }> {
  await portal.store.system().deleteFrom('access_request').execute()
  await portal.store.system().deleteFrom('use_limit').execute()
  const page = await portal.visitor().get(FORM)
  portal.clock.advance('1m')
  await portal.visitor().post(FORM, { form: /name="form" value="([^"]+)"/.exec(page.text)?.[1] ?? '', ...ASKED, basis })
  await portal.runJobs(60)
  const secret = /bevestigen#(\S+)/.exec(portal.sent.at(-1)?.body ?? '')?.[1] ?? ''
  const done = await portal.visitor().post(CONFIRM, { secret })
  expect([done.status, done.headers.get('location')]).toEqual([303, EVIDENCE])
  return { cookie: done.headers.get('set-cookie')?.split(';')[0] ?? '' }
}

const states = async () => (await portal.store.system().selectFrom('access_request').select('state').execute()).map(({ state }) => state)
const files = () => portal.store.system().selectFrom('access_request_file').selectAll().execute()
const send = (form: FormData, cookie: { readonly cookie: string }) => portal.visitor().post(EVIDENCE, form, cookie)

describe('evidence', () => {
  test('is not asked of who gives another ground: staff see the request at once', async () => {
    const cookie = await askAndConfirm('family')
    expect(await states()).toEqual(['open'])
    expect((await portal.visitor().get(EVIDENCE, cookie)).text).toContain('aanvraag is bevestigd')
  })

  test('is needed on a ground that the organisation named: without it staff see nothing, with it they do', async () => {
    const cookie = await askAndConfirm('mentor')
    expect(await states()).toEqual(['unconfirmed'])
    expect((await portal.visitor().get(EVIDENCE, cookie)).text).toContain('Nog één stap')
    expect((await send(toForm({}), cookie)).status).toBe(422)
    expect((await send(toForm({}, [letter]), cookie)).status).toBe(303)
    expect([await states(), (await files()).length]).toEqual([['open'], 1])
    expect((await portal.visitor().get(EVIDENCE, cookie)).text).toContain('beschikking.pdf')
  })

  test('is sealed, with its name', async () => {
    const cookie = await askAndConfirm('mentor')
    await send(toForm({}, [letter]), cookie)
    const kept = (await files()).map(({ name, bytes }) => Buffer.concat([name, bytes]).toString('latin1')).join()
    expect(kept).not.toMatch(/GEHEIM|beschikking|PDF/)
  })

  test('as a photo is made anew', async () => {
    const cookie = await askAndConfirm('mentor')
    const bytes = await takePhoto()
    expect((await send(toForm({}, [{ field: 'evidence', bytes }]), cookie)).status).toBe(303)
    expect((await files()).map(({ mime }) => mime)).toEqual(['image/webp'])
  })

  test('that is no PDF or photo is told, and nothing is kept', async () => {
    const cookie = await askAndConfirm('mentor')
    const answer = await send(toForm({}, [{ ...letter, bytes: '<svg onload=alert(1)>' }, letter]), cookie)
    expect([answer.status, (await files()).length, await states()]).toEqual([422, 0, ['unconfirmed']])
    expect(answer.text).toContain('id="evidence-error"')
  })

  test('is three files at most, also in two goes', async () => {
    const cookie = await askAndConfirm('mentor')
    expect((await send(toForm({}, [letter, letter, letter, letter]), cookie)).status).toBe(422)
    expect((await send(toForm({}, [letter, letter]), cookie)).status).toBe(303)
    expect((await send(toForm({}, [letter, letter]), cookie)).status).toBe(422)
    expect(await files()).toHaveLength(2)
    expect((await send(toForm({}, [letter]), cookie)).status).toBe(303)
    expect((await portal.visitor().get(EVIDENCE, cookie)).text).not.toContain('type="file"')
  })

  test('of more than twenty megabytes is refused', async () => {
    const cookie = await askAndConfirm('mentor')
    const large = { ...letter, bytes: `${PDF}${' '.repeat(11 * 1024 * 1024)}%%EOF` }
    // Sent as bytes: a stream that is not read to its end has nobody to tell.
    const whole = new Response(toForm({}, [large, large]))
    const headers = { 'content-type': whole.headers.get('content-type') ?? '', 'sec-fetch-site': 'same-origin', ...cookie }
    const body = await whole.arrayBuffer()
    const answer = await portal.fetch(new Request(`https://portaal.test${EVIDENCE}`, { method: 'POST', body, headers }))
    expect(answer.status).toBe(413)
    expect(await files()).toEqual([])
  })

  test.each(['', 'portal_request=x', `portal_request=0194f3a0-0000-7000-8000-000000000000.${'A'.repeat(43)}`])(
    'of who holds no link is not read at all (%j)',
    async (cookie) => {
      await askAndConfirm('mentor')
      const answer = await send(toForm({}, [letter]), { cookie })
      expect([answer.status, await files()]).toEqual([415, []])
      expect((await portal.visitor().get(EVIDENCE, { cookie })).headers.get('location')).toBe(FORM)
    },
  )

  test('is not taken any more after a day, nor once staff answered', async () => {
    const late = await askAndConfirm('mentor')
    portal.clock.advance('24h')
    expect((await send(toForm({}, [letter]), late)).status).toBe(415)
    const handled = await askAndConfirm('family')
    await portal.store
      .system()
      .updateTable('access_request')
      .set({ state: 'refused', handled_at: portal.clock.now(), handled_by: 'Fatima' })
      .execute()
    expect((await send(toForm({}, [letter]), handled)).status).toBe(415)
    expect(await files()).toEqual([])
  })
})
