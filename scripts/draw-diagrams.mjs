import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DIAGRAMS, listDiagrams, toDiagramName } from '../docs/.vitepress/diagrams.ts'
import { root } from '../docs/.vitepress/pages.ts'
import { openBrowser } from '../test/browser/open-browser.ts'

// Draws the Mermaid diagrams of the documentation, so that a reader's browser need not: `pnpm docs:diagrams`. Fetches Mermaid from npm for
// it; nobody else needs it.

const MERMAID = 'mermaid@12.3.0'

// Each colour of the drawing stands for one of the site, so that it goes with light and dark.
const COLOURS = {
  'rgb(255, 255, 255)': 'var(--vp-c-bg)',
  'rgb(246, 242, 234)': 'var(--vp-c-bg-alt)',
  'rgb(228, 221, 208)': 'var(--vp-c-border)',
  'rgb(29, 26, 22)': 'var(--vp-c-text-1)',
  'rgb(91, 84, 73)': 'var(--vp-c-text-2)',
}

const SETTINGS = {
  startOnLoad: false,
  htmlLabels: false,
  flowchart: { htmlLabels: false, useMaxWidth: false, curve: 'linear', wrappingWidth: 340 },
  theme: 'base',
  themeVariables: {
    fontFamily: 'sans-serif',
    fontSize: '14px',
    primaryColor: '#ffffff',
    primaryBorderColor: '#e4ddd0',
    primaryTextColor: '#1d1a16',
    lineColor: '#5b5449',
    clusterBkg: '#f6f2ea',
    clusterBorder: '#e4ddd0',
    titleColor: '#1d1a16',
    tertiaryColor: '#f6f2ea',
    tertiaryTextColor: '#1d1a16',
  },
}

const folder = mkdtempSync(join(tmpdir(), 'voordeur-mermaid-'))
const browser = await openBrowser()
try {
  execFileSync('npm', ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--silent', MERMAID])
  const page = await browser.newPage()
  await page.addScriptTag({ path: join(folder, 'node_modules/mermaid/dist/mermaid.min.js') })
  const texts = listDiagrams(root)
  mkdirSync(DIAGRAMS, { recursive: true })
  for (const name of readdirSync(DIAGRAMS)) rmSync(join(DIAGRAMS, name))
  for (const text of texts) writeFileSync(join(DIAGRAMS, toDiagramName(text)), await draw(page, text))
  console.log(`${texts.length} drawn`)
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}

/** One diagram as SVG that brings no style sheet and no script. */
async function draw(page, text) {
  const drawn = await page.evaluate(drawInPage, { id: `d${toDiagramName(text).slice(0, 8)}`, text, settings: SETTINGS })
  const coloured = Object.entries(COLOURS).reduce((svg, [colour, name]) => svg.replaceAll(colour, name), drawn)
  // The lines of boxes are drawn in a gradient of the theme.
  const plain = coloured
    .replaceAll(/url\(&quot;#[^&]*-gradient&quot;\)/g, 'var(--vp-c-text-3)')
    .replaceAll(/<linearGradient[\s\S]*?<\/linearGradient>/g, '')
  return `${plain.replaceAll(/(\d+\.\d{2})\d+/g, '$1')}\n`
}

// Runs in the browser: what the style sheet of the drawing says is written at each element, and the sheet is left out.
async function drawInPage({ id, text, settings }) {
  const { mermaid } = globalThis
  mermaid.initialize(settings)
  const { svg } = await mermaid.render(id, text)
  document.body.innerHTML = svg
  const drawing = document.body.querySelector('svg')
  if (drawing === null) throw new Error('Mermaid drew nothing.')
  const said = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'text-anchor', 'opacity']
  const usual = ['1', 'none', 'normal', 'start']
  const seen = [...drawing.querySelectorAll('*')].map((element) => {
    const style = getComputedStyle(element)
    const shows = !['g', 'defs', 'marker', 'style', 'title'].includes(element.tagName)
    const values = said.map((name) => [name, style.getPropertyValue(name)])
    return { element, values: shows ? values.filter(([name, value]) => name === 'fill' || !usual.includes(value)) : [] }
  })
  for (const { element, values } of seen) {
    for (const name of element.getAttributeNames()) if (/^(class|style|data-.*)$/.test(name)) element.removeAttribute(name)
    for (const [name, value] of values) element.setAttribute(name, value)
  }
  for (const style of drawing.querySelectorAll('style')) style.remove()
  for (const name of ['style', 'class', 'aria-roledescription', 'role']) drawing.removeAttribute(name)
  drawing.setAttribute('font-size', '14')
  drawing.setAttribute('width', String(drawing.viewBox.baseVal.width))
  drawing.setAttribute('height', String(drawing.viewBox.baseVal.height))
  return drawing.outerHTML
}
