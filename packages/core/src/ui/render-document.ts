import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** A whole page as HTML text; text in it is escaped, whatever it says. */
export function renderDocument(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`
}
