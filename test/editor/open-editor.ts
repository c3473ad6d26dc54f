import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const ROOT = join(import.meta.dirname, '../..')

/** An editor with TypeScript's language server. */
export interface Editor {
  /** Opens a file that need not be there (`examples/laurens/portal.config.ts`). */
  readonly open: (file: string, text: string) => OpenFile
  readonly close: () => void
}

/** What an editor knows of an open file. */
export interface OpenFile {
  /** What it offers at this offset. */
  readonly complete: (offset: number) => Promise<readonly string[]>
  /** What it says of what stands at this offset; empty where it says nothing. */
  readonly hover: (offset: number) => Promise<string>
  /** What it underlines, as sentences. */
  readonly problems: () => Promise<readonly string[]>
}

interface Answer {
  readonly id?: number
  readonly method?: string
  readonly params?: { readonly items?: readonly unknown[] }
  readonly result?: unknown
}

/** Opens TypeScript's own language server, as an editor does. */
export async function openEditor(): Promise<Editor> {
  const wire = openWire()
  const content = { contentFormat: ['plaintext'] }
  await wire.ask('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(ROOT).href,
    capabilities: { textDocument: { hover: content } },
  })
  wire.tell('initialized', {})
  const open = (file: string, text: string): OpenFile => {
    const uri = pathToFileURL(join(ROOT, file)).href
    const textDocument = { uri }
    wire.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'typescript', version: 1, text } })
    const at = (offset: number) => ({ textDocument, position: toPosition(text, offset) })
    return {
      complete: async (offset) => toLabels(await wire.ask('textDocument/completion', at(offset))),
      hover: async (offset) => toWords(await wire.ask('textDocument/hover', at(offset))),
      problems: async () => toMessages(await wire.ask('textDocument/diagnostic', { textDocument })),
    }
  }
  return { open, close: wire.close }
}

function openWire() {
  const server = spawn(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '--lsp', '--stdio'], { cwd: ROOT })
  const waiting = new Map<number, (result: unknown) => void>()
  let received = Buffer.alloc(0)
  let asked = 0
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message })
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
  }
  const take = ({ id, method, params, result }: Answer) => {
    if (id === undefined) return
    if (method === undefined) waiting.get(id)?.(result)
    // What the server asks of an editor: its settings, of which there are none.
    else send({ id, result: method === 'workspace/configuration' ? (params?.items ?? []).map(() => null) : null })
  }
  server.stdout.on('data', (bytes: Buffer) => {
    received = Buffer.concat([received, bytes])
    for (let next = readMessage(received); next; next = readMessage(received)) {
      received = received.subarray(next.end)
      take(next.message)
    }
  })
  return {
    ask: (method: string, params: object) =>
      new Promise<unknown>((resolve) => {
        asked += 1
        waiting.set(asked, resolve)
        send({ id: asked, method, params })
      }),
    tell: (method: string, params: object) => send({ method, params }),
    close: () => void server.kill(),
  }
}

function readMessage(bytes: Buffer): { readonly message: Answer; readonly end: number } | undefined {
  const body = bytes.indexOf('\r\n\r\n') + 4
  const length = /Content-Length: (\d+)/iu.exec(bytes.subarray(0, body).toString())?.[1]
  if (length === undefined || bytes.length < body + Number(length)) return undefined
  const end = body + Number(length)
  return { message: JSON.parse(bytes.subarray(body, end).toString()) as Answer, end }
}

function toPosition(text: string, offset: number) {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
}

function toLabels(result: unknown): readonly string[] {
  const items = Array.isArray(result) ? result : ((Object(result) as { readonly items?: unknown }).items ?? [])
  return (items as readonly { readonly label: string }[]).map(({ label }) => label)
}

function toWords(result: unknown): string {
  const { contents } = Object(result) as { readonly contents?: { readonly value?: string } }
  return (contents?.value ?? '').replaceAll(/\s+/gu, ' ')
}

function toMessages(result: unknown): readonly string[] {
  const { items = [] } = Object(result) as { readonly items?: readonly { readonly message: string }[] }
  return items.map(({ message }) => message)
}
