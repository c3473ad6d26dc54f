import type { SourcePlace } from './source.ts'

/** Thrown by a source that can not be trusted as a whole (a wrong manifest): the run ends and the last good copy stands. */
export class SourceRefused extends Error {
  readonly place: SourcePlace

  constructor(reason: string, place: SourcePlace) {
    super(reason)
    this.name = 'SourceRefused'
    this.place = place
  }
}
