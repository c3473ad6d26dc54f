import type { FieldProblem } from '../../define/attempt.ts'
import { toLargestMegabytes } from '../../define/largest-upload.ts'
import type { MessageValues } from '../../define/messages.ts'
import type { Upload, UploadField, UploadKind } from '../../define/upload.ts'
import { readUpload } from '../../uploads/read-upload.ts'
import { UploadFault, type UploadFaultKind } from '../../uploads/upload-fault.ts'
import { LARGEST_PIXELS } from '../../uploads/photo-limits.ts'
import { toUploadName } from '../../uploads/upload-name.ts'
import { collectBody, readForm, toMediaType } from '../form-body.ts'
import { HttpProblem } from '../http-problem.ts'
import { readMultipart, type SentFile } from './multipart-form.ts'

/** The type of a form with files (RFC 7578). */
const MULTIPART = 'multipart/form-data'

/** Bytes of the largest form with files that is taken; a proxy in front must let as much through. */
export const LARGEST_FORM = 60 * 1024 * 1024

/** The file fields of a form, by name. */
export type FileFields = Readonly<Record<string, UploadField>>

/** What a route takes of a form with files. */
export interface FormRule {
  readonly files: FileFields
  /** The most bytes of the whole form, at most the 60 MB that every form has. */
  readonly largest?: number
}

/** A form as it arrived: its text, the files that could be taken, and in core's words what is wrong with the others. */
export interface ReceivedForm {
  readonly values: Readonly<Record<string, string>>
  readonly files: readonly Upload[]
  readonly problems: readonly FieldProblem[]
}

const received = new WeakMap<Request, ReceivedForm>()

/** Whether a request brings a form with files. */
export function bringsFiles(request: Request): boolean {
  return toMediaType(request) === MULTIPART
}

/**
 * Takes a form with files from the wire and makes its files ready, for `readReceived`. Called for somebody who may send it; who may do what is asked
 * once more after this, when all of it is there. Throws `HttpProblem` for what no page of the portal sends.
 */
export async function receiveForm(request: Request, rule: FormRule): Promise<void> {
  const body = await collectBody(request, Math.min(rule.largest ?? LARGEST_FORM, LARGEST_FORM))
  const { values, files } = await readMultipart(body, request.headers.get('content-type') ?? '')
  refuseUndeclared(values, files, rule.files)
  const tooMany = listTooMany(files, rule.files)
  const read = []
  // One after the other: the photos of others have their turn between them.
  for (const file of files) if (tooMany.every(({ field }) => field !== file.field)) read.push(await readFile(file, rule.files))
  const problems = [...tooMany, ...read.flatMap((each) => ('message' in each ? [each] : []))]
  received.set(request, { values, problems, files: read.flatMap((each) => ('message' in each ? [] : [each])) })
}

/** A posted form. With file fields it is one that `receiveForm` took, otherwise a URL-encoded one; 415 for the other kind. */
export async function readReceived(request: Request, files: FileFields | undefined): Promise<ReceivedForm> {
  if (!files) return { values: await readForm(request), files: [], problems: [] }
  const form = received.get(request)
  if (!form) throw new HttpProblem('unsupported')
  return form
}

/** A file where the form has no file field, or text where it has one: no page of the portal sends that. */
function refuseUndeclared(values: Readonly<Record<string, string>>, files: readonly SentFile[], fields: FileFields): void {
  const isKnown = files.every(({ field }) => Object.hasOwn(fields, field))
  if (!isKnown || Object.keys(fields).some((field) => Object.hasOwn(values, field))) throw new HttpProblem('bad-request')
}

function listTooMany(files: readonly SentFile[], fields: FileFields): readonly FieldProblem[] {
  return Object.entries(fields)
    .filter(([field, { most = 1 }]) => files.filter((file) => file.field === field).length > most)
    .map(([field, { most = 1 }]) => ({ field, message: 'core.upload.too-many', values: { most } }))
}

async function readFile(file: SentFile, fields: FileFields): Promise<Upload | FieldProblem> {
  const { field } = file
  const name = toUploadName(file.name)
  const accepts = fields[field]?.accepts ?? []
  try {
    return { field, name, ...(await readUpload(file.bytes, accepts)) }
  } catch (error) {
    if (!(error instanceof UploadFault)) throw error
    return { field, message: `core.upload.${error.kind}`, values: { name, ...toValues(error.kind, accepts) } }
  }
}

function toValues(fault: UploadFaultKind, accepts: readonly UploadKind[]): MessageValues {
  if (fault === 'not-accepted') return { accepts: accepts.toSorted().join('_') }
  if (fault === 'too-many-pixels') return { most: LARGEST_PIXELS / 1_000_000 }
  return { size: toLargestMegabytes(accepts) }
}
