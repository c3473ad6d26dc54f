/** Where somebody asks for access, below the base. */
export const REQUEST_PATH = '/toegang-aanvragen'
