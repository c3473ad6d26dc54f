/** The version of the contract between core and what others write; a plugin or source that names another one does not boot. */
export const API_VERSION = 1

/** The contract version that this core understands. */
export type ApiVersion = typeof API_VERSION
