import type { Messages } from '../../define/messages.ts'

/** What is said of a file that can't be taken, and beside the field in which files are chosen. */
export const uploadWords: Messages = {
  nl: {
    'error.tooLarge': 'Dit is te groot om te versturen',
    'error.tooLarge.text': 'Ga terug en maak het kleiner: kies minder bestanden, of kleinere, of schrijf een kortere tekst.',
    'upload.not-accepted':
      '{accepts, select, photo {“{name}” is geen foto. Kies een foto (JPG, PNG, HEIC of WebP).} pdf {“{name}” is geen PDF. Kies een PDF.} csv {“{name}” is geen tabel. Kies een bestand dat als CSV is bewaard.} pdf_photo {“{name}” is geen foto en geen PDF. Kies een foto (JPG, PNG, HEIC of WebP) of een PDF.} other {“{name}” kan hier niet. Kies een ander soort bestand.}}',
    'upload.too-large': '“{name}” is te groot: meer dan {size} MB. Kies een kleiner bestand.',
    'upload.too-many-pixels': '“{name}” heeft te veel beeldpunten: meer dan {most} miljoen. Maak de foto kleiner of kies een andere.',
    'upload.empty': '“{name}” is leeg. Kies een ander bestand.',
    'upload.damaged': '“{name}” kan niet worden gelezen. Het bestand is beschadigd of niet compleet. Kies een ander bestand.',
    'upload.hint':
      '{accepts, select, photo {{most, plural, one {Een foto} other {Hooguit # foto’s}} (JPG, PNG, HEIC of WebP), hooguit {size} MB per foto.} pdf {{most, plural, one {Een PDF} other {Hooguit # PDF’s}}, hooguit {size} MB per bestand.} csv {Een tabel die als CSV is bewaard, hooguit {size} MB.} pdf_photo {{most, plural, one {Een foto of een PDF} other {Hooguit # foto’s of PDF’s}}, hooguit {size} MB per bestand.} other {Hooguit {size} MB per bestand.}}',
    'upload.too-large-here': 'Te groot: meer dan {size} MB. Kies een kleiner bestand.',
    'upload.too-many':
      '{most, plural, one {Kies één bestand.} other {Kies hooguit # bestanden.}} {form, select, je {Je hebt er meer gekozen.} other {U hebt er meer gekozen.}}',
  },
  en: {
    'error.tooLarge': 'This is too large to send',
    'error.tooLarge.text': 'Go back and make it smaller: choose fewer files, or smaller ones, or write a shorter text.',
    'upload.not-accepted':
      '{accepts, select, photo {“{name}” is not a photo. Choose a photo (JPG, PNG, HEIC or WebP).} pdf {“{name}” is not a PDF. Choose a PDF.} csv {“{name}” is not a table. Choose a file that was saved as CSV.} pdf_photo {“{name}” is not a photo and not a PDF. Choose a photo (JPG, PNG, HEIC or WebP) or a PDF.} other {“{name}” is not possible here. Choose another kind of file.}}',
    'upload.too-large': '“{name}” is too large: more than {size} MB. Choose a smaller file.',
    'upload.too-many-pixels': '“{name}” has too many pixels: more than {most} million. Make the photo smaller or choose another one.',
    'upload.empty': '“{name}” is empty. Choose another file.',
    'upload.damaged': '“{name}” can not be read. The file is damaged or not complete. Choose another file.',
    'upload.hint':
      '{accepts, select, photo {{most, plural, one {A photo} other {At most # photos}} (JPG, PNG, HEIC or WebP), at most {size} MB each.} pdf {{most, plural, one {A PDF} other {At most # PDFs}}, at most {size} MB each.} csv {A table that was saved as CSV, at most {size} MB.} pdf_photo {{most, plural, one {A photo or a PDF} other {At most # photos or PDFs}}, at most {size} MB each.} other {At most {size} MB each.}}',
    'upload.too-large-here': 'Too large: more than {size} MB. Choose a smaller file.',
    'upload.too-many': '{most, plural, one {Choose one file.} other {Choose at most # files.}} You chose more.',
  },
}
