import type { RecordType, VisibleRecord } from '@voordeur/core'

/** Whether a record is of this type; the kernel parsed its data with the type's schema, so that the name decides. */
export function isRecordOf<Data>(type: RecordType<Data>, record: VisibleRecord): record is VisibleRecord<Data> {
  return record.type === type.name
}
