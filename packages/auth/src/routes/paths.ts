/** Paths of signing in and out, below the portal's base. */
export const PATHS = {
  signIn: '/inloggen',
  code: '/inloggen/code',
  password: '/inloggen/wachtwoord',
  userName: '/inloggen/gebruikersnaam',
  forgot: '/wachtwoord-vergeten',
  link: '/nieuw-wachtwoord',
  signOut: '/uitloggen',
  signedOut: '/uitgelogd',
  stepUp: '/bevestigen',
  keep: '/sessie',
  security: '/profiel/beveiliging',
  ownPassword: '/profiel/wachtwoord',
  phone: '/profiel/telefoon',
  email: '/profiel/e-mail',
  app: '/profiel/app',
} as const

/** Where a browser is led away from to an identity provider, and where it comes back; below the portal's base. */
export function toRedirectPaths(methodId: string): { readonly start: string; readonly back: string } {
  return { start: `${PATHS.signIn}/${methodId}/start`, back: `${PATHS.signIn}/${methodId}/terug` }
}
