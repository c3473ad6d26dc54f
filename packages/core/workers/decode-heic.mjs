// @ts-check
import { parentPort, workerData } from 'node:worker_threads'

/**
 * Decodes the picture of a HEIC file to RGBA in a thread of its own, whose memory is bounded: answers its pixels, or why there are none.
 * The decoder (libheif and libde265 as WebAssembly) sees nothing but the bytes.
 * @typedef {{ readonly bytes: Uint8Array, readonly mostPixels: number, readonly mostMemory: number }} Work
 */
const { bytes, mostPixels, mostMemory } = /** @type {Work} */ (workerData)

const PAGE = 65_536
// oxlint-disable-next-line typescript/unbound-method -- it is called with the memory that is to grow
const { grow } = WebAssembly.Memory.prototype
// The limits of a thread count what JavaScript holds, and not the memory of WebAssembly.
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * PAGE > mostMemory) throw new RangeError('The picture needs more memory than it is given.')
  return grow.call(this, pages)
}

try {
  parentPort?.postMessage(await decode())
} catch {
  parentPort?.postMessage({ fault: 'damaged' })
}

async function decode() {
  const { default: libheif } = await import('libheif-js/wasm-bundle.js')
  const images = new libheif.HeifDecoder().decode(bytes)
  const image = images.find((each) => each.is_primary()) ?? images[0]
  if (!image) return { fault: 'damaged' }
  const [width, height] = [image.get_width(), image.get_height()]
  if (width * height > mostPixels) return { fault: 'too-many-pixels' }
  const data = new Uint8ClampedArray(width * height * 4)
  const isDone = await new Promise((resolve) =>
    image.display({ data, width, height }, (shown) => resolve(shown !== null && shown !== undefined)),
  )
  return isDone ? { width, height, data, hasAlpha: image.has_alpha_channel() } : { fault: 'damaged' }
}
