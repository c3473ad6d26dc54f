/** The page of a download, as a path names it: who may open it may have it made and taken. */
export const DOWNLOAD_PART = { plugin: 'core', part: 'download' } as const

/** Its full id, as the access log names it. */
export const DOWNLOAD_PART_ID = `${DOWNLOAD_PART.plugin}.${DOWNLOAD_PART.part}`
