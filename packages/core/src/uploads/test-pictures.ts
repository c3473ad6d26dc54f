import { crc32 } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** What a photo says beside its picture, which nobody may find in what is kept of it. */
export const HIDDEN = 'GEHEIME-PLAATS'

/** A picture in four colours: red, green and below them blue, yellow; so that it can be seen which way up it is. */
export async function drawCorners(width = 640, height = 480): Promise<Sharp> {
  const half = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) }
  const tile = (background: string, left: number, top: number) => ({
    input: { create: { ...half, channels: 3 as const, background } },
    left,
    top,
  })
  const tiles = [tile('#0a0', half.width, 0), tile('#00c', 0, half.height), tile('#cc0', half.width, half.height)]
  const picture = sharp({ create: { width: half.width * 2, height: half.height * 2, channels: 3, background: '#c00' } }).composite(tiles)
  return sharp(await picture.png().toBuffer())
}

/** A photo as a camera makes it: place, name and colours in it, and held on its side. */
export async function takePhoto(orientation = 1): Promise<Buffer> {
  const picture = await drawCorners()
  const exif = {
    IFD0: { Copyright: HIDDEN, Orientation: String(orientation) },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 5/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '4/1 18/1 0/1' },
  }
  const xmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="${HIDDEN}"/></rdf:RDF></x:xmpmeta>`
  return picture.withExif(exif).withXmp(xmp).withIccProfile('p3').jpeg({ quality: 95 }).toBuffer()
}

/** A PNG that says it is as large as this, and holds almost nothing: a bomb for who believes it. */
export function floodPixels(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'),
    toChunk('IHDR', header),
    toChunk('IDAT', Buffer.from('789c0300000001', 'hex')),
    toChunk('IEND', Buffer.alloc(0)),
  ])
}

function toChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** The colour of each corner, as the nearest of the four that were drawn: `red green / blue yellow` is upright. */
export async function readCorners(bytes: Uint8Array): Promise<string> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number) =>
    toColour([...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3)])
  const [right, low] = [info.width - 10, info.height - 10]
  return `${at(10, 10)} ${at(right, 10)} / ${at(10, low)} ${at(right, low)}`
}

function toColour([red = 0, green = 0, blue = 0]: readonly number[]): string {
  if (blue > 128) return 'blue'
  return red > 128 ? (green > 128 ? 'yellow' : 'red') : 'green'
}
