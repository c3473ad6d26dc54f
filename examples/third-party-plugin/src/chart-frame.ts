/** Where in the picture the lines stand, in percent, but for the left side; the days stand below it. */
export const CHART_FRAME = { right: 97, top: 10, bottom: 84 } as const
