import { ConvertToJs } from 'fhir/convertToJs.js'
import { ParseConformance } from 'fhir/parseConformance.js'
import { isJsonObject, type FhirVersion } from './fhir-resource.ts'
import { withStu3Definitions } from './stu3-definitions.ts'

const converters = new Map<FhirVersion, ConvertToJs>()

/** One resource from XML to the JSON form of its FHIR version. Throws when it is not a resource the converter knows. */
export function convertXml(xml: string, version: FhirVersion): unknown {
  const converter = converters.get(version) ?? createConverter(version)
  converters.set(version, converter)
  return toNumbers(converter.convert(xml))
}

// The definitions are three megabytes: they are read at the first XML file of a version.
function createConverter(version: FhirVersion): ConvertToJs {
  const parser = new ParseConformance(true)
  parser.parsedStructureDefinitions = withStu3Definitions(parser.parsedStructureDefinitions, version)
  return new ConvertToJs(parser)
}

const DECIMAL = /^-?\d+(\.\d+)?$/
const REPEAT_DECIMALS: ReadonlySet<string> = new Set(['period', 'periodMax', 'duration', 'durationMax'])

// The converter leaves decimals as text; in JSON they are numbers. A quantity is known by its unit, a timing by its key.
function toNumbers(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => toNumbers(item))
  if (!isJsonObject(value)) return value
  const quantity = ['unit', 'code', 'comparator'].some((key) => key in value)
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const decimal = (key === 'value' && quantity) || REPEAT_DECIMALS.has(key)
      return [key, decimal && typeof item === 'string' && DECIMAL.test(item) ? Number(item) : toNumbers(item)]
    }),
  )
}
