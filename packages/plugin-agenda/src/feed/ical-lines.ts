/** A line of a calendar (RFC 5545, 3.1): its name with parameters, and a value that is already written as its type asks. */
export type IcalLine = readonly [name: string, value: string]

const MOST_OCTETS = 75

/** Lines as they go out: ended by CRLF, folded before the 76th octet, never inside a character. */
export function toLines(lines: readonly IcalLine[]): string {
  return lines.map(([name, value]) => `${fold(`${name}:${value}`)}\r\n`).join('')
}

/**
 * A text as a value (RFC 5545, 3.3.11). A line break becomes `\n`, and no other control character is left (3.1 knows none but a tab): nothing that
 * somebody wrote ends a line.
 */
export function toText(text: string): string {
  return text
    .replaceAll(/\r\n?|[\n\v\f\u0085\u2028\u2029]/gu, '\n')
    .replaceAll(/[^\n\P{Cc}]|\p{Cs}/gu, ' ')
    .replaceAll(/[\\;,]/gu, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
}

function fold(line: string): string {
  const pieces: string[] = ['']
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    // A continuation begins with a space, which counts.
    if (octets + size > MOST_OCTETS) {
      pieces.push('')
      octets = 1
    }
    pieces[pieces.length - 1] += character
    octets += size
  }
  return pieces.join('\r\n ')
}
