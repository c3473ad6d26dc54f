import type { Messages } from '@voordeur/core'

/** Every word that a reader sees. */
export const messages: Messages = {
  nl: {
    'week.title': 'Vitaliteit',
    'week.right.read': 'Lezen hoe de cliënt zich voelt',
    'week.right.answer': 'Invullen hoe de cliënt zich voelt (alleen de cliënt zelf, en soms een vertegenwoordiger)',
    'feeling.bad': 'Slecht',
    'feeling.poor': 'Matig',
    'feeling.fair': 'Gaat wel',
    'feeling.good': 'Goed',
    'feeling.very-good': 'Heel goed',
    'form.title':
      '{writer, select, self {Hoe {form, select, je {voel je je} other {voelt u zich}} deze week?} other {Hoe voelt {client} zich deze week?}}',
    'form.how':
      '{writer, select, self {{form, select, je {Kies wat bij je past. Daarna kun je er een zin bij schrijven.} other {Kies wat bij u past. Daarna kunt u er een zin bij schrijven.}}} other {Kies wat past. Daarna {form, select, je {kun je} other {kunt u}} er een zin bij schrijven.}}',
    'form.chosen': 'Ingevuld voor deze week:',
    'form.text': '{form, select, je {Wil je} other {Wilt u}} er iets bij zeggen?',
    'form.text.hint': 'Het hoeft niet. Iedereen die dit onderdeel mag zien, kan het lezen.',
    'form.other': 'Toch anders? Kies opnieuw:',
    'form.until':
      '{mode, select, simple {Veranderen kan tot en met {day}.} other {{form, select, je {Je kunt} other {U kunt}} het antwoord van deze week veranderen tot en met {day}.}}',
    'form.saved': 'Het antwoord van deze week is bewaard.',
    'problem.long': 'De zin is te lang. Er passen 300 tekens in.',
    'problem.week': 'Er is een nieuwe week begonnen. Kijk of het antwoord nog klopt, en sla het dan op.',
    'past.title': 'Het afgelopen half jaar',
    'past.empty': 'Er is nog niets ingevuld',
    'past.empty.text':
      '{mode, select, simple {Hier komt hoe het elke week ging.} other {Hier komt te staan hoe het elke week ging, het afgelopen half jaar.}}',
    'chart.words':
      '{mode, select, simple {Ingevuld: {count} keer sinds {from}. De laatste keer: “{feeling}”.} other {Sinds {from} is het {count} keer ingevuld. De laatste keer, in de week van {day}: “{feeling}”. Een week zonder antwoord heeft geen punt.}}',
    'table.open': 'Alle antwoorden in een tabel',
    'table.caption': 'Antwoorden van het afgelopen half jaar',
    'table.week': 'Week van maandag',
    'table.feeling': 'Gevoel',
    'table.text': 'Erbij gezegd',
    'table.author': 'Ingevuld door',
    'table.by': 'Alles is ingevuld door {name}.',
    'summary.answered': 'Deze week is ingevuld',
    'summary.open': 'Deze week is nog niet ingevuld',
  },
  en: {
    'week.title': 'Vitality',
    'week.right.read': 'Read how the client feels',
    'week.right.answer': 'Fill in how the client feels (only the client, and sometimes a representative)',
    'feeling.bad': 'Bad',
    'feeling.poor': 'Poor',
    'feeling.fair': 'All right',
    'feeling.good': 'Good',
    'feeling.very-good': 'Very good',
    'form.title': '{writer, select, self {How do you feel this week?} other {How does {client} feel this week?}}',
    'form.how':
      '{writer, select, self {Choose what suits you. You can add a sentence after that.} other {Choose what fits. You can add a sentence after that.}}',
    'form.chosen': 'Filled in for this week:',
    'form.text': 'Would you like to say more?',
    'form.text.hint': 'You don’t have to. Everyone who may see this part can read it.',
    'form.other': 'Something else? Choose again:',
    'form.until':
      '{mode, select, simple {You can change it up to {day}.} other {You can change the answer of this week up to and including {day}.}}',
    'form.saved': 'The answer of this week was saved.',
    'problem.long': 'The sentence is too long. There is room for 300 characters.',
    'problem.week': 'A new week has begun. See whether the answer is still right, and save it then.',
    'past.title': 'The last half year',
    'past.empty': 'Nothing was filled in yet',
    'past.empty.text':
      '{mode, select, simple {How each week was will stand here.} other {How each week of the last half year was will stand here.}}',
    'chart.words':
      '{mode, select, simple {Filled in: {count, plural, one {once} other {# times}} since {from}. The last time: “{feeling}”.} other {Since {from} it was filled in {count, plural, one {once} other {# times}}. The last time, in the week of {day}: “{feeling}”. A week without an answer has no point.}}',
    'table.open': 'All answers in a table',
    'table.caption': 'Answers of the last half year',
    'table.week': 'Week of Monday',
    'table.feeling': 'Feeling',
    'table.text': 'What was added',
    'table.author': 'Filled in by',
    'table.by': 'All was filled in by {name}.',
    'summary.answered': 'This week is filled in',
    'summary.open': 'This week is not filled in yet',
  },
}
