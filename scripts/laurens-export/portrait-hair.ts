/** How someone wears their hair, or what they wear on it. */
export type Hair =
  | { readonly style: 'curls' | 'bob' | 'side' | 'bun'; readonly colour: string; readonly light: string }
  | { readonly style: 'cap'; readonly colour: string; readonly light: string; readonly cap: string; readonly band: string }
  | { readonly style: 'wrap'; readonly colours: readonly [string, string, string] }

/** What of the hair lies behind the head, and what before it. */
export interface DrawnHair {
  readonly behind: string
  readonly front: string
}

/** Draws the hair. */
export function drawHair(hair: Hair): DrawnHair {
  if (hair.style === 'wrap') return drawWrap(hair.colours)
  if (hair.style === 'cap') return drawCap(hair)
  return { curls: drawCurls, bob: drawBob, side: drawSide, bun: drawBun }[hair.style](hair.colour, hair.light)
}

function drawCurls(colour: string, light: string): DrawnHair {
  const behind = ring({ from: 168, to: 372, radius: 88, size: 30, count: 13 }, colour)
  const front = ring({ from: 196, to: 344, radius: 82, size: 25, count: 9 }, colour)
  const shine = ring({ from: 205, to: 335, radius: 92, size: 9, count: 7 }, light)
  return {
    behind: `<ellipse cx="256" cy="196" rx="98" ry="92" fill="${colour}"/>${behind}`,
    front: `${front}<g opacity=".65">${shine}</g>`,
  }
}

interface Ring {
  /** Degrees, 270 is straight up. */
  readonly from: number
  readonly to: number
  readonly radius: number
  readonly size: number
  readonly count: number
}

function ring({ from, to, radius, size, count }: Ring, colour: string): string {
  return Array.from({ length: count }, (_, index) => {
    const angle = ((from + ((to - from) * index) / (count - 1)) * Math.PI) / 180
    const x = 256 + Math.cos(angle) * (radius + 8)
    const y = 204 + Math.sin(angle) * radius
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${size + (index % 2) * 3}" fill="${colour}"/>`
  }).join('')
}

function drawBob(colour: string, light: string): DrawnHair {
  return {
    behind: `<path d="M158 300 C140 180 176 88 256 88 C336 88 372 180 354 300 C350 312 330 312 326 300 L186 300 C182 312 162 312 158 300 Z" fill="${colour}"/>`,
    front: `<path d="M172 236 C160 140 206 96 260 96 C318 96 352 146 340 238 C336 206 330 186 318 172 C284 180 236 176 212 160 C192 176 180 202 172 236 Z" fill="${colour}"/><path d="M214 132 Q244 112 288 122 M206 148 Q226 130 244 126" stroke="${light}" stroke-width="5" fill="none" opacity=".75"/>`,
  }
}

function drawSide(colour: string, light: string): DrawnHair {
  return {
    behind: `<path d="M172 250 C160 190 172 120 256 106 C340 120 352 190 340 250 Z" fill="${colour}"/>`,
    front: `<path d="M176 222 C166 160 190 108 246 98 C304 90 346 130 337 222 C330 196 326 178 318 162 C286 166 250 158 226 138 C212 158 188 174 176 222 Z" fill="${colour}"/><path d="M236 122 Q270 106 312 136 M246 138 Q280 130 308 148" stroke="${light}" stroke-width="5" fill="none" opacity=".7"/>`,
  }
}

function drawBun(colour: string, light: string): DrawnHair {
  return {
    behind: `<circle cx="256" cy="92" r="40" fill="${colour}"/><path d="M228 84 Q256 66 284 84" stroke="${light}" stroke-width="5" fill="none" opacity=".6"/><path d="M164 262 C150 168 184 100 256 100 C328 100 362 168 348 262 Z" fill="${colour}"/>`,
    front: `<path d="M171 250 C160 158 202 104 256 104 C310 104 352 158 341 250 C338 204 316 162 256 132 C196 162 174 204 171 250 Z" fill="${colour}"/><path d="M196 176 Q214 142 246 126 M316 176 Q298 142 266 126" stroke="${light}" stroke-width="5" fill="none" opacity=".6"/>`,
  }
}

function drawCap({ colour, light, cap, band }: { colour: string; light: string; cap: string; band: string }): DrawnHair {
  const sides = `<path d="M171 226 C164 186 172 162 192 156 L196 196 C186 204 178 214 171 226 Z" fill="${colour}"/><path d="M341 226 C348 186 340 162 320 156 L316 196 C326 204 334 214 341 226 Z" fill="${colour}"/>`
  const crown = `<path d="M166 170 C160 108 206 78 262 80 C322 82 356 118 346 172 C300 152 214 150 166 170 Z" fill="${cap}"/>`
  const brim = `<path d="M166 172 C214 150 300 152 346 174 C330 184 300 180 256 178 C212 178 182 186 166 172 Z" fill="${band}"/>`
  const weave = `<path d="M208 110 Q250 92 300 106 M196 130 Q250 112 320 128" stroke="${light}" stroke-width="4" fill="none" opacity=".45"/>`
  return {
    behind: `<path d="M172 250 C162 200 170 150 256 140 C342 150 350 200 340 250 Z" fill="${colour}"/>`,
    front: `${sides}${crown}${brim}${weave}`,
  }
}

function drawWrap([main, second, third]: readonly [string, string, string]): DrawnHair {
  const knot = `<g transform="translate(0 14)"><path d="M236 96 C196 84 186 44 214 36 C236 30 252 60 256 82 C260 60 280 28 302 36 C328 46 314 84 276 96 Z" fill="${second}"/><path d="M228 52 Q242 68 252 90 M290 52 Q274 68 262 90" stroke="${third}" stroke-width="5" fill="none"/></g>`
  const cloth = `<path d="M168 208 C156 128 196 78 256 78 C316 78 356 128 344 208 C330 176 300 150 256 150 C212 150 182 176 168 208 Z" fill="${main}"/>`
  const bands = `<path d="M176 172 C200 130 240 112 286 116 M190 132 C220 100 260 92 300 104" stroke="${third}" stroke-width="8" fill="none"/><path d="M336 176 C318 140 296 126 270 122" stroke="${second}" stroke-width="8" fill="none"/>`
  const dots = [
    [206, 160],
    [232, 138],
    [300, 140],
    [322, 160],
    [262, 100],
  ]
    .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="5" fill="${second}"/>`)
    .join('')
  return {
    behind: `<path d="M166 240 C152 150 190 84 256 84 C322 84 360 150 346 240 Z" fill="${main}"/>`,
    front: `${knot}${cloth}${bands}${dots}`,
  }
}
