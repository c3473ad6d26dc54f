import { HttpProblem } from './http-problem.ts'

const LARGEST_BODY = 64 * 1024
const MOST_PARAMETERS = 100
// A tick for each right of every part that an organisation has stands in one form.
const MOST_FIELDS = 1000

/** The media type of a request without its parameters (RFC 9110, 8.3.1), in lower case. */
export function toMediaType(request: Request): string | undefined {
  return request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
}

/**
 * The fields of a posted form, each once. Anything but URL-encoded UTF-8 is refused: 415 for another type, 413 above
 * 64 kB, 400 for broken encoding, a field named twice or more than a thousand fields.
 */
export async function readForm(request: Request): Promise<Readonly<Record<string, string>>> {
  if (toMediaType(request) !== 'application/x-www-form-urlencoded') throw new HttpProblem('unsupported')
  return toFields(await readBody(request))
}

/** The body of a request as UTF-8 text: 413 above 64 kB, 400 for broken encoding. */
export async function readBody(request: Request): Promise<string> {
  return orBadRequest(async () => decode(await readBytes(request)))
}

/** The body of a request as it is: 413 above `largest` bytes, counted while reading; 400 when it does not arrive whole. */
export function collectBody(request: Request, largest: number): Promise<Uint8Array<ArrayBuffer>> {
  return orBadRequest(() => collect(request, largest))
}

async function orBadRequest<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    // Who goes away halfway made no failure of ours: nothing for the log of errors, which a stranger could fill so.
    throw error instanceof HttpProblem ? error : new HttpProblem('bad-request')
  }
}

/** Bodies that have arrived, or why they did not, for whoever reads them later. */
const arrived = new WeakMap<Request, Promise<Uint8Array>>()

/**
 * Waits until the body of a request is there as a whole. Who may do what is asked after this: a form that is sent slowly is judged by how
 * things stand when its last byte comes, not its first. What is wrong with a body is for `readForm` to say.
 */
export async function awaitBody(request: Request): Promise<void> {
  const body = collect(request, LARGEST_BODY)
  arrived.set(request, body)
  await body.catch(() => {})
}

const readBytes = (request: Request): Promise<Uint8Array> => arrived.get(request) ?? collect(request, LARGEST_BODY)

async function collect(request: Request, largest: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > largest) throw new HttpProblem('too-large')
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    // Counted while reading: the header may be absent or lie.
    if (size > largest) throw new HttpProblem('too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new HttpProblem('bad-request')
  }
}

function toFields(text: string): Readonly<Record<string, string>> {
  if (/%(?![0-9a-f]{2})/i.test(text)) throw new HttpProblem('bad-request')
  return toSingleValues(new URLSearchParams(text), MOST_FIELDS)
}

/** Parameters as a plain record without prototype; 400 when one is named twice, holds U+0000, or there are more than `most`, a hundred by default. */
export function toSingleValues(parameters: Iterable<readonly [string, string]>, most = MOST_PARAMETERS): Readonly<Record<string, string>> {
  const fields: Record<string, string> = Object.create(null) as Record<string, string>
  let count = 0
  for (const [name, value] of parameters) {
    count += 1
    // A replacement character stands where the bytes were no UTF-8; U+0000 can't be stored by PostgreSQL.
    if (count > most || Object.hasOwn(fields, name) || /[\0\uFFFD]/.test(value + name)) throw new HttpProblem('bad-request')
    fields[name] = value
  }
  return fields
}
