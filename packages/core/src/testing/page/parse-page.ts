import type { DomUtils as Dom } from 'htmlparser2'
import { ContractBroken } from '../contract-rule.ts'

type Document = Parameters<typeof Dom.getElementsByTagName>[1]

/** An element of a parsed page. */
export type Element = ReturnType<typeof Dom.getElementsByTagName>[number]

/** A parsed page: every element in order, and those that are there for everybody (not hidden). */
export interface ParsedPage {
  readonly all: readonly Element[]
  readonly shown: readonly Element[]
  readonly byId: ReadonlyMap<string, Element>
  readonly textOf: (element: Element) => string
}

/** Parses a page. The parser is an optional peer: only who runs the kit needs it. */
export async function parsePage(html: string): Promise<ParsedPage> {
  const { parseDocument, DomUtils } = await loadParser()
  const document: Document = parseDocument(html)
  const all = DomUtils.getElementsByTagName('*', document)
  const shown = all.filter((element) => !isHidden(element))
  const byId = new Map(
    all.toReversed().flatMap((element) => (element.attribs['id'] === undefined ? [] : [[element.attribs['id'], element] as const])),
  )
  return { all, shown, byId, textOf: (element) => DomUtils.textContent(element) }
}

async function loadParser() {
  try {
    return await import('htmlparser2')
  } catch {
    throw new ContractBroken('The pages are read with htmlparser2, which is not installed. Fix: `npm install --save-dev htmlparser2`.')
  }
}

function isHidden(element: Element): boolean {
  for (let at: unknown = element; isElement(at); at = at.parent) {
    if (at.attribs['aria-hidden'] === 'true' || at.attribs['hidden'] !== undefined) return true
  }
  return false
}

/** Whether a node is an element. */
export function isElement(node: unknown): node is Element {
  return typeof node === 'object' && node !== null && 'attribs' in node
}
