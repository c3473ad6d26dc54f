import type { UploadKind } from '../../define/upload.ts'
import type { FormOfAction } from './run-forms.ts'

// One grey pixel.
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='

const SAMPLES: Readonly<Record<UploadKind, () => File>> = {
  photo: () => new File([Buffer.from(PNG, 'base64')], 'foto.png', { type: 'image/png' }),
  pdf: () => new File(['%PDF-1.7\n%%EOF\n'], 'brief.pdf', { type: 'application/pdf' }),
  csv: () => new File(['naam;nummer\n'], 'lijst.csv', { type: 'text/csv' }),
}

/** What is sent of a form: its fields, and where the action takes files a small one in each field for them. */
export function toFormBody(
  { composed, action }: Pick<FormOfAction, 'composed' | 'action'>,
  fields: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> | FormData {
  const files = composed.part.actions[action]?.files
  if (!files) return fields
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  for (const [name, { accepts }] of Object.entries(files)) for (const kind of accepts.slice(0, 1)) body.append(name, SAMPLES[kind]())
  return body
}
