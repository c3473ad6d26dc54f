/** One command of a shell block: the words of it, and the line on which it begins. */
export interface Command {
  readonly line: number
  readonly words: readonly string[]
}

/** The commands of a block of shell: comments are left out, what goes on after `\` is one line, what comes after `|`, `&&` or `;` is another command. Pure. */
export function readCommands(text: string, firstLine: number): readonly Command[] {
  const commands: Command[] = []
  let unfinished: { line: number; text: string } | undefined
  for (const [at, line] of text.split('\n').entries()) {
    const whole = { line: unfinished?.line ?? firstLine + at, text: `${unfinished?.text ?? ''}${line}` }
    unfinished = line.endsWith('\\') ? { ...whole, text: whole.text.slice(0, -1) } : undefined
    if (!unfinished) commands.push(...splitLine(whole.text).map((words) => ({ line: whole.line, words })))
  }
  return commands
}

const WORD = /"(?:[^"\\]|\\.)*"|'[^']*'|&&|\|\|?|;|[^\s"'|;&]+(?:"[^"]*"|'[^']*'|[^\s"'|;&]+)*|&/g
const SEPARATORS = new Set(['&&', '||', '|', ';', '&'])

function splitLine(line: string): readonly (readonly string[])[] {
  const words = [...line.replace(/(^|\s)#.*$/, '').matchAll(WORD)].map(([word]) => word)
  const commands: string[][] = [[]]
  for (const word of words) {
    if (SEPARATORS.has(word)) commands.push([])
    else commands.at(-1)?.push(word)
  }
  // `NAME=value command`: the environment of the command is not the command.
  return commands
    .map((each) =>
      each.slice(
        Math.max(
          0,
          each.findIndex((word) => !/^[A-Z_]+=/.test(word)),
        ),
      ),
    )
    .filter(({ length }) => length > 0)
}
