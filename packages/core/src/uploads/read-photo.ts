import sharp, { type Sharp } from 'sharp'
import { LARGEST_UPLOAD } from '../define/largest-upload.ts'
import { decodeHeic } from './decode-heic.ts'
import { sniffPhoto } from './sniff-photo.ts'
import { UploadFault } from './upload-fault.ts'
import { LARGEST_PIXELS } from './photo-limits.ts'

const LONGEST_SECONDS = 20

/**
 * Opens a photo to be made anew: the first frame, upright, in sRGB, decoded once and strictly. Throws `UploadFault` for what is no photo, too
 * large, or has more pixels than are read; nothing was decoded then.
 */
export async function readPhoto(bytes: Uint8Array): Promise<Sharp> {
  if (bytes.byteLength > LARGEST_UPLOAD.photo) throw new UploadFault('too-large')
  const format = sniffPhoto(bytes)
  if (!format) throw new UploadFault('not-accepted')
  const picture = format === 'heic' ? await openHeic(bytes) : await openPicture(bytes)
  return picture.autoOrient().toColourspace('srgb').timeout({ seconds: LONGEST_SECONDS })
}

async function openPicture(bytes: Uint8Array): Promise<Sharp> {
  const header = await readHeader(bytes)
  if (header.width * header.height > LARGEST_PIXELS) throw new UploadFault('too-many-pixels')
  return sharp(bytes, { failOn: 'error', limitInputPixels: LARGEST_PIXELS, sequentialRead: true, pages: 1 })
}

async function openHeic(bytes: Uint8Array): Promise<Sharp> {
  const { data, hasAlpha, width, height } = await decodeHeic(bytes)
  const picture = sharp(data, { raw: { width, height, channels: 4 } })
  return hasAlpha ? picture : picture.removeAlpha()
}

/** Width and height are those of one frame. */
async function readHeader(bytes: Uint8Array) {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch (error) {
    throw new UploadFault('damaged', { cause: error })
  }
}
