import type { Messages } from '../../define/messages.ts'

/** Words of the question whether somebody agrees to the terms of use. */
export const termsWords: Messages = {
  nl: {
    'terms.ask':
      'Voor {form, select, je {je} other {u}} verdergaat, vragen we of {form, select, je {je} other {u}} akkoord gaat met deze voorwaarden. Lees ze tot het einde. Daar staat de vraag.',
    'terms.ask.again':
      'Er zijn nieuwe voorwaarden. Lees ze tot het einde. Daar vragen we of {form, select, je {je} other {u}} akkoord gaat.',
    'terms.replaced':
      'De voorwaarden zijn zojuist veranderd. Dit is de nieuwe versie. {form, select, je {Lees die ook. Daarna kun je} other {Leest u die ook. Daarna kunt u}} akkoord gaan.',
    'terms.end': 'Akkoord met de voorwaarden',
    'terms.as': '{form, select, je {Je bent} other {U bent}} ingelogd als {name}.',
    'terms.unread': 'Lees eerst de tekst tot het einde.',
    'terms.read': 'Dit is het einde van de tekst. {form, select, je {Je kunt} other {U kunt}} nu akkoord gaan.',
    'terms.agree': 'Ik ga akkoord met de voorwaarden',
    'terms.accept': 'Accepteer voorwaarden',
    'terms.problem.agree': 'Zet een vinkje bij ‘Ik ga akkoord met de voorwaarden’.',
    'terms.refuse':
      'Niet akkoord? Zonder akkoord kan het portaal niet open. {form, select, je {Je kunt} other {U kunt}} uitloggen, en later opnieuw inloggen.',
    'terms.accepted': '{form, select, je {Je ging} other {U ging}} op {when} akkoord met versie {version}.',
  },
  en: {
    'terms.ask': 'Before you go on we ask whether you agree to these terms. Read them to the end. The question stands there.',
    'terms.ask.again': 'There are new terms. Read them to the end. There we ask whether you agree.',
    'terms.replaced': 'The terms have just changed. This is the new version. Read it too; then you can agree.',
    'terms.end': 'Agreeing to the terms',
    'terms.as': 'You are signed in as {name}.',
    'terms.unread': 'Read the text to the end first.',
    'terms.read': 'This is the end of the text. You can agree now.',
    'terms.agree': 'I agree to the terms',
    'terms.accept': 'Accept the terms',
    'terms.problem.agree': 'Put a tick at ‘I agree to the terms’.',
    'terms.refuse': 'You do not agree? Without it the portal can not be opened. You can sign out, and sign in again later.',
    'terms.accepted': 'You agreed to version {version} on {when}.',
  },
}
