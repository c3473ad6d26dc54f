/** Where somebody asks for access, below the base. */
export const REQUEST_PATH = '/toegang-aanvragen'

/** Where evidence is sent along. */
export const EVIDENCE_PATH = `${REQUEST_PATH}/bewijs`
