export { definePortal } from './define/portal.ts'
export type {
  AccessPolicy,
  AuditPolicy,
  Language,
  Panel,
  PermissionSet,
  PortalConfig,
  PortalDefinition,
  SyncBrake,
} from './define/portal.ts'
export type { Organisation } from './define/organisation.ts'
export { definePlugin } from './define/plugin.ts'
export type { Plugin, PluginTables, RowOwner } from './define/plugin.ts'
export { definePart } from './define/part.ts'
export type { ActionProblems, ActionResult, Part, ViewTools } from './define/part.ts'
export type { Attempt, FieldProblem } from './define/attempt.ts'
export { defineDeskPart, type DeskContext } from './define/desk-part.ts'
export { DESK_PORTS, type DeskPortName, type DeskPorts } from './define/desk-ports.ts'
export { defineFeed } from './define/part-feed.ts'
export type { FeedTools } from './define/part-feed.ts'
export type { MediaFile } from './define/part-media.ts'
export { fillSlot, underTeamMember, type TeamMemberPlace } from './define/slot.ts'
export type { OutgoingMessage } from './define/outgoing-message.ts'
export type { Upload } from './define/upload.ts'
export type { PartSearch } from './define/part-search.ts'
export { NotThere } from './define/not-there.ts'
export type { NoticeDeclaration, PostedNotice } from './define/notice.ts'
export { defineWatch } from './define/watch.ts'
export type { DueNotice, RecordFinding, RecordWatch, Watched, WatchedRecord } from './define/watch.ts'
export type {
  ActionContext,
  FieldTally,
  HitPage,
  PartContext,
  PersonNearby,
  SentState,
  RecordFile,
  RecordFilter,
  RecordHit,
  RecordPage,
  RecordReader,
  TallyOptions,
  RecordSearch,
  TextPiece,
  VisibleRecord,
} from './define/part-context.ts'
export { readPeriod, type AskedPeriod, type Period, type PeriodErrors } from './define/asked-period.ts'
export { toAmsterdamDay } from './define/amsterdam.ts'
export { isOwnSide } from './define/own-side.ts'
export type { AccessSide } from './define/own-side.ts'
export { publicAccess } from './define/public-access.ts'
export type { RightDeclaration } from './define/right.ts'
export { EmailAddress } from './define/email-address.ts'
export { toLocalPath, type PortalPlace } from './define/local-path.ts'
export { defineRecord } from './define/record.ts'
export type { RecordType } from './define/record.ts'
export type { RecordPolicy } from './define/record-policy.ts'
export { defineSource } from './define/source.ts'
export type {
  ClientToRead,
  PullContext,
  Rejection,
  Source,
  SourceClient,
  SourceFile,
  SourcePhoto,
  SourcePlace,
  SourceRecord,
  StaffMember,
  SyncStep,
  WrittenSource,
} from './define/source.ts'
export { SourceRefused } from './define/source-refused.ts'
export type { AdapterCommand } from './define/adapter-command.ts'
export { findRejections } from './records/find-rejections.ts'
export type { PortalKeys, Seal, SealedColumn } from './define/portal-keys.ts'
export { defineAuthenticator } from './define/authenticator.ts'
export type {
  AccountSummary,
  Authenticator,
  AuthenticatorMail,
  AuthenticatorPage,
  AuthenticatorPorts,
  AuthenticatorRequest,
  AuthenticatorRound,
  AuthenticatorRoute,
  AuthenticatorText,
  AuthenticatorWork,
  Credentials,
  OpenAuthenticator,
  ProfileTab,
  SessionQuery,
  SignedIn,
  SignInEvent,
} from './define/authenticator.ts'
export type {
  AccountDesk,
  AccountInvitation,
  AccountStanding,
  ActingStaff,
  InvitationProblem,
  PendingRecovery,
  RecoveryRequest,
  StrandedInvitation,
  Welcome,
} from './define/account-desk.ts'
export type { AccountLink, AccountLinks, HeldAccountLink } from './define/account-links.ts'
export type { SignInRule } from './define/sign-in-rule.ts'
export type { DeliveryReport, ReportRequest, SentText, SmsSender, TextMessage } from './define/sms-sender.ts'
export { DeliveryError, type DeliveryCode } from './define/delivery-error.ts'
export type { AcceptedRisk, Finding } from './define/finding.ts'
export type { ExplainedWords, PluginWords } from './define/glossary.ts'
export type { AddressForm, Locale, MessageCatalogue, Messages, MessageValues, Translate } from './define/messages.ts'
export { ASSURANCE_LEVELS } from './define/viewer.ts'
export type { Basis, Assurance, ClientReference, Viewer, ViewerAccess } from './define/viewer.ts'
export type { Theme } from './define/theme.ts'
export { API_VERSION } from './define/api-version.ts'
