import type { Translate } from '../../define/messages.ts'
import { Button } from '../components/button.tsx'
import { Card } from '../components/card.tsx'
import { CheckBox } from '../components/check-box.tsx'
import { Filters } from '../components/filters.tsx'
import { Form } from '../components/form.tsx'
import { TextField } from '../components/text-field.tsx'
import type { PersonData } from './person-data.ts'

interface TickFormProps {
  readonly t: Translate
  readonly data: PersonData
  readonly links: {
    readonly self: (query?: Readonly<Record<string, string>>) => string
    readonly action: (name: string) => string
  }
  readonly error: { readonly field: string; readonly message: string } | undefined
}

/** What somebody may see and do, a tick for each; the first time it says what sending will do (Laurens manual 6.2). */
export function TickForm({ t, data, links, error }: TickFormProps) {
  const { person, groups, sets, until } = data
  const { name } = person
  const isFirst = person.state === 'draft'
  return (
    <Card title={t('core.person.rights', { name })} icon="list-checks" id="rights">
      <p>
        {t('core.person.rights.intro', { name })} {isFirst && t('core.person.rights.then')}
      </p>
      {sets.length > 0 && (
        <div class="field">
          <p class="field-label">{t('core.person.sets')}</p>
          <Filters
            label={t('core.person.sets')}
            items={sets.map(({ id, title }) => ({ href: `${links.self({ set: id })}#rights`, label: title, current: false }))}
          />
        </div>
      )}
      <Form action={links.action(isFirst ? 'send' : 'save')} hidden={{ who: person.id }} gate="ticked">
        {groups.map(({ panel, rights }) => (
          <fieldset key={panel} class="choice">
            <legend class="field-label">{panel}</legend>
            {rights.map(({ id, title, ticked, explicit }) => (
              <CheckBox
                key={id}
                name={`right:${id}`}
                label={t(title)}
                checked={ticked}
                hint={explicit ? t('core.person.explicit') : undefined}
              />
            ))}
          </fieldset>
        ))}
        <TextField
          name="until"
          type="date"
          label={t('core.person.until')}
          hint={t('core.person.until.hint')}
          value={until}
          error={error?.field === 'until' ? error.message : undefined}
        />
        {isFirst ? (
          <div class="after-tick" data-after-tick>
            <p class="field-label">{t('core.person.first')}</p>
            <p>{t('core.person.first.text', { name })}</p>
            <Button icon="send">{t('core.person.send')}</Button>
          </div>
        ) : (
          <Button>{t('core.person.save')}</Button>
        )}
      </Form>
    </Card>
  )
}
