/** Every code a problem can have; `docs/problems/` has a page for each. */
export const PROBLEM_CODES = [
  'NOT_A_PORTAL',
  'CONFIG_NOT_FOUND',
  'CONFIG_UNLOADABLE',
  'CONFIG_INVALID',
  'DEFINITION_INVALID',
  'TWO_CORES',
  'API_VERSION',
  'PLUGIN_ID_INVALID',
  'PART_ID_INVALID',
  'RIGHT_ID_INVALID',
  'DUPLICATE_PLUGIN',
  'DUPLICATE_PART',
  'DUPLICATE_PANEL',
  'DUPLICATE_SOURCE',
  'DUPLICATE_RECORD_TYPE',
  'PART_UNKNOWN',
  'PART_PLACED_TWICE',
  'PANEL_EMPTY',
  'PANEL_HIDDEN',
  'SUMMARY_UNKNOWN',
  'RIGHT_UNKNOWN',
  'REQUESTS_UNANSWERED',
  'RIGHT_EXPLICIT_IN_SET',
  'SET_UNKNOWN',
  'ACCESS_UNDECLARED',
  'ACCESS_AMBIGUOUS',
  'ACTION_RIGHT_UNKNOWN',
  'SCOPE_MISMATCH',
  'DESK_PART_MISMATCH',
  'DESK_RIGHT_MISMATCH',
  'NOTICE_PART_UNKNOWN',
  'WATCH_UNREAD',
  'WATCH_NAME_INVALID',
  'FINDINGS_UNWATCHED',
  'ASSURANCE_UNREACHABLE',
  'ICON_UNKNOWN',
  'MESSAGE_MISSING',
  'MESSAGE_INVALID',
  'OVERRIDE_UNKNOWN',
  'WORD_INVALID',
  'TYPE_UNPROVIDED',
  'APPLIES_UNREAD',
  'SEARCH_UNREAD',
  'SEARCH_INVALID',
  'FILES_UNREAD',
  'FILES_SCOPE',
  'SLOT_UNKNOWN',
  'SLOT_DECLARED_TWICE',
  'SLOT_SCOPE',
  'FEED_SCOPE',
  'MEDIA_SCOPE',
  'TYPE_POLICY_UNKNOWN',
  'DISCUSSED_UNKNOWN',
  'RECORD_PATH_INVALID',
  'NO_LEADING_SOURCE',
  'TWO_LEADING_SOURCES',
  'OPTION_INVALID',
  'THEME_UNREADABLE',
  'THEME_INVALID',
  'THEME_CONTRAST',
  'LOGO_UNREADABLE',
  'LOGO_UNSAFE',
  'STATEMENT_UNREADABLE',
  'STATEMENT_INVALID',
  'URL_INVALID',
  'DURATION_INVALID',
  'TABLES_ROWS_UNDECLARED',
  'TABLES_DESK_OWNER',
  'PERSONAL_DATA_UNDECLARED',
  'RISK_UNACCEPTED',
  'RISK_UNKNOWN',
] as const

/** A stable name for one kind of mistake. */
export type ProblemCode = (typeof PROBLEM_CODES)[number]

/** One mistake in a configuration: where it is, what is wrong, and how to mend it. */
export interface Problem {
  readonly code: ProblemCode
  /** In the writer's own words: `panels[0].parts[1] (panel "dossier")`, or `prikbord.board, action "pin"`. */
  readonly place: string
  readonly cause: string
  readonly fix: string
  /** The nearest thing that does exist. */
  readonly hint?: string
}

/** A problem as it is printed: code and place on one line, then cause, fix and hint. */
export function toProblemText(problem: Problem): string {
  const lines = [`${problem.code}   ${problem.place}`, `  ${problem.cause}`, `  Fix: ${problem.fix}`]
  return (problem.hint === undefined ? lines : [...lines, `  ${problem.hint}`]).join('\n')
}
