import type { Messages } from '@voordeur/core'

/** Every word that a reader sees, as ICU messages in both languages. A key that stands in one of them only does not start. */
export const messages: Messages = {
  nl: {
    'list.title': 'Your plugin',
    'list.right.read': 'Lezen wat er staat',
    'list.right.add': 'Iets toevoegen',
    'list.empty': 'Er staat nog niets',
    'list.empty.text': 'Wat iemand toevoegt, komt hier te staan. Iedereen met toegang kan het lezen.',
    'list.count': '{count, plural, one {1 regel} other {# regels}}',
    'add.title': 'Voeg iets toe',
    // An organisation says `u` or `je`; a message follows it with `form`.
    'add.text': 'Wat {form, select, je {wil je} other {wilt u}} toevoegen?',
    'add.hint': 'Hoogstens {most} tekens.',
    'add.send': 'Toevoegen',
    'add.done': 'Het staat erbij.',
    'add.problem.empty': '{form, select, je {Schrijf} other {Schrijft u}} eerst iets.',
    'add.problem.long': '{form, select, je {Maak je tekst} other {Maakt u de tekst}} korter: hoogstens 500 tekens.',
  },
  en: {
    'list.title': 'Your plugin',
    'list.right.read': 'Read what is there',
    'list.right.add': 'Add something',
    'list.empty': 'There is nothing yet',
    'list.empty.text': 'What somebody adds will stand here. Everybody with access can read it.',
    'list.count': '{count, plural, one {1 line} other {# lines}}',
    'add.title': 'Add something',
    'add.text': 'What would you like to add?',
    'add.hint': 'At most {most} characters.',
    'add.send': 'Add',
    'add.done': 'It has been added.',
    'add.problem.empty': 'Write something first.',
    'add.problem.long': 'Make your text shorter: at most 500 characters.',
  },
}
