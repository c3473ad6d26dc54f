import { DAY_MILLISECONDS } from '../../define/duration.ts'

/** How long a download may be on its way, and how long it then waits to be taken. */
export const WAIT_MILLISECONDS = DAY_MILLISECONDS

/** A download is made this often before it is given up. */
export const MOST_ATTEMPTS = 3

/** The largest ZIP, in bytes: years of letters as PDF are in it, and it is never in memory as a whole. */
export const LARGEST_BYTES = 1_000_000_000

/** The most pages that one part is read in. */
export const MOST_PAGES = 2_000

/** How much of a ZIP is sealed and stored at a time, in bytes; with its seal below a mebibyte. */
export const CHUNK_BYTES = 512 * 1024

/** After so long a page no longer asks by itself how far it is, so that it does not keep a session alive for nothing. */
export const WATCH_MILLISECONDS = 15 * 60_000
