import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { encodePhoto } from './encode-photo.ts'
import { encodePortrait } from './encode-portrait.ts'
import { heicPhoto } from './heic.fixture.ts'
import { drawCorners, floodPixels, HIDDEN, readCorners, takePhoto } from './test-pictures.ts'

const UPRIGHT = 'red green / blue yellow'
const faultOf = (bytes: Uint8Array) =>
  encodePhoto(bytes).then(
    () => 'taken',
    (error: unknown) => (error as { readonly kind?: string }).kind,
  )
const text = (content: string) => Buffer.from(content, 'latin1')

describe('a photo', () => {
  test.each([
    ['JPEG', async () => takePhoto()],
    ['PNG', async () => (await drawCorners()).png().toBuffer()],
    ['WebP', async () => (await drawCorners()).webp().toBuffer()],
    ['lossless WebP', async () => (await drawCorners()).webp({ lossless: true }).toBuffer()],
    ['AVIF', async () => (await drawCorners()).avif({ effort: 0 }).toBuffer()],
    ['GIF', async () => (await drawCorners()).gif().toBuffer()],
    ['HEIC', async () => heicPhoto],
  ])('of %s becomes a WebP and a small one', async (_name, make) => {
    const photo = await encodePhoto(await make())
    expect(photo).toMatchObject({ mime: 'image/webp', width: 640, height: 480, small: { width: 480, height: 360 } })
    expect(await sharp(photo.bytes).metadata()).toMatchObject({ format: 'webp', width: 640, height: 480 })
    expect(await sharp(photo.small.bytes).metadata()).toMatchObject({ format: 'webp', width: 480, height: 360 })
    expect(await readCorners(photo.bytes)).toBe(UPRIGHT)
    expect(await readCorners(photo.small.bytes)).toBe(UPRIGHT)
  })

  test.each([[heicPhoto], [undefined]])('attack 17: tells nothing of where and with what it was made', async (heic) => {
    const sent = heic ?? (await takePhoto())
    expect((await sharp(sent).metadata()).exif).toBeDefined()
    const photo = await encodePhoto(sent)
    for (const bytes of [photo.bytes, photo.small.bytes, await encodePortrait(sent)]) {
      const { exif, xmp, icc, iptc, orientation } = await sharp(bytes).metadata()
      expect({ exif, xmp, icc, iptc, orientation }).toEqual({
        exif: undefined,
        xmp: undefined,
        icc: undefined,
        iptc: undefined,
        orientation: undefined,
      })
      expect(Buffer.from(bytes).toString('latin1')).not.toMatch(new RegExp(`${HIDDEN}|Exif|EXIF|XMP|ICCP|GPS`))
    }
  })

  test('that was held on its side stands upright, whatever it says of itself afterwards', async () => {
    // Turned a quarter to the right it is upright again (EXIF 6).
    const photo = await encodePhoto(
      await sharp(await (await drawCorners()).rotate(270).toBuffer())
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer(),
    )
    expect([photo.width, photo.height]).toEqual([640, 480])
    expect(await readCorners(photo.bytes)).toBe(UPRIGHT)
  })

  test('in the colours of a wide screen is told in those of every screen', async () => {
    const wide = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#0f0' } })
      .withIccProfile('p3')
      .png()
      .toBuffer()
    const asSrgb = await sharp(wide).toColourspace('srgb').removeAlpha().raw().toBuffer()
    const { bytes } = await encodePhoto(wide)
    const kept = await sharp(bytes).removeAlpha().raw().toBuffer()
    expect([...kept.subarray(0, 3)].every((value, index) => Math.abs(value - (asSrgb[index] ?? 0)) < 8)).toBe(true)
  })

  test('is no larger than a screen needs, and never made larger', async () => {
    const large = await encodePhoto(await (await drawCorners(3000, 1000)).jpeg().toBuffer())
    expect([large.width, large.height, large.small.width]).toEqual([2048, 683, 480])
    const little = await encodePhoto(await (await drawCorners(40, 20)).png().toBuffer())
    expect([little.width, little.height, little.small.width]).toEqual([40, 20, 40])
  })

  test('that moves stands still: the first frame is kept', async () => {
    const frames = ['#c00', '#00c'].map((background) => ({ create: { width: 32, height: 32, channels: 3 as const, background } }))
    const gif = await sharp(frames as never, { join: { animated: true } })
      .gif()
      .toBuffer()
    expect((await sharp(gif).metadata()).pages).toBe(2)
    const { bytes } = await encodePhoto(gif)
    expect((await sharp(bytes).metadata()).pages ?? 1).toBe(1)
    expect(await readCorners(bytes)).toBe('red red / red red')
  })
})

describe('attack 17: what is no photo', () => {
  const PNG = '\x89PNG\r\n\x1A\n'
  test.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'],
    ['SVG behind a declaration and a comment', '<?xml version="1.0"?><!-- \xFF\xD8\xFF --><svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['SVG in a wrapping that is zipped', '\x1F\x8B\x08\0\0\0\0\0'],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a PDF', '%PDF-1.7\n%%EOF'],
    ['a TIFF', 'II*\0\x08\0\0\0'],
    ['a program', 'MZ\x90\0'],
    ['a ZIP', 'PK\x03\x04'],
    ['a text that names a format', 'JFIF PNG WEBP GIF89a'],
    ['a RIFF that is a sound', 'RIFF\x24\0\0\0WAVEfmt '],
    ['a film', '\0\0\0\x18ftypmp42\0\0\0\0mp42isom'],
    ['a container that names no codec', '\0\0\0\x14ftypmif1\0\0\0\0mif1'],
    ['nothing', ''],
  ])('%s is not taken', async (_name, content) => {
    expect(await faultOf(text(content))).toBe('not-accepted')
  })

  test.each([
    ['an SVG behind the first bytes of a JPEG', '\xFF\xD8\xFF<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['an SVG behind those of a PNG', `${PNG}<svg xmlns="http://www.w3.org/2000/svg"/>`],
    ['a page behind those of a GIF', 'GIF89a<script>alert(1)</script>'],
    ['a script in a GIF that is none', 'GIF89a=1;alert(1)'],
    ['a HEIC of nothing else', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['an AVIF of nothing else', '\0\0\0\x18ftypavif\0\0\0\0mif1avif'],
    ['a WebP of nothing else', 'RIFF\x10\0\0\0WEBPVP8 \0\0\0\0'],
  ])('%s is damaged', async (_name, content) => {
    expect(await faultOf(text(content))).toBe('damaged')
  })

  test('a photo with a page behind it is made anew without the page', async () => {
    const page = '<script>alert("K")</script>'
    for (const sent of [await takePhoto(), await (await drawCorners()).gif().toBuffer(), await (await drawCorners()).png().toBuffer()]) {
      const { bytes, small } = await encodePhoto(Buffer.concat([sent, text(page)]))
      expect(Buffer.from(bytes).toString('latin1') + Buffer.from(small.bytes).toString('latin1')).not.toContain('<script')
    }
  })

  test.each([
    ['PNG', async () => floodPixels(60_000, 60_000)],
    ['wide PNG', async () => floodPixels(2 ** 31 - 1, 1)],
    ['GIF', async () => Buffer.concat([text('GIF89a'), Buffer.from('ffffffff800000000000ffffff2c00000000ffffffff0002024401003b', 'hex')])],
  ])('a bomb of pixels is not unpacked: %s', async (_name, make) => {
    const bytes = await make()
    const before = process.memoryUsage().rss
    expect(['too-many-pixels', 'damaged']).toContain(await faultOf(bytes))
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
  })

  test('a true picture of one pixel more than is read is refused by its size alone', async () => {
    const flat = await sharp({ create: { width: 50_001, height: 1000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    expect(flat.byteLength).toBeLessThan(1_000_000)
    expect(await faultOf(flat)).toBe('too-many-pixels')
    await expect(encodePortrait(flat)).rejects.toMatchObject({ kind: 'too-many-pixels' })
  })

  test('what is cut off or broken is damaged, in every format', async () => {
    const whole = [
      await takePhoto(),
      await (await drawCorners()).png().toBuffer(),
      await (await drawCorners()).webp().toBuffer(),
      await (await drawCorners()).avif({ effort: 0 }).toBuffer(),
      Buffer.from(heicPhoto),
    ]
    for (const bytes of whole) expect(await faultOf(bytes.subarray(0, bytes.byteLength * 0.6))).toBe('damaged')
    const broken = Buffer.from(whole[1]!)
    broken.fill(0x55, broken.byteLength / 2)
    expect(await faultOf(broken)).toBe('damaged')
  })

  test('more bytes than a photo has are not looked at', async () => {
    expect(await faultOf(Buffer.concat([await takePhoto(), Buffer.alloc(15 * 1024 * 1024)]))).toBe('too-large')
  })
})
