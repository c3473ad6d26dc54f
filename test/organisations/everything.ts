import { definePart, definePlugin, type RecordType } from '@voordeur/core'
import * as care from '@voordeur/core/care'

const EXPORTED: readonly unknown[] = Object.values(care)

/** Every record type of the vocabulary. */
export const TYPES: readonly RecordType[] = EXPORTED.filter((value): value is RecordType => hasName(value) && 'freeText' in value)

function hasName(value: unknown): value is { readonly name: string } {
  return typeof value === 'object' && value !== null && 'name' in value
}

/** A part for each record type that shows its data as they are: also of a type that no part of ours shows yet. */
export const everything = definePlugin({
  id: 'bare',
  api: 1,
  messages: { nl: { 'bare.title': 'Kaal' }, en: { 'bare.title': 'Bare' } },
  parts: () => TYPES.map((type) => bare(type)),
})

function bare(type: RecordType) {
  return definePart({
    id: toPartId(type),
    title: 'bare.title',
    icon: 'list',
    scope: 'client',
    rights: { read: {} },
    reads: [type],
    applies: [type],
    load: async ({ records }) => (await records.all(type)).map(({ data }) => data),
    view: (all) => JSON.stringify(all),
  })
}

/** The part that shows a type as it is. */
export function toPartId({ name }: { readonly name: string }): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
