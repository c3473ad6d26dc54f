import { expect, test } from 'vitest'
import { decodeHeic } from './decode-heic.ts'
import { heicPhoto, largeHeic } from './heic.fixture.ts'

const GENEROUS = { milliseconds: 20_000, pixels: 2400 * 1600, memory: 512 * 1024 * 1024 }
// Pixels are many: what goes wrong is told in a word.
const decode = (bytes: Uint8Array, limits: Partial<typeof GENEROUS> = {}) =>
  decodeHeic(bytes, { ...GENEROUS, ...limits }).then(
    ({ width, height, data, hasAlpha }) => [width, height, data.length / 4, hasAlpha].join(' '),
    (error: unknown) => (error as { readonly kind?: string }).kind,
  )

test('a HEIC becomes its pixels', async () => {
  expect(await decode(heicPhoto)).toBe('640 480 307200 false')
})

test('a HEIC of more pixels than are read is not decoded', async () => {
  expect(await decode(heicPhoto, { pixels: 640 * 480 })).toBe('640 480 307200 false')
  expect(await decode(heicPhoto, { pixels: 640 * 480 - 1 })).toBe('too-many-pixels')
})

test('the decoder gets no more memory than it is given', async () => {
  expect(await decode(largeHeic)).toBe('2400 1600 3840000 false')
  // It begins with sixteen MB; the picture takes twenty more.
  expect(await decode(largeHeic, { memory: 20 * 1024 * 1024 })).toBe('damaged')
})

test('the decoder gets no more time than it is given', async () => {
  expect(await decode(heicPhoto, { milliseconds: 1 })).toBe('damaged')
})

test('what the decoder can not make sense of is damaged, and the next one is decoded', async () => {
  const wild = heicPhoto.map((byte, index) => (index > 60 && index % 7 === 0 ? byte ^ 0xff : byte))
  expect(await decode(wild)).toBe('damaged')
  expect(await decode(heicPhoto)).toBe('640 480 307200 false')
})
