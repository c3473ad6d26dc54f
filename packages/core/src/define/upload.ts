/** What a file field of a form takes. */
export type UploadKind = 'photo' | 'pdf' | 'csv'

/** A file field of an action's form, by the name of its input. */
export interface UploadField {
  /** `photo`: JPEG, PNG, HEIC, WebP or AVIF, re-encoded by the portal before `run` is called. `pdf`: kept as it is. `csv`: read as text (UTF-8, or Windows-1252 as Excel writes it). */
  readonly accepts: readonly UploadKind[]
  /** How many files at most; one when it is left out. */
  readonly most?: number
}

/** A photo that was re-encoded: WebP, turned upright, no larger than a screen needs, without anything else that was in the file. Sizes are pixels. */
export interface Photo {
  readonly kind: 'photo'
  readonly mime: 'image/webp'
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
  /** The same, at most 480 pixels on its longest side. */
  readonly small: { readonly bytes: Uint8Array; readonly width: number; readonly height: number }
}

/** A PDF as it was sent; it is only ever handed out as a download of its own. */
export interface Pdf {
  readonly kind: 'pdf'
  readonly mime: 'application/pdf'
  readonly bytes: Uint8Array
}

/** A table as text. */
export interface CsvText {
  readonly kind: 'csv'
  readonly text: string
}

/** A file that arrived. `name` is what its sender called it: one line, at most 100 characters, no folder; text and never a path. */
export type Upload = (Photo | Pdf | CsvText) & { readonly field: string; readonly name: string }
