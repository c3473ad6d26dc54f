import type { PartContext, Scope } from './part-context.ts'

/** Bytes that a part keeps in its own tables and hands out. */
export interface MediaFile {
  readonly mime: 'image/webp' | 'application/pdf'
  readonly bytes: Uint8Array
  /** What it is called when it is saved; text of a person, made harmless by the kernel. */
  readonly name?: string
}

/** How a part hands out the photos and files in its own tables, at `tools.media(id)`. The same guard stands before it as before the part. */
export interface PartMedia<S extends Scope = Scope, Tables = unknown> {
  /** The file with this id, or undefined when it is not there for this viewer. `small` is asked for in a list. Writes nothing. */
  readonly load: (
    context: PartContext<S, Tables>,
    asked: { readonly id: string; readonly size: 'full' | 'small' },
  ) => Promise<MediaFile | undefined>
}
