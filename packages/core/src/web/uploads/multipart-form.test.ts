import { expect, test } from 'vitest'
import { readMultipart } from './multipart-form.ts'

const toBody = (boundary: string, parts: number) =>
  Buffer.from(
    `${Array.from({ length: parts }, (_, index) => `--${boundary}\r\ncontent-disposition: form-data; name="f${index}"\r\n\r\n\r\n`).join('')}--${boundary}--\r\n`,
  )

test.each(['multipart/form-data; boundary=real', 'multipart/form-data; boundary="real"', 'multipart/form-data;BOUNDARY=real'])(
  'a form is read as a browser sends it (%s)',
  async (type) => {
    expect(Object.keys((await readMultipart(toBody('real', 3), type)).values)).toHaveLength(3)
  },
)

test.each([
  'multipart/form-data; x="; boundary=other"; boundary=real',
  'multipart/form-data; boundary=real; boundary=other',
  'multipart/form-data; boundary=other; boundary=real',
  'multipart/form-data; boundary="oth\\er"; boundary=real',
])('a form whose parts could be counted by another mark than it is read by is refused (%s)', async (type) => {
  await expect(readMultipart(toBody('real', 3), type)).rejects.toMatchObject({ reason: 'bad-request' })
})
