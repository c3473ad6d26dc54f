/** The formats of a photo that are read. */
export type PhotoFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'heic'

// Brands of ISO/IEC 23008-12 that say which codec the picture has; `mif1` and `msf1` alone do not.
const AVIF_BRANDS = new Set(['avif', 'avis'])
const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx'])
const LARGEST_FTYP = 256

/**
 * What a file is by its first bytes, never by its name or by what its sender says; undefined for what is no photo. The library that decodes
 * photos reads far more than these: SVG too, which is a document with links and entities.
 */
export function sniffPhoto(bytes: Uint8Array): PhotoFormat | undefined {
  const start = Buffer.from(bytes.subarray(0, LARGEST_FTYP)).toString('latin1')
  if (start.startsWith('\xFF\xD8\xFF')) return 'jpeg'
  if (start.startsWith('\x89PNG\r\n\x1A\n')) return 'png'
  if (/^RIFF[^]{4}WEBPVP8[ LX]/.test(start)) return 'webp'
  if (/^GIF8[79]a/.test(start)) return 'gif'
  return start.slice(4, 8) === 'ftyp' ? toHeifFormat(bytes, start) : undefined
}

function toHeifFormat(bytes: Uint8Array, start: string): PhotoFormat | undefined {
  const size = Math.min(Buffer.from(bytes).readUInt32BE(0), start.length)
  // The major brand, and behind its version the compatible ones.
  const brands = [start.slice(8, 12), ...(start.slice(16, size).match(/[^]{4}/g) ?? [])]
  if (brands.some((brand) => HEIC_BRANDS.has(brand))) return 'heic'
  return brands.some((brand) => AVIF_BRANDS.has(brand)) ? 'avif' : undefined
}
