import type { VNode } from 'preact'
import { FastResponse } from 'srvx'
import { renderDocument } from '../ui/render-document.ts'

/** A page. A `Response` like any other, whose text a Node server writes as it is, without a stream in between. */
export function toHtmlResponse(page: VNode, status = 200): Response {
  return new FastResponse(renderDocument(page), { status, headers: { 'content-type': 'text/html; charset=utf-8' } })
}

/** Plain data, for `Accept: application/json`. */
export function toJsonResponse(data: unknown, status = 200): Response {
  return new FastResponse(JSON.stringify(data), { status, headers: { 'content-type': 'application/json; charset=utf-8' } })
}

/** The way on after a form: the browser gets the page, and reloading it posts nothing again. */
export function toRedirect(path: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status: 303, headers: { location: path, ...headers } })
}
