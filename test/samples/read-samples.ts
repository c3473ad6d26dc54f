/** One fenced block of a page: code, a command, a file or a message. */
export interface Sample {
  readonly page: string
  /** The line of the page on which its first line stands. */
  readonly line: number
  /** `ts`, `sh`, …; empty where the fence names none. */
  readonly language: string
  /** The file it is, when the fence names one (`portal.config.ts`). */
  readonly file: string | undefined
  readonly text: string
  /** What it needs and a reader need not see: a line `…` in it stands for the sample; without that line it goes before it. */
  readonly around: Hidden | undefined
  /** The code of the problem that a portal with it has. */
  readonly problem: string | undefined
  /** The file of the workspace that it is a copy of. */
  readonly copyOf: string | undefined
}

/** Lines of a comment, with the line of the page on which they begin. */
export interface Hidden {
  readonly line: number
  readonly text: string
}

/** A page with everything of it that is run. */
export interface SamplePage {
  readonly page: string
  readonly samples: readonly Sample[]
  /** The tests that try what its samples can not be run for, as the page names them. */
  readonly triedBy: readonly string[]
  /** What is written in a way that nobody would run, as `page:line: why`. */
  readonly faults: readonly string[]
}

const FENCE = /^( *)(`{3,}|~{3,})\s*(\S*)\s*(.*)$/
const COMMENT = /^<!--\s*(sample|problem:|file:|tried:)/
const FILE_NAME = /^[\w.-]+(?:\/[\w.-]+)*$/

type Waiting = Pick<Sample, 'line' | 'around' | 'problem' | 'copyOf'>

interface Reading {
  readonly page: string
  readonly lines: readonly string[]
  readonly samples: Sample[]
  readonly triedBy: string[]
  readonly faults: string[]
  waiting: Waiting | undefined
}

/** Everything on a page that is to be run. Pure: the text of the page in, its samples out. */
export function readSamples(page: string, text: string): SamplePage {
  const reading: Reading = { page, lines: text.split('\n'), samples: [], triedBy: [], faults: [], waiting: undefined }
  for (let at = 0; at < reading.lines.length;) at = readFrom(reading, at)
  refuseWaiting(reading)
  const { samples, triedBy, faults } = reading
  return { page, samples, triedBy, faults }
}

/** Reads what begins at this line, and gives the line after it. */
function readFrom(reading: Reading, at: number): number {
  const line = reading.lines[at] ?? ''
  const fence = FENCE.exec(line)
  if (fence) return readFence(reading, at, fence)
  if (COMMENT.test(line)) return readComment(reading, at)
  if (line.trim() !== '') refuseWaiting(reading)
  return at + 1
}

function readFence(reading: Reading, at: number, [, indent = '', marks = '', language = '', rest = '']: RegExpExecArray): number {
  const { lines, page } = reading
  const end = findFrom(lines, at + 1, (line) => line.trim().startsWith(marks) && line.trim().replaceAll(marks[0] ?? '', '') === '')
  const [name = ''] = rest.trim().split(/\s+/)
  const { around, problem, copyOf } = reading.waiting ?? {}
  reading.waiting = undefined
  if (end === lines.length) reading.faults.push(`${page}:${at + 1}: this block is never closed.`)
  if (language === '') reading.faults.push(`${page}:${at + 1}: say what language this is; \`text\` for what is only shown.`)
  const text = lines.slice(at + 1, end).map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
  reading.samples.push({
    page,
    line: at + 2,
    language,
    file: FILE_NAME.test(name) ? name : undefined,
    text: text.join('\n'),
    around,
    problem,
    copyOf,
  })
  return end + 1
}

function readComment(reading: Reading, at: number): number {
  const end = findFrom(reading.lines, at, (line) => line.includes('-->'))
  const whole = reading.lines.slice(at, end + 1).join('\n')
  const body = whole.slice(whole.indexOf('<!--') + 4, whole.lastIndexOf('-->'))
  const [first = '', ...others] = body.split('\n')
  const [word = '', value = ''] = first.trim().split(/\s+/)
  const hidden = { line: at + 2, text: others.join('\n').trimEnd() }
  if (word === 'sample' && value !== '') addHiddenFile(reading, value, hidden)
  else if (word === 'tried:') reading.triedBy.push(value)
  else {
    const { waiting = { line: at + 1, around: undefined, problem: undefined, copyOf: undefined } } = reading
    reading.waiting = { ...waiting, ...toWaiting(word, value, hidden) }
  }
  return end + 1
}

function toWaiting(word: string, value: string, around: Hidden): Partial<Waiting> {
  if (word === 'sample') return { around }
  return word === 'problem:' ? { problem: value } : { copyOf: value }
}

/** A file that a page's samples import and that its reader does not see. */
function addHiddenFile({ page, samples }: Reading, file: string, { line, text }: Hidden): void {
  const language = file.slice(file.lastIndexOf('.') + 1)
  samples.push({ page, line, language, file, text, around: undefined, problem: undefined, copyOf: undefined })
}

function refuseWaiting(reading: Reading): void {
  if (reading.waiting) reading.faults.push(`${reading.page}:${reading.waiting.line}: this comment stands above no block.`)
  reading.waiting = undefined
}

function findFrom(lines: readonly string[], from: number, isIt: (line: string) => boolean): number {
  const found = lines.findIndex((line, at) => at >= from && isIt(line))
  return found === -1 ? lines.length : found
}
