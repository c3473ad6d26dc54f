import sharp, { type Sharp } from 'sharp'

/** A picture with a colour of its own in each corner, so that it can be seen which way up it is. */
export async function createTestPhoto(width = 640, height = 480): Promise<Sharp> {
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

/** A form with these text fields and files, each under the name of its field. */
export function toForm(
  fields: Readonly<Record<string, string>>,
  files: readonly { readonly field: string; readonly bytes: Uint8Array | string; readonly name?: string; readonly type?: string }[] = [],
): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  for (const { field, bytes, name = 'foto.jpg', type = 'image/jpeg' } of files) {
    form.append(field, new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name, { type }))
  }
  return form
}
