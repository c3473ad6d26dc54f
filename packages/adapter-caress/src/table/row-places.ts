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

const FIRST_CAPACITY = 1024
const WIDTH = 5
const NONE = -1

/** Makes an empty one. A row takes 40 bytes beside the heap, where an object or a list for each would be looked through again and again. */
export function createRowPlaces(): RowPlaces {
  // Five numbers a row: those of its place, and which row of the same owner came before it.
  let numbers = new Float64Array(FIRST_CAPACITY * WIDTH)
  let count = 0
  const last = new Map<string, number>()
  const read = (row: number): RowPlace => {
    const [offset = 0, length = 0, line = 0, ordinal = 0] = numbers.subarray(row * WIDTH, row * WIDTH + WIDTH)
    return { offset, length, line, ordinal }
  }
  return {
    add(owner, { offset, length, line, ordinal }) {
      if ((count + 1) * WIDTH > numbers.length) {
        const larger = new Float64Array(Math.ceil(numbers.length * 1.25))
        larger.set(numbers)
        numbers = larger
      }
      numbers.set([offset, length, line, ordinal, last.get(owner) ?? NONE], count * WIDTH)
      last.set(owner, count)
      count += 1
    },
    of(owner) {
      const places: RowPlace[] = []
      for (let row = last.get(owner) ?? NONE; row !== NONE; row = numbers[row * WIDTH + WIDTH - 1] ?? NONE) places.push(read(row))
      return places.toReversed()
    },
    lastOf(owner) {
      const row = last.get(owner)
      return row === undefined ? undefined : read(row)
    },
  }
}
