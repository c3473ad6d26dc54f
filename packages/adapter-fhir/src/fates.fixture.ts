type Fates = Readonly<Record<string, number>>

const USED = 'used through the items that refer to it'
const hidden = (words: string): string => `not shown in a portal: ${words}`

const BACKGROUND = hidden('Background and habits (home, family, education, beliefs, alcohol, tobacco, drugs)')
const COPING = hidden('How the client and the family cope with the illness')
const PROBLEM = hidden('Problem, diagnosis or wound (what a plan or a goal says of it is shown there)')
const RESULT = hidden('Report of a test or an examination (what was measured is shown)')

/**
 * What becomes of the 271 examples of zib2020. Reviewed against the zib that each is an example of: what a family looks for in
 * a portal is shown. Self-care, mobility, the senses, continence, pain, scores, wound sizes and laboratory values are among
 * the measurements, because a family asks how somebody is doing; the diagnosis behind them, medication, devices and tests
 * belong to treatment, and background, coping and pregnancy were noted about people and not measured.
 */
export const R4_FATES: Fates = {
  'shown as personal': 8, // Patient, NameInformation
  'shown as contact': 5, // ContactPerson
  'shown as coverage': 2, // Payer
  'shown as careTeam': 1, // CareTeam
  'shown as carePeriod': 5, // Encounter, EpisodeOfCare
  'shown as carePlan': 2, // HelpFromOthers
  'shown as goal': 3, // TreatmentObjective
  'shown as measurement': 86, // measurements, scores, self-care, mobility, senses: what has a value, or a group with a remark
  'shown as report': 1, // SOAPReport
  'shown as legalSituation': 3, // LegalSituation
  'shown as advanceDirective': 2, // AdvanceDirective
  'shown as treatmentAgreement': 2, // TreatmentDirective2
  'shown as alert': 2, // Alert
  'shown as involuntaryCareMeasure': 1, // FreedomRestrictingIntervention
  'shown as a part of its report': 4, // SOAPReport.SOAPLine
  'shown by its parts: a group of observations': 5, // BowelFunction, LaboratoryTestResult, wounds
  [USED]: 29, // HealthProfessional, HealthcareProvider, Payer-Organization
  [BACKGROUND]: 17, // AlcoholUse, DrugUse, TobaccoUse, Education, LifeStance, LivingSituation, ParticipationInSociety
  [COPING]: 4, // IllnessPerception
  [hidden('Pregnancy')]: 6, // Pregnancy
  [PROBLEM]: 23, // Problem, Burnwound, PressureUlcer, SkinDisorder, Stoma, Wound
  [RESULT]: 1, // TextResult
  [hidden('Advice on food and drink')]: 2, // NutritionAdvice
  [hidden('Allergy or intolerance')]: 2, // AllergyIntolerance
  [hidden('Contra-indication for medication')]: 1, // MedicationContraIndication
  [hidden('Material for a laboratory test')]: 4, // LaboratoryTestResult.Specimen
  [hidden('Medical device')]: 14, // MedicalDevice.Product
  [hidden('Use of a medical device')]: 13, // MedicalDevice
  [hidden('Medicine')]: 3, // PharmaceuticalProduct
  [hidden('Photograph or medical image')]: 1, // TextResult.VisualResult
  [hidden('Treatment or operation')]: 2, // Procedure
  [hidden('Vaccination')]: 2, // Vaccination
  [hidden('Vaccination that is due')]: 1, // Vaccination
  [hidden('Location that nothing refers to')]: 6, // HealthcareProvider of devices and procedures
  [hidden('Organisation that nothing refers to')]: 5, // HealthcareProvider of devices and procedures
  [hidden('Role without a member of staff')]: 2, // HealthProfessional by specialty alone
  'not shown: this Procedure belongs to another client': 1, // Procedure of a Patient who is not among the examples
}

/** What becomes of the 208 examples of zib2017, reviewed in the same way. */
export const STU3_FATES: Fates = {
  'shown as personal': 2, // nl-core-patient
  'shown as contact and personal': 5, // nl-core-patient with contacts inside
  'shown as contact and legalSituation and personal': 1, // nl-core-patient with zib LegalStatus inside
  'shown as contact': 8, // nl-core-relatedperson
  'shown as coverage': 2, // Payer
  'shown as careTeam': 1, // nl-core-careteam
  'shown as carePeriod': 8, // Encounter, nl-core-episodeofcare
  'shown as carePlan': 5, // nl-core-careplan as text, HelpFromOthers, NursingIntervention
  'shown as carePlan and evaluation': 1, // nl-core-careplan with outcomes inside
  'shown as evaluation': 2, // OutcomeOfCare
  'shown as goal': 2, // TreatmentObjective
  'shown as measurement': 43, // measurements, scores, self-care, mobility, senses
  'shown as report': 1, // gp-EncounterReport
  'shown as advanceDirective': 3, // AdvanceDirective
  'shown as treatmentAgreement': 2, // TreatmentDirective
  'shown as alert': 1, // Alert
  'shown as involuntaryCareMeasure': 2, // FreedomRestrictingMeasures
  'shown as a part of its report': 1, // gp-JournalEntry
  'shown by its parts: a group of observations': 1, // GeneralMeasurement
  [USED]: 19, // nl-core-practitioner, -practitionerrole, -organization, and the files of pdfa
  [BACKGROUND]: 7, // AlcoholUse, DrugUse, TobaccoUse, FamilySituation, LivingSituation, ParticipationInSociety
  [COPING]: 1, // IllnessPerception
  [hidden('Pregnancy')]: 6, // Pregnancy
  [PROBLEM]: 19, // Problem, BurnWound, PressureUlcer, SkinDisorder, Wound, and Stoma, an Observation here
  [RESULT]: 2, // TextResult, LaboratoryTestResult
  [hidden('Line of a report without its report')]: 2, // gp-JournalEntry
  'shown as document': 2, // pdfa, each with the file of its Binary
  [hidden('List of documents')]: 1, // pdfa
  [hidden('Advice on food and drink')]: 1, // NutritionAdvice
  [hidden('Allergy or intolerance')]: 1, // AllergyIntolerance
  [hidden('Material for a laboratory test')]: 3, // LaboratoryTestResult-Specimen, -Substance
  [hidden('Medical device')]: 13, // MedicalDeviceProduct
  [hidden('Use of a medical device')]: 13, // MedicalDevice, FeedingTubeSystem, Infusion
  [hidden('Request for a medical device')]: 1, // MedicalDeviceRequest
  [hidden('Medication administration')]: 4, // MedicationAdministration, Infusion
  [hidden('Medication dispensed by a pharmacy')]: 2, // AdministrationAgreement, Dispense
  [hidden('Medication prescribed')]: 3, // MedicationAgreement, DispenseRequest
  [hidden('Medication use')]: 1, // MedicationUse
  [hidden('Medicine')]: 4, // Product
  [hidden('Request for a treatment or an examination')]: 2, // ProcedureRequest
  [hidden('Treatment or operation')]: 2, // Procedure
  [hidden('Vaccination')]: 1, // Vaccination
  [hidden('Vaccination that is due')]: 1, // VaccinationRecommendation
  [hidden('Person by whom records are linked')]: 1, // nl-core-person
  [hidden('Service that an organisation offers')]: 1, // nl-core-healthcareservice
  [hidden('Location that nothing refers to')]: 2, // nl-core-location
  [hidden('Organisation that nothing refers to')]: 1, // gpdata
  [hidden('Role without a member of staff')]: 1, // nl-core-practitionerrole
}
