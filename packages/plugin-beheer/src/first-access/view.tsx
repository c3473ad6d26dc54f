import type { ViewTools } from '@voordeur/core'
import { Button, Card, DataTable, FileField, Form, Notice } from '@voordeur/core/ui'
import { Problems, toFormState } from '../problems.tsx'
import type { FirstAccessData } from './first-access-data.ts'

// A page that can be read: a list with more mistakes is mended in its spreadsheet first.
const MOST_SHOWN = 100

/** The page of first access: choose a list, see what was found in it, and give it. */
export function viewFirstAccess({ sets, checked }: FirstAccessData, tools: ViewTools) {
  return (
    <>
      {checked && <Checked checked={checked} tools={tools} />}
      {tools.may('check') && <ChooseForm tools={tools} again={checked !== undefined} />}
      {!checked && <HowTo sets={sets} tools={tools} />}
    </>
  )
}

function ChooseForm({ tools, again }: { readonly tools: ViewTools; readonly again: boolean }) {
  const { t } = tools
  const { errorOf } = toFormState(tools, 'check')
  return (
    <Card title={t(again ? 'firstAccess.again' : 'firstAccess.choose')} icon="file-text">
      <Problems tools={tools} action="check" />
      <Problems tools={tools} action="grant" />
      <p>{t('firstAccess.intro')}</p>
      <Form action={tools.action('check')} files>
        <FileField name="list" label={t('firstAccess.file')} t={t} accepts={['csv']} error={errorOf('list')} required />
        <Button kind={again ? 'secondary' : 'primary'} icon="list-checks">
          {t('firstAccess.check')}
        </Button>
      </Form>
    </Card>
  )
}

const COLUMNS = ['client', 'email', 'name', 'basis', 'evidence', 'represents', 'portalAdmin', 'consented', 'set', 'phone'] as const

function HowTo({ sets, tools: { t } }: Pick<FirstAccessData, 'sets'> & { readonly tools: ViewTools }) {
  const rows = COLUMNS.map((column) => ({
    column: t(`firstAccess.column.${column}`),
    means: t(`firstAccess.means.${column}`, { sets: sets.map(({ id }) => id).join(', ') }),
  }))
  return (
    <Card title={t('firstAccess.how')} icon="info">
      <p>{t('firstAccess.how.text')}</p>
      <DataTable
        caption={t('firstAccess.columns')}
        columns={[
          { key: 'column', label: t('firstAccess.column') },
          { key: 'means', label: t('firstAccess.means') },
        ]}
        rows={rows}
      />
    </Card>
  )
}

function Checked({ checked, tools }: { readonly checked: NonNullable<FirstAccessData['checked']>; readonly tools: ViewTools }) {
  const { t } = tools
  const { id, lines, granted, wrong } = checked
  const shown = wrong > 0 ? lines.filter(({ problems }) => problems.length > 0) : lines
  const rows = shown.slice(0, MOST_SHOWN).map(({ line, clientNumber, name, email, does, problems }) => ({
    line: String(line),
    person: [name, email].filter(Boolean).join(', '),
    client: clientNumber,
    found: problems.length > 0 ? problems.map(({ message, values }) => t(message, values)).join(' ') : t(`firstAccess.does.${does}`),
  }))
  return (
    <Card title={t('firstAccess.checked')} icon="list-checks">
      <Notice kind={wrong > 0 ? 'error' : 'success'}>
        {t(wrong > 0 ? 'firstAccess.wrong' : 'firstAccess.right', { wrong, granted, same: lines.length - granted - wrong })}
      </Notice>
      {id !== undefined && granted > 0 && (
        <Form action={tools.action('grant')} hidden={{ id }}>
          <p>{t('firstAccess.then')}</p>
          <Button icon="key-round">{t('firstAccess.give', { granted })}</Button>
        </Form>
      )}
      <DataTable
        caption={t(wrong > 0 ? 'firstAccess.mend' : 'firstAccess.lines')}
        columns={[
          { key: 'line', label: t('firstAccess.line'), numeric: true },
          { key: 'person', label: t('firstAccess.person') },
          { key: 'client', label: t('requests.client') },
          { key: 'found', label: t('firstAccess.found') },
        ]}
        rows={rows}
      />
      {shown.length > MOST_SHOWN && <p>{t('firstAccess.more', { count: shown.length - MOST_SHOWN })}</p>}
    </Card>
  )
}
