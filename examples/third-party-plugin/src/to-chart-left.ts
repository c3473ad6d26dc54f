/** Where the lines begin, in percent: right of the longest word on a phone, whose letters are larger in simple mode. */
export function toChartLeft(simple: boolean): number {
  return simple ? 34 : 28
}
