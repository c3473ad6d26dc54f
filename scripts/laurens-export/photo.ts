import sharp from 'sharp'
import { drawPortrait, type Portrait } from './portrait.ts'

const SIZE = 512

/** A portrait as a WebP picture of 512 by 512 pixels. */
export async function drawPhoto(portrait: Portrait): Promise<Uint8Array> {
  return sharp(Buffer.from(drawPortrait(portrait)), { density: 144 })
    .resize(SIZE, SIZE)
    .webp({ quality: 88 })
    .toBuffer()
}
