/** Something that can't be written as it was asked; the message is one sentence for who asked, and nothing was written. */
export class ScaffoldRefused extends Error {
  override readonly name = 'ScaffoldRefused'
}
