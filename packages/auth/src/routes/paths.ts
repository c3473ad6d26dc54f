/** Paths of signing in and out, below the portal's base. */
export const SIGN_IN = '/inloggen'

/** The page that asks whether to sign out. */
export const SIGN_OUT = '/uitloggen'
