import type { Plugin } from '../../define/plugin.ts'
import type { RecordType } from '../../define/record.ts'
import type { SourceFile } from '../../define/source.ts'

/** A file with a client's word in it, for a sample of a type whose files some part opens. */
export function toSampleFile({ parts }: Plugin, type: RecordType, word: string): { readonly file?: SourceFile } {
  if (!parts.some(({ files }) => files.some(({ name }) => name === type.name))) return {}
  const bytes = Buffer.from(`%PDF-1.7\n${word}\n%%EOF\n`)
  return { file: { mime: 'application/pdf', digest: word, read: async () => bytes } }
}
