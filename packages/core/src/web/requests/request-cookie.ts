import type { Kernel } from '../kernel.ts'
import { REQUEST_PATH } from './request-path.ts'

const COOKIE = 'portal_request'

/** The cookie that keeps the secret of a mailed link while its holder sends evidence along: for this browser, and for these pages only. */
export function toRequestCookie({ basePath, production }: Pick<Kernel, 'basePath' | 'production'>, secret: string): string {
  return `${COOKIE}=${secret}; Path=${basePath}${REQUEST_PATH}; HttpOnly; SameSite=Strict${production ? '; Secure' : ''}`
}

/** The secret that a browser keeps; empty when it keeps none. */
export function readRequestCookie(headers: Headers): string {
  return new RegExp(`(?:^|;\\s*)${COOKIE}=([A-Za-z0-9._-]{1,200})(?:;|$)`).exec(headers.get('cookie') ?? '')?.[1] ?? ''
}
