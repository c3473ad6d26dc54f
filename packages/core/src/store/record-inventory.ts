import { type Inventory, WITH_COPY } from './table-inventory.ts'

/** What the tables with the copy of the care record keep of people. */
export const recordInventory = {
  client: {
    whose: ['client'],
    keeps: 'Who the client is, as the leading source says: the heading of every page, and by which number sources recognise one client.',
    until:
      'as long as the copy; then only the identifier of the source and the day on which care ended, so that the access log can be asked',
    exported: 'in the download of the dossier',
    erased: 'name, number, location, birth and death are emptied with the copy',
    columns: {
      personal: 'number name location born_on care_ended_on deceased_on',
      points: 'id source source_id',
      rest: 'erased_at end_told_of end_told_at created_at updated_at',
    },
  },
  client_photo: {
    ...WITH_COPY,
    whose: ['client'],
    keeps: 'The picture of the client, made anew without place and camera, so that a reader sees whose page it is.',
    exported: 'no; the source has it',
    columns: { personal: 'bytes', points: 'client_id', sealed: 'digest source_digest', rest: 'mime' },
  },
  record: {
    ...WITH_COPY,
    whose: ['client', 'staff'],
    keeps:
      'The copy of the care record, one row for each item: data on health (AVG 9). Names of staff are replaced by their roles before they are stored, where the organisation does not show them. News of the organisation belongs to no client.',
    exported: 'in the download of the dossier, through the parts that read it',
    columns: {
      personal: 'data words topic label at recorded_at discussed_at',
      points: 'id client_id whose source source_id',
      sealed: 'digest',
      rest: 'type waiting visible_from removed_at hidden_at first_seen_at changed_at',
    },
  },
  record_file: {
    ...WITH_COPY,
    whose: ['client', 'staff'],
    keeps: 'The bytes of documents of the record, as the source gave them: names of staff in them are not replaced.',
    exported: 'in the download of the dossier',
    columns: { personal: 'bytes', points: 'id record_id client_id', sealed: 'digest', rest: 'mime size' },
  },
  record_finding: {
    ...WITH_COPY,
    whose: ['client'],
    keeps:
      'That a record of a client lacks something that a plugin watches for, by the names of fields and never a value; for staff who complete it.',
    exported: 'no; it follows from the record',
    columns: { personal: 'kind fields', points: 'id record_id client_id', rest: 'plugin first_seen_at' },
  },
  client_reading: {
    ...WITH_COPY,
    whose: ['client'],
    keeps:
      'What the last reading of a client said, so that who is unchanged is not read again: places in files, and why an item was left out.',
    exported: 'no',
    columns: { personal: 'number rejections', points: 'source source_id client_id', sealed: 'digest', rest: 'records replaced_names' },
  },
  staff_name: {
    whose: ['staff'],
    keeps: 'Names and roles of staff as a source knows them, so that names in prose can be replaced. No reader sees the list.',
    until: 'for good: reports that stand may name them, also of who left',
    exported: 'no',
    erased: 'not by the portal',
    columns: { personal: 'name role', points: 'source' },
  },
  sync_run: {
    whose: ['client'],
    keeps:
      'The report of a run of a source: counts, and of what was left out the file, the line and the reason, sometimes a client number.',
    until: '400 days',
    exported: 'no',
    erased: 'numbers and identifiers of a client are taken out with the copy',
    columns: { personal: 'report', points: 'id source', rest: 'started_at finished_at outcome' },
  },
} satisfies Inventory
