import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { createZipWriter } from './zip-writer.ts'

const now = new Date('2026-11-22T11:00:00Z')

async function toZip(write: (zip: ReturnType<typeof createZipWriter>) => Promise<void>) {
  const made: Uint8Array[] = []
  const zip = createZipWriter(async (bytes) => void made.push(bytes), now)
  await write(zip)
  await zip.end()
  return { made, files: unzipSync(new Uint8Array(Buffer.concat(made))) }
}

test('a ZIP gives back what was put in it, piece by piece', async () => {
  const { files } = await toZip(async (zip) => {
    await zip.add('index.html', ['één', Buffer.from(' twee'), ''])
    await zip.add('data/dossier.plan.json', [])
    await zip.add('photos/client.webp', [new Uint8Array([0, 255])])
  })
  expect(Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('latin1')]))).toEqual({
    'index.html': Buffer.from('één twee').toString('latin1'),
    'data/dossier.plan.json': '',
    'photos/client.webp': '\0\xFF',
  })
})

test('what was made leaves while more is added, so that a ZIP is never in memory as a whole', async () => {
  const noise = Array.from({ length: 20 }, () => crypto.getRandomValues(new Uint8Array(65_000)))
  const { made } = await toZip((zip) => zip.add('data/noise.bin', noise))
  expect(Math.max(...made.map(({ byteLength }) => byteLength))).toBeLessThan(200_000)
})

test('a file that is compressed already is put in as it is', async () => {
  const noise = crypto.getRandomValues(new Uint8Array(60_000))
  const { files } = await toZip((zip) => zip.add('files/dossier.documents/2026-11-20-1.pdf', [noise], { asIs: true }))
  expect(Buffer.from(files['files/dossier.documents/2026-11-20-1.pdf'] ?? []).equals(Buffer.from(noise))).toBe(true)
})

test.each([
  'files/dossier.documents/../../x.pdf',
  'files/dossier.documents/brief.pdf',
  'files/dossier/2026-11-20-1.pdf',
  'files/dossier.documents/2026-11-20-1.html',
  '../index.html',
  'data/../../index.html',
  '/etc/passwd.txt',
  String.raw`data\..\x.html`,
  'C:x.html',
  'data/x/y.json',
  'other/x.json',
  '.html',
  'a..html',
  'a.html\n',
  'a.html\0.exe',
  'Jan de Vries.html',
  '',
])('attack 18: a file called %j is not put in a ZIP', async (name) => {
  await expect(toZip((zip) => zip.add(name, ['x']))).rejects.toThrow(RangeError)
})

test('two files of one name are not put in a ZIP', async () => {
  await expect(
    toZip(async (zip) => {
      await zip.add('a.html', ['x'])
      await zip.add('a.html', ['y'])
    }),
  ).rejects.toThrow(RangeError)
})
