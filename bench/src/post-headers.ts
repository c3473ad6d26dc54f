import { ORIGIN } from './origin.ts'

/** What a browser sends along with a form of the portal's own. */
export const postHeaders: Readonly<Record<string, string>> = {
  origin: ORIGIN,
  'sec-fetch-site': 'same-origin',
  accept: 'text/html',
  'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
}
