import type { Messages } from '../../define/messages.ts'

/** What is said of a file that can't be taken, and beside the field in which files are chosen. */
export const uploadWords: Messages = {
  nl: {
    'upload.not-accepted':
      '{accepts, select, photo {“{name}” is geen foto. Kies een foto (JPG, PNG, HEIC of WebP).} pdf {“{name}” is geen PDF. Kies een PDF.} csv {“{name}” is geen tabel. Kies een bestand dat als CSV is bewaard.} pdf_photo {“{name}” is geen foto en geen PDF. Kies een foto (JPG, PNG, HEIC of WebP) of een PDF.} other {“{name}” kan hier niet. Kies een ander soort bestand.}}',
    'upload.too-large': '“{name}” is te groot: meer dan {size} MB. Kies een kleiner bestand.',
    'upload.too-many-pixels': '“{name}” heeft te veel beeldpunten: meer dan {most} miljoen. Maak de foto kleiner of kies een andere.',
    'upload.empty': '“{name}” is leeg. Kies een ander bestand.',
    'upload.damaged': '“{name}” kan niet worden gelezen. Het bestand is beschadigd of niet compleet. Kies een ander bestand.',
    'upload.too-many':
      '{most, plural, one {Kies één bestand.} other {Kies hooguit # bestanden.}} {form, select, je {Je hebt er meer gekozen.} other {U hebt er meer gekozen.}}',
  },
  en: {
    'upload.not-accepted':
      '{accepts, select, photo {“{name}” is not a photo. Choose a photo (JPG, PNG, HEIC or WebP).} pdf {“{name}” is not a PDF. Choose a PDF.} csv {“{name}” is not a table. Choose a file that was saved as CSV.} pdf_photo {“{name}” is not a photo and not a PDF. Choose a photo (JPG, PNG, HEIC or WebP) or a PDF.} other {“{name}” is not possible here. Choose another kind of file.}}',
    'upload.too-large': '“{name}” is too large: more than {size} MB. Choose a smaller file.',
    'upload.too-many-pixels': '“{name}” has too many pixels: more than {most} million. Make the photo smaller or choose another one.',
    'upload.empty': '“{name}” is empty. Choose another file.',
    'upload.damaged': '“{name}” can not be read. The file is damaged or not complete. Choose another file.',
    'upload.too-many': '{most, plural, one {Choose one file.} other {Choose at most # files.}} You chose more.',
  },
}
