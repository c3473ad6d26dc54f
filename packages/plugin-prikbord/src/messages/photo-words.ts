import type { Messages } from '@voordeur/core'

/** The words of photos with a message. */
export const photoWords = {
  nl: {
    'photos.add': 'Foto’s bij {form, select, je {je} other {uw}} bericht (hoeft niet)',
    'photos.add.hint': 'Staan er andere mensen op? Vraag dan eerst of zij het goed vinden.',
    'photos.again': '{form, select, je {Had je} other {Had u}} foto’s gekozen? Kies ze dan nog een keer.',
    'photos.of': 'Foto van {author}',
    'photos.posted': '{form, select, je {Je} other {Uw}} bericht staat op het prikbord, met foto.',
    'photos.title': 'Wat is er te zien op {count, plural, one {de foto} other {de foto’s}}?',
    'photos.why':
      'Niet iedereen kan de foto goed zien. Wie blind of slechtziend is, laat deze zin voorlezen. {form, select, je {Je mag} other {U mag}} dit overslaan: dan zegt het portaal alleen van wie de foto is.',
    'photos.describe': 'Wat is er te zien op foto {number}?',
    'photos.describe.hint': 'Bijvoorbeeld: Oma met de kleinkinderen in de tuin.',
    'photos.away': 'Deze foto weghalen',
    'photos.save': 'Opslaan',
    'photos.skip': 'Overslaan',
    'photos.described': 'Dank {form, select, je {je} other {u}} wel. De zin staat bij de foto.',
    'photos.problem.long': 'Deze zin is te lang. Er passen 200 tekens in.',
  },
  en: {
    'photos.add': 'Photos with your message (optional)',
    'photos.add.hint': 'Are other people on them? Then ask them first whether they agree.',
    'photos.again': 'Had you chosen photos? Then choose them once more.',
    'photos.of': 'Photo by {author}',
    'photos.posted': 'Your message is on the notice board, with a photo.',
    'photos.title': 'What can be seen on {count, plural, one {the photo} other {the photos}}?',
    'photos.why':
      'Not everyone can see the photo well. Who is blind or partially sighted has this sentence read aloud. You may skip this: then the portal only says whose photo it is.',
    'photos.describe': 'What can be seen on photo {number}?',
    'photos.describe.hint': 'For example: Grandma with the grandchildren in the garden.',
    'photos.away': 'Take this photo away',
    'photos.save': 'Save',
    'photos.skip': 'Skip',
    'photos.described': 'Thank you. The sentence is with the photo.',
    'photos.problem.long': 'This sentence is too long. There is room for 200 characters.',
  },
} as const satisfies Messages
