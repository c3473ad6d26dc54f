import sharp, { type Raw, type Sharp } from 'sharp'
import type { Photo } from '../define/upload.ts'
import { inPhotoLane } from './photo-lane.ts'
import { readPhoto } from './read-photo.ts'
import { UploadFault } from './upload-fault.ts'
import { LONGEST_SIDE } from './photo-limits.ts'

const QUALITY = 82

/**
 * Makes a photo anew: WebP of at most 2048 pixels and a small one of 480, upright, in sRGB, of the first frame, with nothing of what else was in the
 * file (place, camera, comments). At most two at a time in a process. Throws `UploadFault`.
 */
export function encodePhoto(bytes: Uint8Array): Promise<Photo> {
  return inPhotoLane(() => encode(bytes))
}

async function encode(bytes: Uint8Array): Promise<Photo> {
  const picture = await readPhoto(bytes)
  try {
    const { data, info } = await shrink(picture, LONGEST_SIDE.full).raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
    const pixels = { raw: { width: info.width, height: info.height, channels: info.channels } }
    const full = await toWebp(data, pixels)
    return { kind: 'photo', mime: 'image/webp', ...full, small: await toWebp(data, pixels, LONGEST_SIDE.small) }
  } catch (error) {
    throw new UploadFault('damaged', { cause: error })
  }
}

async function toWebp(pixels: Uint8Array, as: { readonly raw: Raw }, side?: number) {
  const picture = side === undefined ? sharp(pixels, as) : shrink(sharp(pixels, as), side)
  const { data, info } = await picture.webp({ quality: QUALITY }).toBuffer({ resolveWithObject: true })
  return { bytes: new Uint8Array(data), width: info.width, height: info.height }
}

function shrink(picture: Sharp, side: number): Sharp {
  return picture.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
}
