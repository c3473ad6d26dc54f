import { inPhotoLane } from './photo-lane.ts'
import { readPhoto } from './read-photo.ts'
import { UploadFault } from './upload-fault.ts'
import { LONGEST_SIDE } from './photo-limits.ts'

/** The photo of a client as it stands in the portal: a square of 480 pixels around what is seen in it, WebP, with nothing else of the file. Throws `UploadFault`. */
export function encodePortrait(bytes: Uint8Array): Promise<Uint8Array> {
  return inPhotoLane(async () => {
    const picture = await readPhoto(bytes)
    try {
      return await picture
        .resize(LONGEST_SIDE.small, LONGEST_SIDE.small, { fit: 'cover', position: 'attention' })
        .webp({ quality: 82 })
        .toBuffer()
    } catch (error) {
      throw new UploadFault('damaged', { cause: error })
    }
  })
}
