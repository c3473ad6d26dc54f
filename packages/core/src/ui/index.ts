// Components
export { Button } from './components/button.tsx'
export { Card } from './components/card.tsx'
export { CheckBox } from './components/check-box.tsx'
export { Choice } from './components/choice.tsx'
export { ClientPhoto } from './components/client-photo.tsx'
export { CodeField } from './components/code-field.tsx'
export { DataTable } from './components/data-table.tsx'
export { DayText } from './components/day-text.tsx'
export { DescriptionList } from './components/description-list.tsx'
export { Disclosure } from './components/disclosure.tsx'
export { EmptyState } from './components/empty-state.tsx'
export { ErrorSummary } from './components/error-summary.tsx'
export { EventList, type EventItem } from './components/event-list.tsx'
export { Explained } from './components/explained.tsx'
export { FileField } from './components/file-field.tsx'
export { Filters } from './components/filters.tsx'
export { Form } from './components/form.tsx'
export { Icon, isIcon } from './components/icon.tsx'
export { LinkedText } from './components/linked-text.tsx'
export { LiveRegion } from './components/live-region.tsx'
export { Notice } from './components/notice.tsx'
export { Pager } from './components/pager.tsx'
export { PasswordField } from './components/password-field.tsx'
export { PeriodForm } from './components/period-form.tsx'
export { PersonCard } from './components/person-card.tsx'
export { Photo, PhotoGrid, type GridPhoto } from './components/photo-grid.tsx'
export { Prose } from './components/prose.tsx'
export { Requirements, type Requirement } from './components/requirements.tsx'
export { RichText } from './components/rich-text.tsx'
export { SelectField } from './components/select-field.tsx'
export { Settings, type Setting } from './components/settings.tsx'
export { Tabs } from './components/tabs.tsx'
export { TextArea } from './components/text-area.tsx'
export { TextField } from './components/text-field.tsx'
export { When } from './components/when.tsx'
export { WrittenBy } from './components/written-by.tsx'

// Dates as people say them
export { toDayWithYear, toSpokenDate, toSpokenDay, toSpokenTime } from './spoken-date.ts'

// What stands around a page
export {
  TEXT_SIZES,
  type Frame,
  type FrameAccount,
  type FrameClient,
  type FrameIdle,
  type FrameLinks,
  type FramePanel,
  type TextSize,
} from './frame.ts'
export { Document } from './layouts/document.tsx'
export { MenuLayout } from './layouts/menu-layout.tsx'
export { PanelsLayout } from './layouts/panels-layout.tsx'
export { PortalPage } from './layouts/portal-page.tsx'
export { SignedOutLayout } from './layouts/signed-out-layout.tsx'
export { renderDocument } from './render-document.ts'

// Pages
export { ClientsPage } from './pages/clients-page.tsx'
export { MailboxPage, MailPage, type MailboxItem, type MailMessage } from './pages/mailbox-page.tsx'
export { MessagePage, type MessageKind } from './pages/message-page.tsx'
export { PanelPage, type Freshness } from './pages/panel-page.tsx'
export { PlainPage } from './pages/plain-page.tsx'
export { StartPage, type PanelSummary, type StartPanel } from './pages/start-page.tsx'

// What stands on the portal's own pages
export { DownloadView, type NewestDownload } from './pages/download-view.tsx'
export { InformationView } from './pages/information-view.tsx'
export { NoticesView, type NoticeItem } from './pages/notices-view.tsx'
export { ProfileView } from './pages/profile-view.tsx'

// Words
export { coreMessages } from './messages/core-messages.ts'
