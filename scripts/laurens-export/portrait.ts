import { drawClothes, type Clothes } from './portrait-clothes.ts'
import { drawHair, type Hair } from './portrait-hair.ts'

/** Skin with its shadow and the colour of cheeks. */
export interface Skin {
  readonly base: string
  readonly shade: string
  readonly blush: string
}

/** Everything a portrait is drawn from. Nobody sat for it. */
export interface Portrait {
  /** What is behind the person: two tones of one warm colour. */
  readonly background: readonly [back: string, disc: string]
  readonly skin: Skin
  readonly hair: Hair
  readonly clothes: Clothes
  readonly brows: string
  readonly eyes: string
  readonly mouth: { readonly shape: 'soft' | 'grin' | 'lips' | 'wry'; readonly colour: string }
  readonly glasses?: { readonly shape: 'round' | 'oval' | 'square'; readonly colour: string }
  readonly moustache?: string
  readonly earrings?: string
  readonly hearingAid?: string
  /** How square the jaw is, 0 to 1. */
  readonly jaw?: number
}

const LEFT_EYE = 225
const RIGHT_EYE = 287
const EYES = 230

/** A head-and-shoulders portrait as SVG, 512 by 512. */
export function drawPortrait(portrait: Portrait): string {
  const { background, skin, hair, clothes } = portrait
  const drawnHair = drawHair(hair)
  const behind = `<rect width="512" height="512" fill="${background[0]}"/><circle cx="256" cy="262" r="222" fill="${background[1]}"/>`
  const person = [
    drawnHair.behind,
    drawNeck(skin),
    drawClothes(clothes),
    drawEars(portrait),
    drawHead(skin, portrait.jaw ?? 0),
    drawFace(portrait),
    drawnHair.front,
    drawGlasses(portrait),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" stroke-linecap="round" stroke-linejoin="round">${behind}<g transform="translate(-25.6 -51.2) scale(1.1)">${person.join('')}</g></svg>`
}

function drawNeck({ base, shade }: Skin): string {
  return [
    `<path d="M218 296 L214 398 Q256 432 298 398 L294 296 Z" fill="${base}"/>`,
    `<path d="M218 312 Q256 356 294 312 L295 336 Q256 376 217 336 Z" fill="${shade}" opacity=".55"/>`,
  ].join('')
}

function drawHead({ base, shade }: Skin, jaw: number): string {
  const wide = 18 * jaw
  const d = `M178 212 C178 138 216 112 256 112 C296 112 334 138 334 212 C334 258 ${324 + wide / 2} ${300 + wide / 3} ${294 + wide} 324 C278 340 234 340 ${218 - wide} 324 C${188 - wide / 2} ${300 + wide / 3} 178 258 178 212 Z`
  return `<path d="${d}" fill="${base}"/><path d="M232 332 Q256 340 280 332" stroke="${shade}" stroke-width="3" fill="none" opacity=".5"/>`
}

function drawEars({ skin, earrings, hearingAid }: Portrait): string {
  const ears = [177, 335].map(
    (x) =>
      `<ellipse cx="${x}" cy="238" rx="14" ry="22" fill="${skin.base}"/><ellipse cx="${x}" cy="240" rx="7" ry="13" fill="${skin.shade}" opacity=".45"/>`,
  )
  const rings =
    earrings === undefined
      ? []
      : [174, 338].map((x) => `<circle cx="${x}" cy="268" r="8" fill="none" stroke="${earrings}" stroke-width="5"/>`)
  const aid = hearingAid === undefined ? [] : [`<path d="M336 214 q14 6 10 30" stroke="${hearingAid}" stroke-width="8" fill="none"/>`]
  return [...ears, ...rings, ...aid].join('')
}

function drawFace(portrait: Portrait): string {
  const { skin, brows, moustache } = portrait
  const line = `stroke="${skin.shade}" fill="none"`
  return [
    // Cheeks
    ...[204, 308].map((x) => `<ellipse cx="${x}" cy="272" rx="20" ry="14" fill="${skin.blush}" opacity=".42"/>`),
    // Years: forehead, corners of the eyes, lines of laughing
    `<path d="M228 166 Q256 160 284 166 M234 180 Q256 175 278 180" ${line} stroke-width="3" opacity=".5"/>`,
    `<path d="M198 224 l-9 -5 M198 231 l-10 1 M314 224 l9 -5 M314 231 l10 1" ${line} stroke-width="3" opacity=".7"/>`,
    `<path d="M218 268 Q206 282 212 298 M294 268 Q306 282 300 298" ${line} stroke-width="3.5" opacity=".7"/>`,
    drawEyes(portrait),
    `<path d="M207 206 Q224 195 241 204 M271 204 Q288 195 305 206" stroke="${brows}" stroke-width="7" fill="none"/>`,
    `<path d="M254 226 Q250 250 244 260 Q256 271 268 260" ${line} stroke-width="5"/>`,
    drawMouth(portrait),
    ...(moustache === undefined
      ? []
      : [
          `<path d="M256 274 C242 266 222 272 214 292 C230 294 246 292 256 284 C266 292 282 294 298 292 C290 272 270 266 256 274 Z" fill="${moustache}"/>`,
        ]),
  ].join('')
}

function drawEyes({ eyes, skin }: Portrait): string {
  return [LEFT_EYE, RIGHT_EYE]
    .map(
      (x) =>
        `<path d="M${x - 14} ${EYES + 2} Q${x} ${EYES - 12} ${x + 14} ${EYES + 2} Q${x} ${EYES + 9} ${x - 14} ${EYES + 2} Z" fill="#fffdf8"/>` +
        `<circle cx="${x}" cy="${EYES - 0.5}" r="6.4" fill="${eyes}"/><circle cx="${x + 2}" cy="${EYES - 3}" r="2" fill="#fff"/>` +
        `<path d="M${x - 15} ${EYES + 2} Q${x} ${EYES - 13} ${x + 15} ${EYES + 2}" stroke="#4a3a33" stroke-width="3.4" fill="none"/>` +
        `<path d="M${x - 12} ${EYES + 14} Q${x} ${EYES + 19} ${x + 12} ${EYES + 14}" stroke="${skin.shade}" stroke-width="2.6" fill="none" opacity=".6"/>`,
    )
    .join('')
}

function drawMouth({ mouth: { shape, colour } }: Portrait): string {
  if (shape === 'grin') {
    return `<path d="M226 286 Q256 296 286 286 Q280 314 256 315 Q232 314 226 286 Z" fill="#7d2f33"/><path d="M231 289 Q256 297 281 289 L279 297 Q256 304 233 297 Z" fill="#fffaf2"/><path d="M224 285 Q256 297 288 285" stroke="${colour}" stroke-width="4.5" fill="none"/>`
  }
  if (shape === 'lips') {
    return `<path d="M226 285 Q244 284 256 289 Q268 284 286 285 Q272 309 256 309 Q240 309 226 285 Z" fill="${colour}"/><path d="M223 284 Q256 304 289 284" stroke="#8d2f35" stroke-width="2.6" fill="none"/>`
  }
  const curve = shape === 'wry' ? 'M230 294 Q258 304 284 286' : 'M228 289 Q256 309 284 289'
  return `<path d="${curve}" stroke="${colour}" stroke-width="6" fill="none"/>`
}

function drawGlasses({ glasses }: Portrait): string {
  if (glasses === undefined) return ''
  const lens = { round: { rx: 29, ry: 29, r: 29 }, oval: { rx: 29, ry: 22, r: 22 }, square: { rx: 29, ry: 22, r: 8 } }[glasses.shape]
  const frames = [LEFT_EYE - 1, RIGHT_EYE + 1].map(
    (x) =>
      `<rect x="${x - lens.rx}" y="${EYES + 3 - lens.ry}" width="${lens.rx * 2}" height="${lens.ry * 2}" rx="${lens.r}" fill="#fff" fill-opacity=".16"/>`,
  )
  return `<g stroke="${glasses.colour}" stroke-width="5" fill="none">${frames.join('')}<path d="M252 ${EYES - 1} Q256 ${EYES - 6} 260 ${EYES - 1} M195 ${EYES} L180 ${EYES - 4} M317 ${EYES} L332 ${EYES - 4}"/></g>`
}
