// A frame of V8: the place stands behind the last bracket, or alone.
const FRAME = /^ {4}at (?:.*\()?((?:file:\/\/)?\/[^()]+):(\d+):\d+\)?$/
// From the package on: where it is installed is nobody's business, and who installed it is in the path of a home.
const IN_PACKAGE = /^.*\/(node_modules|packages|examples)\/((?:@[\w-]+\/)?[\w.-]+(?:\/[\w.@+-]+)*)$/

/**
 * Where an error was made, as a file of a package and a line: the nearest frame of our own, else the nearest of any package. What the message says is
 * cut off before anything is read, because messages repeat what people wrote.
 */
export function toErrorPlace(error: unknown): string | undefined {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return undefined
  const places = toFrames(error, error.stack).flatMap((frame) => {
    const [, path = '', line = ''] = FRAME.exec(frame) ?? []
    const [, root, file] = IN_PACKAGE.exec(path) ?? []
    if (file === undefined) return []
    return [{ place: `${file}:${line}`, isOwn: root !== 'node_modules' || file.startsWith('@voordeur/') }]
  })
  return (places.find(({ isOwn }) => isOwn) ?? places[0])?.place
}

/** The stack without its message; nothing where the message was changed afterwards, so that nobody can tell where it ends. */
function toFrames({ message }: Error, stack: string): readonly string[] {
  const at = stack.indexOf(message)
  if (at < 0) return []
  return stack
    .slice(at + message.length)
    .split('\n')
    .slice(1)
}
