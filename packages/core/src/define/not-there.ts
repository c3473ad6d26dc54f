/**
 * Thrown by a part's `load` when what its query names is not there for this viewer. The page is then the one 404, whatever
 * the reason is that it is not there, and the access log says that it was asked for.
 */
export class NotThere extends Error {
  constructor() {
    super('What was asked for is not there.')
    this.name = 'NotThere'
  }
}
