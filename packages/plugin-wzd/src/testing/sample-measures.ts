import { InvoluntaryCareApplication, InvoluntaryCareMeasure, LegalSituation } from '@voordeur/core/care'

/** Data of a measure as a test writes it. */
export type GivenMeasure = Partial<InvoluntaryCareMeasure> & { readonly label: string }

/** Data of a measure about which a record says everything: a sensor in the night that the client resists, in its second step. */
export function toFullMeasure(word: string): GivenMeasure {
  return {
    sourceId: 'sensor',
    code: { system: 'http://snomed.info/sct', code: '121451000146100', display: word },
    label: `Sensor in de nacht ${word}`,
    category: 'd',
    status: 'active',
    period: { start: '2026-05-20' },
    reasons: [`Dwalen ${word}`],
    seriousHarm: `Mevrouw is ’s nachts gevallen (ernstig nadeel) ${word}`,
    alternatives: [`Een lager bed ${word}`, 'Een nachtlampje'],
    problems: [`Dementie ${word}`],
    legalSituations: [`Mentorschap ${word}`],
    capacity: {
      capable: false,
      aboutThis: true,
      subject: `Toezicht ${word}`,
      decidedAt: '2026-05-18',
      comment: `Besproken met de arts ${word}`,
    },
    positions: [
      { by: 'client', says: 'resists', at: '2026-05-20', comment: `Zij trekt de sensor eraf ${word}` },
      { by: 'representative', says: 'agrees', at: '2026-05-19' },
    ],
    appliers: [`Verzorgenden van de nacht ${word}`],
    frequency: `Elke nacht ${word}`,
    duration: `Van 22 tot 7 uur ${word}`,
    phaseOutPlan: `Elke maand een nacht zonder ${word}`,
    careRequirements: `Elke ronde kijken ${word}`,
    agreementNeeded: `Als het langer dan de nacht duurt ${word}`,
    informing: `Na elke nacht met een melding ${word}`,
    continuity: `De nachtdienst neemt het over ${word}`,
    steps: [
      {
        article: 'art10',
        startedOn: '2026-05-20',
        endsOn: '2026-08-20',
        assessment: { at: '2026-05-19', outcome: 'suitable', by: { name: 'W. Keurder', role: 'Wzd-functionaris' } },
      },
      {
        article: 'art10-10',
        startedOn: '2026-09-10',
        endsOn: '2026-12-31',
        assessment: { at: '2026-09-09', outcome: 'suitable', comment: `Past bij het doel ${word}` },
      },
    ],
    evaluatedOn: ['2026-06-15'],
    nextEvaluationOn: '2026-11-30',
    responsible: { name: 'Fatma Öz', role: 'verpleegkundig specialist' },
    performer: { name: 'Piet Nacht', role: 'verzorgende' },
    notes: [`Graag zacht geluid ${word}`],
  }
}

/** One measure of each class that the law knows, and one that ended. */
export function toMeasures(word: string): readonly GivenMeasure[] {
  return [
    toFullMeasure(word),
    {
      sourceId: 'deur',
      label: `Deur op slot ${word}`,
      category: 'c',
      status: 'active',
      period: { start: '2026-07-20' },
      seriousHarm: `Zij loopt de straat op ${word}`,
      capacity: { capable: false, aboutThis: true },
      positions: [
        { by: 'client', says: 'does-not-resist' },
        { by: 'representative', says: 'agrees', at: '2026-07-20' },
      ],
      steps: [{ article: 'art10', startedOn: '2026-07-20', endsOn: '2026-10-15' }],
    },
    {
      sourceId: 'nood',
      label: `Vasthouden ${word}`,
      category: 'b',
      status: 'active',
      period: { start: '2026-11-19' },
      positions: [{ by: 'client', says: 'resists', at: '2026-11-19' }],
      emergency: {
        decidedAt: '2026-11-19T21:15:00+01:00',
        writtenAt: '2026-11-20T09:00:00+01:00',
        endsOn: '2026-12-01',
        decidedBy: { name: 'Piet Nacht', role: 'verzorgende' },
        reason: `Zij sloeg een medebewoner ${word}`,
        representativeToldAt: '2026-11-19T22:00:00+01:00',
      },
    },
    {
      sourceId: 'bezoek',
      label: `Bezoek tot acht uur ${word}`,
      category: 'i',
      status: 'active',
      period: { start: '2026-11-05' },
      capacity: { capable: true, aboutThis: true },
      positions: [{ by: 'client', says: 'agrees', at: '2026-11-05' }],
    },
    {
      sourceId: 'camera',
      label: `Camera op de gang ${word}`,
      category: 'd',
      status: 'active',
      period: { start: '2026-08-01' },
      positions: [{ by: 'representative', says: 'agrees', at: '2026-08-01' }],
      steps: [{ article: 'art10', startedOn: '2026-08-01', endsOn: '2026-10-31', assessment: { at: '2026-07-30', outcome: 'suitable' } }],
    },
    {
      sourceId: 'bedhek',
      label: `Bedhekken ${word}`,
      category: 'b',
      status: 'ended',
      period: { start: '2026-02-01', end: '2026-04-15' },
      positions: [{ by: 'client', says: 'resists', at: '2026-02-01' }],
      steps: [{ article: 'art10', startedOn: '2026-02-01', endsOn: '2026-05-01' }],
    },
  ]
}

const TIMES = 12

/** The record of one client: measures, the times that the sensor was applied, and legal titles. */
export function toSampleRecords(word: string) {
  return [
    ...toMeasures(word).map((data) => ({ type: InvoluntaryCareMeasure, data: { code: {}, ...data } })),
    ...Array.from({ length: TIMES }, (_, index) => ({
      type: InvoluntaryCareApplication,
      data: {
        measure: 'sensor',
        startedAt: `2026-11-${String(index + 1).padStart(2, '0')}T02:30:00+01:00`,
        minutes: 5 + index,
        reason: `Keer ${index + 1} ${word}`,
      },
    })),
    {
      type: InvoluntaryCareApplication,
      data: {
        measure: 'deur',
        startedAt: '2026-11-13T18:00:00+01:00',
        endedAt: '2026-11-13T20:15:00+01:00',
        reason: `Zij stond bij de deur ${word}`,
        toldAt: '2026-11-14',
      },
    },
    {
      type: LegalSituation,
      data: { kind: 'status', code: { code: 'RM' }, label: word, period: { start: '2026-06-01', end: '2027-05-31' }, notes: [word] },
    },
    {
      type: LegalSituation,
      data: { kind: 'status', code: { code: 'IBS' }, label: word, period: { start: '2026-05-20', end: '2026-05-31' } },
    },
    {
      type: LegalSituation,
      data: { kind: 'representation', code: { code: '8' }, label: 'Mentorschap', period: { start: '2026-02-01' } },
    },
  ]
}
