import { chromium, type Browser } from 'playwright-core'
import { findBrowser } from '../../scripts/find-browser.mjs'

const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A real Chromium: the installed one, or the one of `@sparticuz/chromium`. Throws when neither can run. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await findBrowser()
  if (executablePath === undefined)
    throw new Error('No browser: install Chromium or Google Chrome (Debian: apt-get install chromium), or set CHROME_PATH.')
  return chromium.launch({ executablePath, args: ARGUMENTS })
}
