import type { Messages } from '@voordeur/core'

/** The words of signing in and out; keys are looked up below `auth.`. */
export const messages: Messages = {
  nl: {
    'signin.title': 'Inloggen',
    'signin.username': 'Gebruikersnaam',
    'signin.password': 'Wachtwoord',
    'signin.submit': 'Inloggen',
    'signin.signedOut': '{form, select, je {Je bent} other {U bent}} uitgelogd.',
    'signin.refused.invalid':
      '{form, select, je {Je hebt je} other {U heeft uw}} gebruikersnaam of wachtwoord verkeerd ingevuld. Probeer het nog een keer.',
    'signin.refused.throttled':
      'Er is een paar keer een verkeerd wachtwoord ingevuld. Wacht {minutes, plural, one {1 minuut} other {# minuten}} en probeer het dan nog een keer.',
    'signin.refused.expired': '{form, select, je {Je bent} other {U bent}} automatisch uitgelogd. Log opnieuw in.',
    'signin.refused.unavailable': 'Het is nu erg druk. Wacht even en probeer het dan nog een keer.',
    'signout.title': 'Uitloggen',
    'signout.question': '{form, select, je {Weet je zeker dat je wilt uitloggen?} other {Weet u zeker dat u wilt uitloggen?}}',
    'signout.yes': 'Ja',
    'signout.no': 'Nee',
  },
  en: {
    'signin.title': 'Sign in',
    'signin.username': 'User name',
    'signin.password': 'Password',
    'signin.submit': 'Sign in',
    'signin.signedOut': 'You are signed out.',
    'signin.refused.invalid': 'Your user name or password is not correct. Please try again.',
    'signin.refused.throttled':
      'A wrong password was entered a few times. Wait {minutes, plural, one {1 minute} other {# minutes}} and then try again.',
    'signin.refused.expired': 'You were signed out automatically. Please sign in again.',
    'signin.refused.unavailable': 'It is very busy right now. Wait a moment and then try again.',
    'signout.title': 'Sign out',
    'signout.question': 'Are you sure you want to sign out?',
    'signout.yes': 'Yes',
    'signout.no': 'No',
  },
}
