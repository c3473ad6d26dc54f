import type { Messages } from '../../define/messages.ts'

/** The secret addresses at which a calendar fetches what a part gives out. */
export const feedWords = {
  nl: {
    'feeds.title': 'In {form, select, je {je} other {uw}} eigen agenda-app',
    'feeds.intro':
      '{form, select, je {Je kunt} other {U kunt}} dit laten zien in een agenda-app op {form, select, je {je} other {uw}} telefoon of computer. {form, select, je {Je maakt} other {U maakt}} dan een geheim adres. De app haalt daar steeds het nieuwste op.',
    'feeds.warning':
      'Iedereen die het adres heeft, kan dit lezen, ook zonder in te loggen. Geef het adres aan niemand. Ook de maker van de app (bijvoorbeeld Google, Apple of Microsoft) kan zien wat de app ophaalt.',
    'feeds.ends':
      'Het adres werkt zolang {form, select, je {je} other {u}} hier zelf mag kijken. {form, select, je {Wijzig je je wachtwoord, telefoonnummer of e-mailadres, of log je andere apparaten uit? Dan stopt het adres. Je maakt dan een nieuw adres.} other {Wijzigt u uw wachtwoord, telefoonnummer of e-mailadres, of logt u andere apparaten uit? Dan stopt het adres. U maakt dan een nieuw adres.}}',
    'feeds.make': 'Adres maken',
    'feeds.made': 'Het adres is gemaakt',
    'feeds.once':
      '{form, select, je {Je ziet} other {U ziet}} het adres alleen nu. Zet het meteen in {form, select, je {je} other {uw}} agenda-app.',
    'feeds.address': 'Geheim adres',
    'feeds.copy': 'Adres kopiëren',
    'feeds.copied': 'Het adres is gekopieerd',
    'feeds.open': 'Agenda-app openen',
    'feeds.how':
      'Gaat de agenda-app niet open? Kies in de app voor een agenda-abonnement of een agenda van internet, en plak daar het adres. Het duurt soms een dag voordat een app een wijziging laat zien.',
    'feeds.there': 'Er is een adres gemaakt.',
    'feeds.since': 'Gemaakt',
    'feeds.used': 'Laatst gebruikt',
    'feeds.unused': 'Nog niet gebruikt',
    'feeds.revoke': 'Adres intrekken',
    'feeds.renew': 'Nieuw adres maken',
    'feeds.renew.text': 'Met een nieuw adres werkt het oude niet meer.',
    'feeds.revoked': 'Het adres is ingetrokken. Een agenda-app die het nog heeft, krijgt niets meer.',
    'feeds.back': 'Terug naar {part}',
  },
  en: {
    'feeds.title': 'In your own calendar app',
    'feeds.intro':
      'You can show this in a calendar app on your phone or computer. You then make a secret address, where the app fetches the newest each time.',
    'feeds.warning':
      'Everybody who has the address can read this, also without signing in. Give it to nobody. The maker of the app (such as Google, Apple or Microsoft) can also see what the app fetches.',
    'feeds.ends':
      'The address works for as long as you may look here yourself. If you change your password, phone number or e-mail address, or sign out your other devices, it stops. You then make a new one.',
    'feeds.make': 'Make an address',
    'feeds.made': 'The address was made',
    'feeds.once': 'You see the address only now. Put it into your calendar app at once.',
    'feeds.address': 'Secret address',
    'feeds.copy': 'Copy the address',
    'feeds.copied': 'The address was copied',
    'feeds.open': 'Open the calendar app',
    'feeds.how':
      'Does the calendar app not open? Choose a calendar subscription or a calendar from the internet in the app, and paste the address there. It can take a day before an app shows a change.',
    'feeds.there': 'An address was made.',
    'feeds.since': 'Made',
    'feeds.used': 'Last used',
    'feeds.unused': 'Not used yet',
    'feeds.revoke': 'Take the address back',
    'feeds.renew': 'Make a new address',
    'feeds.renew.text': 'With a new address the old one stops working.',
    'feeds.revoked': 'The address was taken back. A calendar app that still has it gets nothing any more.',
    'feeds.back': 'Back to {part}',
  },
} as const satisfies Messages
