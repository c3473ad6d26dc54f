import { drawPage, toHtml } from './draw-page.ts'
import type { GraphWorld } from './graph-world.ts'

/**
 * The page where an invitation is accepted. Microsoft's own asks to sign in or to make an account first, and shows what the organisation may see;
 * all of this page is invented.
 */
export function answerRedeem({ guests, options }: GraphWorld, request: Request): Response {
  const outer = new URL(request.url).searchParams.get('rd') ?? ''
  const inner = URL.canParse(outer) ? new URL(outer).searchParams : new URLSearchParams()
  const guest = guests.find(inner.get('user') ?? '')
  const back = guests.findWay(inner.get('user') ?? '', inner.get('ticket') ?? '')
  if (!guest || back === undefined) return toPage(404, 'Deze uitnodiging is niet geldig', '')
  if (request.method === 'POST') {
    guests.accept(guest.id)
    options.onAccepted?.({ id: guest.id, email: guest.email })
    return new Response(null, { status: 303, headers: { location: back } })
  }
  const text = `<p>In het echt logt u hier in, of maakt u een account met ${toHtml(guest.email)}.</p>`
  return toPage(200, 'Uitnodiging aannemen', `${text}<form method="post"><button class="go">Accepteren</button></form>`)
}

function toPage(status: number, title: string, body: string): Response {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(drawPage(title, body), { status, headers })
}
