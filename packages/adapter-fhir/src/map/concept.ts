import type { CodeableConcept, Coding, Quantity } from '../fields/datatypes.ts'
import { toCanonicalCode, toCanonicalSystem } from '../labels/code-systems.ts'
import { findDutchLabel } from '../labels/dutch-label.ts'
import { withoutSemanticTag } from '../labels/semantic-tag.ts'

/** A code for the record: one spelling of system and code, our own Dutch word first and the source's display else. */
export function toCoding(coding: Coding, text?: string): Coding {
  const system = toCanonicalSystem(coding.system)
  const display = findDutchLabel(system, coding.code) ?? text ?? withoutSemanticTag(coding.display)
  return { system, code: toCanonicalCode(system, coding.code), display }
}

/** The code of a concept by which we know it, else its first; a concept in words alone becomes a display. */
export function toConcept(concept: CodeableConcept | undefined): Coding | undefined {
  if (concept === undefined) return undefined
  const known = concept.coding.find((coding) => findDutchLabel(coding.system, coding.code) !== undefined) ?? concept.coding[0]
  if (known) return toCoding(known, known.display === undefined ? concept.text : undefined)
  return concept.text === undefined ? undefined : { display: concept.text }
}

/** A concept in words: ours, else the source's own sentence, else the display, else the bare code. */
export function toWords(concept: CodeableConcept | undefined): string | undefined {
  if (concept === undefined) return undefined
  const own = concept.coding.map((coding) => findDutchLabel(coding.system, coding.code)).find((label) => label !== undefined)
  const display = concept.coding.find((coding) => coding.display !== undefined)?.display
  return own ?? concept.text ?? withoutSemanticTag(display) ?? concept.coding.find((coding) => coding.code !== undefined)?.code
}

/** A quantity in words, with its comparator and unit as written: `< 5 mmol/l`. A UCUM annotation (`{score}`) and `1` are no unit. */
export function toQuantityWords(quantity: Quantity | undefined): string | undefined {
  if (quantity?.value === undefined) return undefined
  const number = String(quantity.value).replace('.', ',')
  const unit = (quantity.unit ?? quantity.code ?? '').replace(/\{[^}]*\}/g, '').replace(/^1$/, '')
  return [quantity.comparator, number, unit].filter((part) => part !== undefined && part !== '').join(' ')
}
