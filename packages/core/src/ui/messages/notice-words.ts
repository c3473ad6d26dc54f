import type { Messages } from '../../define/messages.ts'

/** What the portal itself tells people (Meldingen), and the words around it. `client` and `organisation` are always given. */
export const noticeWords = {
  nl: {
    'notice.rights-changed': 'Wat {form, select, je {je} other {u}} kunt zien van {client} is veranderd',
    'notice.access-ended': '{form, select, je {Je} other {Uw}} toegang tot {client} is beëindigd',
    'notice.access-ended.text': '{form, select, je {Je kunt} other {U kunt}} de informatie van {client} niet meer zien.',
    'notice.access-blocked': '{form, select, je {Je} other {Uw}} toegang tot {client} is voorlopig gesloten',
    'notice.access-blocked.text':
      '{mode, select, simple {{form, select, je {Heb je} other {Hebt u}} een vraag? Vraag het aan {organisation}.} other {{form, select, je {Heb je} other {Hebt u}} hier vragen over? Neem dan contact op met {organisation}.}}',
    'notice.access-unblocked': '{form, select, je {Je} other {Uw}} toegang tot {client} is weer open',
    'notice.access-ends': '{form, select, je {Je} other {Uw}} toegang tot {client} eindigt binnenkort',
    'notice.access-ends.text': '{form, select, je {Je kunt} other {U kunt}} de informatie bekijken tot en met {day}.',
    'notice.admin-given': '{form, select, je {Je bent} other {U bent}} nu portaalbeheerder van {client}',
    'notice.admin-given.text':
      '{mode, select, simple {{form, select, je {Jij bepaalt} other {U bepaalt}} wie hier mag kijken.} other {{form, select, je {Je bepaalt} other {U bepaalt}} wie er mee mag kijken, en wat iedereen mag zien.}}',
    'notice.admin-taken': '{form, select, je {Je bent} other {U bent}} geen portaalbeheerder meer van {client}',
    'notice.invitation-accepted': '{person} kijkt nu mee in het portaal van {client}',
    'notice.invitation-declined': '{person} wil niet meekijken in het portaal van {client}',
    'notice.download-ready': 'De download van {client} staat klaar',
    'notice.download-ready.text': '{form, select, je {Je kunt} other {U kunt}} hem één keer opslaan. Daarna wordt hij weggegooid.',
    'notice.message-stuck': '{form, select, je {Je} other {Uw}} bericht over {client} kon niet worden bezorgd',
    'notice.message-stuck.text':
      '{mode, select, simple {Het bericht is niet aangekomen. {form, select, je {Bel} other {Belt u}} {organisation}.} other {Het bericht is niet aangekomen in het zorgdossier. {form, select, je {Bel} other {Belt u}} {organisation} als het belangrijk is.}}',
    'notice.care-ended': 'De zorg voor {client} is beëindigd',
    'notice.care-ended.text':
      '{mode, select, simple {{form, select, je {Je kunt} other {U kunt}} hier nog kijken tot en met {day}. Daarna is het portaal leeg.} other {{form, select, je {Je kunt} other {U kunt}} het portaal bekijken tot en met {day}. Daarna wordt alles in het portaal gewist. Het dossier blijft bij {organisation}.}}',
    'notice.care-ended-keep.text':
      '{mode, select, simple {{form, select, je {Je kunt} other {U kunt}} hier nog kijken tot en met {day}. Daarna is het portaal leeg. {form, select, je {Wil je} other {Wilt u}} iets bewaren? Download het op tijd.} other {{form, select, je {Je kunt} other {U kunt}} het portaal bekijken tot en met {day}. Daarna wordt alles in het portaal gewist, ook wat {form, select, je {jullie} other {u en anderen}} zelf hebben geschreven. {form, select, je {Wil je} other {Wilt u}} iets bewaren? Download het dan op tijd.}}',
    'notice.portal-closed.text':
      '{mode, select, simple {Het portaal is leeg. {form, select, je {Wil je} other {Wilt u}} nog iets hebben? Vraag het nu aan {organisation}.} other {Het portaal was open tot en met {day}. Alles in het portaal wordt gewist. {form, select, je {Wil je} other {Wilt u}} nog iets hebben? Neem dan meteen contact op met {organisation}.}}',
    'notice.other-access-ends': 'De toegang van {person} tot {client} eindigt binnenkort',
    'notice.other-access-ends.text': '{person} kan de informatie bekijken tot en met {day}.',
  },
  en: {
    'notice.rights-changed': 'What you can see of {client} has changed',
    'notice.access-ended': 'Your access to {client} has ended',
    'notice.access-ended.text': 'You can no longer see the information of {client}.',
    'notice.access-blocked': 'Your access to {client} is closed for now',
    'notice.access-blocked.text':
      '{mode, select, simple {Do you have a question? Ask {organisation}.} other {Do you have questions about this? Please contact {organisation}.}}',
    'notice.access-unblocked': 'Your access to {client} is open again',
    'notice.access-ends': 'Your access to {client} ends soon',
    'notice.access-ends.text': 'You can see the information up to and including {day}.',
    'notice.admin-given': 'You are now the portal administrator of {client}',
    'notice.admin-given.text':
      '{mode, select, simple {You decide who may look here.} other {You decide who may look along, and what each person may see.}}',
    'notice.admin-taken': 'You are no longer the portal administrator of {client}',
    'notice.invitation-accepted': '{person} now looks along in the portal of {client}',
    'notice.invitation-declined': '{person} does not want to look along in the portal of {client}',
    'notice.download-ready': 'The download of {client} is ready',
    'notice.download-ready.text': 'You can save it once. After that it is thrown away.',
    'notice.message-stuck': 'Your message about {client} could not be delivered',
    'notice.message-stuck.text':
      '{mode, select, simple {The message did not arrive. Please call {organisation}.} other {The message did not arrive in the care record. Please call {organisation} if it matters.}}',
    'notice.care-ended': 'The care for {client} has ended',
    'notice.care-ended.text':
      '{mode, select, simple {You can still look here up to and including {day}. After that the portal is empty.} other {You can see the portal up to and including {day}. After that everything in the portal is erased. The record stays with {organisation}.}}',
    'notice.care-ended-keep.text':
      '{mode, select, simple {You can still look here up to and including {day}. After that the portal is empty. Do you want to keep something? Download it in time.} other {You can see the portal up to and including {day}. After that everything in the portal is erased, also what you and others wrote. Do you want to keep something? Download it in time.}}',
    'notice.portal-closed.text':
      '{mode, select, simple {The portal is empty. Do you still need something? Ask {organisation} now.} other {The portal was open up to and including {day}. Everything in the portal is erased. Do you still need something? Please contact {organisation} straight away.}}',
    'notice.other-access-ends': 'The access of {person} to {client} ends soon',
    'notice.other-access-ends.text': '{person} can see the information up to and including {day}.',
  },
} as const satisfies Messages
