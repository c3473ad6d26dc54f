/** Where a row stands: in the file, and which of its rows it is. */
export interface RowPlace {
  readonly offset: number
  readonly length: number
  readonly line: number
  readonly ordinal: number
}

/** Places of rows by whose they are, each in the order in which they were added. */
export interface RowPlaces {
  readonly add: (owner: string, place: RowPlace) => void
  readonly of: (owner: string) => readonly RowPlace[]
  /** The last place that was added for an owner. */
  readonly lastOf: (owner: string) => RowPlace | undefined
}

const ROWS_IN_BLOCK = 8192
// Those of its place, and which row of the same owner came before it.
const WIDTH = 5
const NONE = -1

/** Makes an empty one. A row takes 40 bytes beside the heap, in blocks that are never copied: an object or a list for each would be looked through again and again. */
export function createRowPlaces(): RowPlaces {
  const blocks: Float64Array[] = []
  const last = new Map<string, number>()
  let count = 0
  const read = (row: number) => {
    const start = (row % ROWS_IN_BLOCK) * WIDTH
    const [offset = 0, length = 0, line = 0, ordinal = 0, before = NONE] =
      blocks[Math.floor(row / ROWS_IN_BLOCK)]?.subarray(start, start + WIDTH) ?? []
    return { place: { offset, length, line, ordinal }, before }
  }
  return {
    add(owner, { offset, length, line, ordinal }) {
      if (count % ROWS_IN_BLOCK === 0) blocks.push(new Float64Array(ROWS_IN_BLOCK * WIDTH))
      blocks.at(-1)?.set([offset, length, line, ordinal, last.get(owner) ?? NONE], (count % ROWS_IN_BLOCK) * WIDTH)
      last.set(owner, count)
      count += 1
    },
    of(owner) {
      const places: RowPlace[] = []
      let row = last.get(owner) ?? NONE
      while (row !== NONE) {
        const { place, before } = read(row)
        places.push(place)
        row = before
      }
      return places.toReversed()
    },
    lastOf(owner) {
      const row = last.get(owner)
      return row === undefined ? undefined : read(row).place
    },
  }
}
