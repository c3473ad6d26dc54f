import { expect, test } from 'vitest'
import { awaitBody, readForm } from './form-body.ts'

const FORM = 'application/x-www-form-urlencoded'
const post = (body: BodyInit, type = FORM) =>
  readForm(new Request('https://portaal.example/', { method: 'POST', body, headers: { 'content-type': type } }))

test('a form gives its fields, each once', async () => {
  expect({ ...(await post('naam=Jos%C3%A9&leeg=')) }).toEqual({ naam: 'José', leeg: '' })
})

test('a tick for every right of sixty parts fits in one form', async () => {
  const ticks = Array.from({ length: 240 }, (_, index) => `right:plugin.part-${index}:read=on`).join('&')
  expect(Object.keys(await post(ticks))).toHaveLength(240)
})

test.each([
  ['another content type', '{}', 'application/json', 'unsupported'],
  ['a multipart form', 'x', 'multipart/form-data; boundary=x', 'unsupported'],
  ['XML', '<a/>', 'application/xml', 'unsupported'],
  ['a field named twice', 'a=1&a=2', FORM, 'bad-request'],
  ['broken percent-encoding', 'a=%zz', FORM, 'bad-request'],
  ['bytes that are no UTF-8', 'a=%ff%fe', FORM, 'bad-request'],
  ['U+0000', 'a=%00', FORM, 'bad-request'],
  ['a megabyte field', `a=${'x'.repeat(1_000_000)}`, FORM, 'too-large'],
  [
    'ten thousand fields',
    Array.from({ length: 10_000 }, (_, i) => `f${i}=`)
      .join('&')
      .slice(0, 60_000),
    FORM,
    'bad-request',
  ],
])('%s is refused', async (_name, body, type, reason) => {
  await expect(post(body, type)).rejects.toMatchObject({ reason })
})

test('a field named __proto__ is a field like any other', async () => {
  const fields = await post('__proto__=x&constructor=y')
  expect(Object.getPrototypeOf(fields)).toBeNull()
  expect(Object.keys(fields)).toEqual(['__proto__', 'constructor'])
})

test('a body that was waited for is read from what arrived, and what is wrong with it is said then', async () => {
  const arrive = async (body: string, type = FORM) => {
    const request = new Request('https://portaal.example/', { method: 'POST', body, headers: { 'content-type': type } })
    await awaitBody(request)
    expect(request.bodyUsed).toBe(true)
    return readForm(request)
  }
  expect({ ...(await arrive('naam=Jan')) }).toEqual({ naam: 'Jan' })
  await expect(arrive('{}', 'application/json')).rejects.toMatchObject({ reason: 'unsupported' })
  await expect(arrive(`a=${'x'.repeat(70_000)}`)).rejects.toMatchObject({ reason: 'too-large' })
})
