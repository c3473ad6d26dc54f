/** What someone wears. */
export interface Clothes {
  readonly style: 'blouse' | 'sweater' | 'sari' | 'waistcoat' | 'cardigan' | 'dress'
  readonly main: string
  readonly second: string
  readonly accent: string
}

const SHOULDERS = 'M72 512 C76 424 132 398 208 376 C226 410 286 410 304 376 C380 398 436 424 440 512 Z'

/** Draws shoulders and clothes. */
export function drawClothes({ style, main, second, accent }: Clothes): string {
  return `<path d="${SHOULDERS}" fill="${main}"/>${DETAILS[style](second, accent)}`
}

const DETAILS: Readonly<Record<Clothes['style'], (second: string, accent: string) => string>> = {
  blouse: (second, accent) =>
    `<path d="M208 374 L186 392 L238 446 L256 414 L274 446 L326 392 L304 374 Q256 430 208 374 Z" fill="${second}"/>${pearls(accent)}`,
  sweater: (second, accent) =>
    `<path d="M178 388 C210 450 302 450 334 388 L306 376 Q256 424 206 376 Z" fill="${accent}"/><path d="M207 374 L186 390 L236 438 L256 416 L276 438 L326 390 L305 374 Q256 428 207 374 Z" fill="${second}"/>`,
  sari: (second, accent) =>
    `<path d="M212 376 Q256 420 300 376 L318 384 Q256 470 194 384 Z" fill="${accent}"/><path d="M194 380 C250 430 330 470 404 512 L72 512 C76 430 128 398 194 380 Z" fill="${second}"/><path d="M194 380 C250 430 330 470 404 512" stroke="${accent}" stroke-width="11" fill="none"/><path d="M150 408 C206 448 270 486 316 512 M112 440 C160 470 200 494 226 512" stroke="${accent}" stroke-width="3" fill="none" opacity=".6"/>`,
  waistcoat: (second, accent) =>
    `<path d="M206 376 L170 390 L214 512 L298 512 L342 390 L306 376 Q256 420 206 376 Z" fill="${second}"/><path d="M206 374 L188 396 L242 436 L256 414 L270 436 L324 396 L306 374 Q256 422 206 374 Z" fill="${second}" stroke="${accent}" stroke-width="3"/><path d="M170 390 L240 512 M342 390 L272 512" stroke="${accent}" stroke-width="5" fill="none"/>`,
  cardigan: (second, accent) =>
    `<path d="M206 376 L188 384 L230 512 L282 512 L324 384 L306 376 Q256 424 206 376 Z" fill="${second}"/><path d="M188 384 L230 512 M324 384 L282 512" stroke="${accent}" stroke-width="6" fill="none"/><circle cx="176" cy="446" r="12" fill="${accent}"/><circle cx="176" cy="446" r="5" fill="${second}"/>`,
  dress: (second, accent) =>
    `<path d="M196 380 C216 448 296 448 316 380 L334 388 C312 474 200 474 178 388 Z" fill="${second}"/>${[
      [120, 458],
      [168, 486],
      [226, 490],
      [290, 490],
      [346, 486],
      [394, 458],
      [140, 500],
      [372, 500],
    ]
      .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="9" fill="${accent}"/>`)
      .join('')}`,
}

function pearls(colour: string): string {
  return Array.from({ length: 11 }, (_, index) => {
    const angle = ((20 + index * 14) * Math.PI) / 180
    return `<circle cx="${(256 + Math.cos(angle) * 46).toFixed(1)}" cy="${(366 + Math.sin(angle) * 34).toFixed(1)}" r="5.5" fill="${colour}"/>`
  }).join('')
}
