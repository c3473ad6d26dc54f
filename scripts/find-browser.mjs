import { accessSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { root } from './node.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const PLACES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']

/**
 * The path of a Chromium to test the pages with: `CHROME_PATH`, one on the path, or the one that the package
 * `@sparticuz/chromium` unpacks; undefined when there is none.
 */
export async function findBrowser() {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)))
  const installed = [process.env.CHROME_PATH, ...onPath, ...PLACES].find((path) => path && isExecutable(path))
  return installed ?? (await unpackBrowser())
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return existsSync(path)
  } catch {
    return false
  }
}

async function unpackBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  try {
    // It is a dependency of the tests, not of this folder, and it may be absent.
    const path = createRequire(join(root, 'test', 'package.json')).resolve('@sparticuz/chromium')
    const { default: chromium } = await import(path)
    return await chromium.executablePath()
  } catch {
    return undefined
  }
}
