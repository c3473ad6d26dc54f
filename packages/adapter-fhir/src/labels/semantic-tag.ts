// SNOMED CT writes the kind of a concept behind its name; on a page it says nothing. English and Dutch, as both are used.
const TAG =
  /\s*\((?:procedure|finding|disorder|observable entity|assessment scale|record artifact|physical object|body structure|morphologic abnormality|regime\/therapy|situation|qualifier value|substance|event|person|verrichting|bevinding|aandoening|waarneembare entiteit|meetinstrument|registratieartefact|fysiek object|lichaamsstructuur|regime\/therapie|situatie|kwalificatiewaarde|substantie|gebeurtenis|persoon)\)$/i

/** A display of SNOMED CT without the kind of the concept behind it: "Dressing of wound (procedure)" is "Dressing of wound". */
export function withoutSemanticTag(display: string | undefined): string | undefined {
  return display?.replace(TAG, '')
}
