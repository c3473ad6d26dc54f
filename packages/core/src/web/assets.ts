import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'

/** A file served under a name that changes with its content. */
export interface Asset {
  readonly path: string
  readonly type: string
  readonly body: Uint8Array
}

/** The portal's stylesheets, scripts and logo by the name in their address. */
export interface Assets {
  readonly files: ReadonlyMap<string, Asset>
  readonly stylesheets: readonly string[]
  readonly scripts: readonly string[]
  readonly logo: string | undefined
  /** What points out in development what is what; undefined in production, where there is no such file. */
  readonly overlay: { readonly stylesheet: string; readonly script: string } | undefined
}

const OVERLAY = ['overlay.css', 'overlay.js'] as const

/** What a theme adds. */
export interface ThemeAssets {
  readonly css: string
  readonly logo: { readonly bytes: Uint8Array; readonly mime: string } | undefined
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/** Reads core's own stylesheet and enhancement scripts once, and gives each a hashed name below `/assets/`. */
export async function loadAssets(basePath: string, theme: ThemeAssets, { production }: { readonly production: boolean }): Promise<Assets> {
  const folder = dirname(createRequire(import.meta.url).resolve('@voordeur/core/assets/voordeur.css'))
  const names = (await readdir(folder)).filter((name) => /^(voordeur\.css|enhance-[a-z-]+\.js)$/.test(name)).sort()
  const own = await Promise.all(names.map(async (name) => toAsset(basePath, name, await readFile(join(folder, name)))))
  const themeSheet = toAsset(basePath, 'theme.css', Buffer.from(theme.css))
  const logo = theme.logo && toAsset(basePath, theme.logo.mime === 'image/png' ? 'logo.png' : 'logo.svg', theme.logo.bytes)
  const overlay = await Promise.all(
    (production ? [] : OVERLAY).map(async (name) => toAsset(basePath, name, await readFile(join(folder, name)))),
  )
  const all = [...own, themeSheet, ...(logo ? [logo] : []), ...overlay]
  return {
    files: new Map(all.map((asset) => [asset.path.slice(asset.path.lastIndexOf('/') + 1), asset])),
    stylesheets: [...own.filter(({ type }) => type.startsWith('text/css')), themeSheet].map(({ path }) => path),
    scripts: own.filter(({ type }) => type.startsWith('text/javascript')).map(({ path }) => path),
    logo: logo?.path,
    overlay: toOverlay(overlay),
  }
}

function toOverlay([stylesheet, script]: readonly Asset[]): Assets['overlay'] {
  return stylesheet && script && { stylesheet: stylesheet.path, script: script.path }
}

function toAsset(basePath: string, name: string, body: Uint8Array): Asset {
  const extension = extname(name)
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 12)
  return {
    path: `${basePath}/assets/${name.slice(0, -extension.length)}.${hash}${extension}`,
    type: TYPES[extension] ?? 'application/octet-stream',
    body,
  }
}
