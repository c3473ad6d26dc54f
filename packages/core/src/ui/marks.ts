import type { Frame } from './frame.ts'

/** What something on a page is, in the words of the configuration. */
export interface Marked {
  readonly panel?: string | undefined
  readonly part?: string | undefined
  /** Places of the part's page that other plugins may fill. */
  readonly slots?: readonly string[] | undefined
}

/** Attributes by which the overlay of development knows what an element is; none where there is no overlay. */
export function toMarks({ overlay }: Pick<Frame, 'overlay'>, { panel, part, slots = [] }: Marked): Readonly<Record<string, string>> {
  if (overlay === undefined) return {}
  return {
    ...(panel === undefined ? {} : { 'data-of-panel': panel }),
    ...(part === undefined ? {} : { 'data-of-part': part }),
    ...(slots.length === 0 ? {} : { 'data-of-slots': slots.join(' ') }),
  }
}
