/** Where the portal says what it does with personal data, below the base. */
export const PRIVACY_PATH = '/privacy'

/** Where it says who can use it and what is not right yet, below the base. */
export const ACCESSIBILITY_PATH = '/toegankelijkheid'

/** Where the newest version of the terms of use stands, below the base; there is no page where none was published. */
export const TERMS_PATH = '/voorwaarden'
