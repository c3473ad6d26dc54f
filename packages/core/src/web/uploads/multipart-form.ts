import { toSingleValues } from '../form-body.ts'
import { HttpProblem } from '../http-problem.ts'

// As every browser writes it, and nothing else in it: the platform's parser must find the same mark as the one that is counted.
const BOUNDARY = /^multipart\/form-data\s*;\s*boundary=(?:"([^"\\]{1,70})"|([^"\\;,\s]{1,70}))\s*$/i

const LARGEST_TEXT = 64 * 1024
const MOST_FIELDS = 1000
const MOST_FILES = 20

/** A file as it was sent: the name is what its sender wrote. */
export interface SentFile {
  readonly field: string
  readonly name: string
  readonly bytes: Uint8Array
}

/** A form of `multipart/form-data` as it was sent. */
export interface SentForm {
  readonly values: Readonly<Record<string, string>>
  readonly files: readonly SentFile[]
}

/**
 * Reads a form of `multipart/form-data` (RFC 7578) with the platform's own parser. Its text fields follow the rules of every form: each once, UTF-8 without
 * U+0000, 64 kB together. 413 for more than that or for more than twenty files; 400 for what is no such form.
 */
export async function readMultipart(body: Uint8Array<ArrayBuffer>, type: string): Promise<SentForm> {
  refuseManyParts(body, type)
  const entries = [...(await parse(body, type))]
  const texts = entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
  if (texts.reduce((sum, [name, value]) => sum + Buffer.byteLength(name + value), 0) > LARGEST_TEXT) throw new HttpProblem('too-large')
  const files = entries.flatMap(([field, value]) => (typeof value === 'string' || isUnchosen(value) ? [] : [{ field, value }]))
  if (files.length > MOST_FILES) throw new HttpProblem('too-large')
  return {
    values: toSingleValues(texts, MOST_FIELDS),
    files: await Promise.all(files.map(async ({ field, value }) => ({ field, name: value.name, bytes: await value.bytes() }))),
  }
}

async function parse(body: Uint8Array<ArrayBuffer>, type: string): Promise<FormData> {
  try {
    return await new Response(body, { headers: { 'content-type': type } }).formData()
  } catch {
    throw new HttpProblem('bad-request')
  }
}

/** What a browser sends for a field in which no file was chosen (HTML, constructing the entry list). */
function isUnchosen({ name, size }: File): boolean {
  return name === '' && size === 0
}

/** Counted before they are parsed: a body of nothing but parts would take long. */
function refuseManyParts(body: Uint8Array<ArrayBuffer>, type: string): void {
  const [, quoted, boundary = quoted] = BOUNDARY.exec(type) ?? []
  if (boundary === undefined) throw new HttpProblem('bad-request')
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const mark = `--${boundary}`
  let parts = 0
  for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + mark.length)) {
    parts += 1
    if (parts > MOST_FIELDS + MOST_FILES + 1) throw new HttpProblem('bad-request')
  }
}
