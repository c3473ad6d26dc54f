import { createContext } from 'preact'

/** How components say dates: as people do today ("gisteren"), or in full, for what is read long afterwards. */
export const SpokenDates = createContext<'today' | 'in-full'>('today')
