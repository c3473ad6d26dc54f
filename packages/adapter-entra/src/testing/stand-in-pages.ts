import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Provider } from 'oidc-provider'
import { drawPage, toHtml } from './draw-page.ts'
import type { StandInUser } from './entra-stand-in.ts'

/** What the pages of a stand-in work with. */
export interface SignInPages {
  readonly provider: Provider
  readonly users: ReadonlyMap<string, StandInUser>
  readonly asksCode: boolean
}

/** The code that every person gets here; the page shows it. Invented: Microsoft's own has six digits and comes on a phone. */
export const STAND_IN_CODE = '135790'

const BODY_MAX = 10_000

/** Chooses an account and asks its code: both invented, and both without scripts. */
export async function answerSignInPage(pages: SignInPages, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await pages.provider.interactionDetails(request, response)
    const form = request.method === 'POST' ? await readForm(request) : new URLSearchParams()
    await answer(pages, { request, response, form })
  } catch {
    send(response, 400, drawPage('Begin opnieuw', '<p>Dit inloggen is voorbij. Ga terug naar het portaal en begin opnieuw.</p>'))
  }
}

interface Answering {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly form: URLSearchParams
}

async function answer({ provider, users, asksCode }: SignInPages, { request, response, form }: Answering): Promise<void> {
  if (form.get('do') === 'cancel') {
    return provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'cancelled' })
  }
  const user = users.get(form.get('oid') ?? '')
  if (!user) return send(response, 200, drawChoice([...users.values()]))
  const code = form.get('code')
  if (asksCode && code?.trim() !== STAND_IN_CODE) return send(response, 200, drawCode(user, code !== null))
  return provider.interactionFinished(request, response, { login: { accountId: user.oid }, select_account: {} })
}

function drawChoice(users: readonly StandInUser[]): string {
  const choices = users.map(
    ({ oid, name, email }) => `<button name="oid" value="${toHtml(oid)}">${toHtml(name)}<small>${toHtml(email)}</small></button>`,
  )
  return drawPage('Kies een account', `<form method="post">${choices.join('')}<button name="do" value="cancel">Annuleren</button></form>`)
}

function drawCode({ oid, name }: StandInUser, isWrong: boolean): string {
  const wrong = isWrong ? '<p id="fout" role="alert">Deze code klopt niet. Vul de code nog een keer in.</p>' : ''
  return drawPage(
    'Vul de code in',
    `<p>${toHtml(name)}, in het echt krijgt u nu een sms. Hier is de code altijd <strong>${STAND_IN_CODE}</strong>.</p>${wrong}
<form method="post"><input type="hidden" name="oid" value="${toHtml(oid)}">
<label for="code">Code</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required${isWrong ? ' aria-describedby="fout" aria-invalid="true"' : ''}>
<button class="go">Verder</button></form>`,
  )
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let body = ''
  for await (const chunk of request) {
    body += String(chunk)
    if (body.length > BODY_MAX) throw new RangeError('A form of this size was not sent by one of these pages.')
  }
  return new URLSearchParams(body)
}

function send(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(html)
}
