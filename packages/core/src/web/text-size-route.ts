import { TEXT_SIZES, type TextSize } from '../ui/frame.ts'
import { z } from 'zod'
import { readForm } from './form-body.ts'
import { HttpProblem } from './http-problem.ts'
import { toLocalPath } from '../define/local-path.ts'
import type { PublicRoute } from './route.ts'

/** Where the text size is posted, below the base. */
export const TEXT_SIZE_PATH = '/tekstgrootte'

const COOKIE = 'portal_text'
const Input = z.strictObject({ size: z.enum(TEXT_SIZES), back: z.string().max(2000) })

/** The text size a browser asked for, kept in a cookie: it belongs to the screen, not to the person. */
export function readTextSize(headers: Headers): TextSize | undefined {
  const value = new RegExp(`(?:^|;\\s*)${COOKIE}=([a-z]+)(?:;|$)`).exec(headers.get('cookie') ?? '')?.[1]
  return TEXT_SIZES.find((size) => size === value)
}

/** The buttons + and −. */
export const textSizeRoute: PublicRoute = {
  method: 'POST',
  path: TEXT_SIZE_PATH,
  access: { public: 'The size of text says nothing of anybody, and is needed to sign in too.' },
  beforeTerms: 'The terms are read too.',
  handle: async (kernel, visit) => {
    const input = Input.safeParse(await readForm(visit.request))
    if (!input.success) throw new HttpProblem('bad-request')
    const back = toLocalPath(input.data.back, kernel) ?? `${kernel.basePath}/`
    const secure = kernel.production ? '; Secure' : ''
    return new Response(null, {
      status: 303,
      headers: {
        location: back,
        'set-cookie': `${COOKIE}=${input.data.size}; Path=${kernel.basePath || '/'}; Max-Age=31536000; HttpOnly; SameSite=Lax${secure}`,
      },
    })
  },
}
