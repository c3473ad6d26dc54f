import { z } from 'zod'
import { API_VERSION } from '../define/api-version.ts'
import type { Authenticator } from '../define/authenticator.ts'
import { isBranded } from '../define/brand.ts'
import type { Finding } from '../define/finding.ts'
import type { GivenOptions } from '../define/given-options.ts'
import { LOCALES, type Messages } from '../define/messages.ts'
import type { Part, PartAction, PartSummary } from '../define/part.ts'
import type { Scope } from '../define/part-context.ts'
import { DESK_PORTS } from '../define/desk-ports.ts'
import type { PartFeed } from '../define/part-feed.ts'
import type { PartMedia } from '../define/part-media.ts'
import type { PartSearch } from '../define/part-search.ts'
import type { Slot, SlotFill } from '../define/slot.ts'
import type { TourStep } from '../define/tour-step.ts'
import type { Plugin, PluginTables } from '../define/plugin.ts'
import type { PublicAccess } from '../define/public-access.ts'
import type { RecordType } from '../define/record.ts'
import type { SignInRule } from '../define/sign-in-rule.ts'
import type { SmsSender } from '../define/sms-sender.ts'
import type { Source } from '../define/source.ts'
import { ASSURANCE_LEVELS, Basis } from '../define/viewer.ts'
import type { RecordWatch } from '../define/watch.ts'
import { isSchema } from './schema-path.ts'

const RECORD_NAME = /^[a-z][a-zA-Z0-9]{0,39}$/

/** A function, taken on trust as one of this type: what it takes and gives can not be seen from outside. */
function functionOf<F extends (...args: never) => unknown>(): z.ZodType<F> {
  return z.custom<F>((value) => typeof value === 'function', 'must be a function')
}

function schemaOf<Data>(): z.ZodType<z.ZodType<Data>> {
  return z.custom<z.ZodType<Data>>(isSchema, 'must be a schema of zod 4')
}

/** Any value a definition may leave out; a hand-written one may lack the key altogether. */
function maybe<T>(schema: z.ZodType<T>): z.ZodType<T | undefined> {
  return schema.optional().transform((value): T | undefined => value)
}

const RecordShape: z.ZodType<RecordType> = z.custom<RecordType>(isRecordType, 'must be a record type made by defineRecord')

function isRecordType(value: unknown): value is RecordType {
  return isBranded('record', value) && RecordFields.safeParse(value).success
}

const RecordFields = z.object({
  madeBy: z.string(),
  name: z.string().regex(RECORD_NAME),
  schema: z.custom(isSchema),
  at: z.string().optional(),
  staffNames: z.array(z.string()),
  namedByLaw: z.array(z.string()),
  ownNames: z.array(z.string()),
  freeText: z.array(z.string()),
  search: z.array(z.string()),
  markup: z.array(z.string()),
  fileName: z.string().optional(),
})

const PublicAccessShape: z.ZodType<PublicAccess> = z.object({
  voordeur: z.literal('public-access'),
  madeBy: z.string(),
  reason: z.string(),
})

const RightShape = z.object({
  title: z.string().exactOptional(),
  explicit: z.boolean().exactOptional(),
  byBasis: z.array(Basis).exactOptional(),
})

// A right that is left out is ACCESS_UNDECLARED, which says more than a wrong shape would; so it passes here.
const ActionShape: z.ZodType<PartAction<Scope, unknown, unknown>> = z.looseObject({
  right: z.union([z.string(), PublicAccessShape], 'must be the name of a right, or publicAccess("why")').default(''),
  input: schemaOf<unknown>(),
  files: z
    .record(
      z.string(),
      z.object({ accepts: z.array(z.enum(['photo', 'pdf', 'csv'])).min(1), most: z.int().min(1).max(20).exactOptional() }),
    )
    .exactOptional(),
  run: functionOf<PartAction<Scope, unknown, unknown>['run']>(),
})

const SummaryShape: z.ZodType<PartSummary<Scope, unknown>> = z.looseObject({
  load: functionOf<PartSummary<Scope, unknown>['load']>(),
  view: functionOf<PartSummary<Scope, unknown>['view']>(),
})

const SearchShape: z.ZodType<PartSearch> = z.looseObject({
  type: RecordShape,
  title: z.string(),
  link: functionOf<PartSearch['link']>(),
})

const MediaShape: z.ZodType<PartMedia> = z.looseObject({ load: functionOf<PartMedia['load']>() })

const FeedShape: z.ZodType<PartFeed> = z.looseObject({
  title: z.string(),
  text: z.string(),
  mime: z.literal('text/calendar'),
  load: functionOf<PartFeed['load']>(),
  write: functionOf<PartFeed['write']>(),
})

const SlotShape: z.ZodType<Slot> = z.looseObject({ voordeur: z.literal('slot'), madeBy: z.string(), id: z.string() })

const FillShape: z.ZodType<SlotFill> = z.looseObject({
  slot: SlotShape,
  load: functionOf<SlotFill['load']>(),
  view: functionOf<SlotFill['view']>(),
})

const TourStepShape: z.ZodType<TourStep> = z.looseObject({
  anchor: z.enum(['panel', 'summary']),
  title: z.string(),
  text: z.string(),
})

/** A part, as far as it can be seen from outside. */
export const PartShape: z.ZodType<Part> = z.looseObject({
  voordeur: z.literal('part'),
  madeBy: z.string(),
  id: z.string(),
  title: z.string(),
  icon: z.string(),
  scope: z.enum(['client', 'account', 'organisation']),
  rights: z.record(z.string(), RightShape),
  access: maybe(PublicAccessShape),
  requires: maybe(z.enum(ASSURANCE_LEVELS)),
  reads: z.array(RecordShape).default([]),
  applies: z.array(RecordShape).default([]),
  files: z.array(RecordShape).default([]),
  whenEmpty: z.enum(['absent', 'explain']).default('absent'),
  query: maybe(schemaOf<Record<string, string>>()),
  load: functionOf<Part['load']>(),
  nextPage: maybe(functionOf<NonNullable<Part['nextPage']>>()),
  view: functionOf<Part['view']>(),
  summary: maybe(SummaryShape),
  actions: z.record(z.string(), ActionShape).default({}),
  badge: maybe(functionOf<NonNullable<Part['badge']>>()),
  search: z.array(SearchShape).default([]),
  media: maybe(MediaShape),
  feed: maybe(FeedShape),
  slots: z.array(SlotShape).default([]),
  fills: z.array(FillShape).default([]),
  people: z.boolean().default(false),
  tour: z.array(TourStepShape).default([]),
  ports: z.array(z.enum(DESK_PORTS)).default([]),
})

const Catalogue = z.record(z.string(), z.string())
const MessagesShape: z.ZodType<Messages> = z.record(z.enum(LOCALES), Catalogue)

const MigrationsShape = z.custom<PluginTables['migrations']>(
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((each) => typeof Reflect.get(Object(each), 'up') === 'function'),
  'must be an object of migrations, each with `up`',
)

const TablesShape: z.ZodType<PluginTables> = z.object({
  migrations: MigrationsShape,
  rows: z.record(z.string(), z.enum(['client', 'account', 'organisation', 'desk'])).default({}),
  desk: z.array(z.string()).exactOptional(),
  marks: z.array(z.string()).exactOptional(),
  personalData: z.record(z.string(), z.string()).default({}),
})

const NoticesShape: z.ZodType<Plugin['notices']> = z.record(
  z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'a kind of notice is named in lower-case letters, digits and hyphens'),
  z.object({ title: z.string(), icon: z.string().exactOptional(), part: z.string() }),
)

const WatchShape: z.ZodType<RecordWatch> = z.object({
  reads: RecordShape,
  findings: z.record(z.string(), z.string()),
  fields: z.record(z.string(), z.string()),
  look: functionOf<RecordWatch['look']>(),
})

const GivenShape: z.ZodType<GivenOptions> = z.object({
  name: z.string(),
  schema: schemaOf<unknown>(),
  given: z.unknown(),
  at: z.array(z.union([z.string(), z.number()])).exactOptional(),
})

/** A plugin whose parts are still unread. */
export const PluginShape: z.ZodType<Omit<Plugin, 'parts'> & { readonly parts: readonly unknown[] }> = z.looseObject({
  voordeur: z.literal('plugin'),
  madeBy: z.string(),
  id: z.string(),
  api: z.literal(API_VERSION),
  messages: MessagesShape,
  words: maybe(MessagesShape),
  tables: maybe(TablesShape),
  parts: z.array(z.unknown()),
  notices: NoticesShape.default({}),
  watch: maybe(WatchShape),
  optionProblems: z.array(z.string()).default([]),
  given: z.array(GivenShape).default([]),
})

/** A source, as far as it can be seen from outside. */
export const SourceShape: z.ZodType<Source> = z.looseObject({
  voordeur: z.literal('source'),
  madeBy: z.string(),
  id: z.string(),
  api: z.literal(API_VERSION),
  adapter: z.string(),
  version: z.string(),
  every: z.string(),
  leads: z.boolean(),
  options: z.unknown(),
  optionProblems: z.array(z.string()).default([]),
  given: z.array(GivenShape).default([]),
  provides: z.array(RecordShape),
  delivers: z.record(z.string(), z.enum(['snapshot', 'changes', 'append'])).default({}),
  knowsDiscussed: z.boolean().default(true),
  pull: functionOf<Source['pull']>(),
  send: z.object({ message: functionOf<NonNullable<Source['send']['message']>>().exactOptional() }).default({}),
})

const FindingShape: z.ZodType<Finding> = z.object({
  id: z.string(),
  level: z.enum(['error', 'warning']),
  requirement: z.string(),
  message: z.string(),
})

const SignInRuleShape: z.ZodType<SignInRule> = z.object({
  id: z.string(),
  topic: z.string(),
  says: z.string(),
  value: z.string(),
  insteadOf: z.string().exactOptional(),
  requirement: z.string(),
})

const SmsSenderShape: z.ZodType<SmsSender> = z.looseObject({
  id: z.string(),
  idempotent: z.boolean(),
  developmentOnly: z.boolean(),
  send: functionOf<SmsSender['send']>(),
  readReports: functionOf<NonNullable<SmsSender['readReports']>>().exactOptional(),
})

/** A way of signing in, as far as it can be seen from outside. */
export const AuthenticatorShape: z.ZodType<Authenticator> = z.looseObject({
  voordeur: z.literal('authenticator'),
  madeBy: z.string(),
  id: z.string(),
  messages: MessagesShape,
  tables: z.object({ migrations: MigrationsShape, personalData: z.record(z.string(), z.string()) }),
  maxAssurance: z.enum(ASSURANCE_LEVELS).exactOptional(),
  findings: z.array(FindingShape),
  rules: z.array(SignInRuleShape).exactOptional(),
  optionProblems: z.array(z.string()).exactOptional(),
  given: z.array(GivenShape).exactOptional(),
  productionProblems: z.array(z.string()).exactOptional(),
  smsSender: SmsSenderShape.exactOptional(),
  open: functionOf<Authenticator['open']>(),
})
