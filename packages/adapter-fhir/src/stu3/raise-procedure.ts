import { findExtensions, type Extension } from '../fields/extension.ts'
import { toList } from '../fields/list.ts'
import { RESTRICTION_CATEGORY, SYSTEMS } from '../labels/code-systems.ts'
import { isJsonObject, type JsonObject } from '../read/fhir-resource.ts'

const FREEDOM_RESTRICTING = 'ext-FreedomRestrictingIntervention'

// zib2017 FreedomRestrictingMeasures has a category of its own; eOverdracht's FreedomRestrictingIntervention has that of R4.
const OLD_CATEGORY = '225214000'

/**
 * A STU3 Procedure in the form of R4. A restriction of freedom has two older shapes, zib2017 FreedomRestrictingMeasures
 * (`LegallyCapableIndicator`, `Permission`) and eOverdracht FreedomRestrictingIntervention (`Assent`): both are raised to the third.
 */
export function raiseProcedure(json: JsonObject): JsonObject {
  return {
    ...json,
    status: json.notDone === true ? 'not-done' : json.status,
    category: toList(json.category).map((category) => toNewCategory(category)),
    extension: [...toList(json.extension), ...toLegallyCapable(json), ...toAssent(json)],
  }
}

function toNewCategory(category: unknown): unknown {
  if (!isJsonObject(category)) return category
  const coding = toList(category.coding).map((code) =>
    isJsonObject(code) && code.system === SYSTEMS.snomed && code.code === OLD_CATEGORY ? { ...code, code: RESTRICTION_CATEGORY } : code,
  )
  return { ...category, coding }
}

function toLegallyCapable(json: JsonObject): readonly unknown[] {
  return findExtensions(json, '-LegallyCapable').map((extension) => ({
    url: `${FREEDOM_RESTRICTING}.LegallyCapable`,
    extension: [
      ...findParts(extension, /capable(indicator)?$/i).map((part) => ({ ...part, url: 'legallyCapable' })),
      ...findParts(extension, /comment$/i).map((part) => ({ ...part, url: 'legallyCapableComment' })),
    ],
  }))
}

function findParts(extension: Extension, ending: RegExp): readonly Extension[] {
  return findExtensions(extension, '').filter(({ url }) => ending.test(url))
}

function toAssent(json: JsonObject): readonly unknown[] {
  const given = [...findExtensions(json, '-Permission'), ...findExtensions(json, '-Assent')]
  return given.map((extension) => ({ ...extension, url: `${FREEDOM_RESTRICTING}.Assent` }))
}
