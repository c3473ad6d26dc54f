import { z } from 'zod'
import { MessageFile } from '../messages/message-file.ts'
import { ROW_SCHEMAS } from '../rows/row-schemas.ts'
import { Manifest } from './manifest.ts'

/** A JSON Schema (draft 2020-12) by the name of its file without `.schema.json`. */
export type JsonSchemas = Readonly<Record<string, object>>

/** The JSON Schema of the manifest, of a message to the record, and of a row of each table, as they are written: before times are read and words become numbers. */
export function listJsonSchemas(): JsonSchemas {
  return Object.fromEntries(
    Object.entries({ manifest: Manifest, message: MessageFile, ...ROW_SCHEMAS }).map(([name, schema]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' })
      return [name, { $schema, $id: `urn:voordeur:caress-export:1:${name}`, ...rest }]
    }),
  )
}
