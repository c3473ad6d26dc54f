/** Paths of signing in and out, below the portal's base. */
export const PATHS = {
  signIn: '/inloggen',
  code: '/inloggen/code',
  password: '/inloggen/wachtwoord',
  userName: '/inloggen/gebruikersnaam',
  forgot: '/wachtwoord-vergeten',
  link: '/nieuw-wachtwoord',
  signOut: '/uitloggen',
  stepUp: '/bevestigen',
  keep: '/sessie',
  security: '/profiel/beveiliging',
  ownPassword: '/profiel/wachtwoord',
  phone: '/profiel/telefoon',
  email: '/profiel/e-mail',
  app: '/profiel/app',
} as const
