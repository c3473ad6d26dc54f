import type { MethodForm } from '@voordeur/auth'
import { Button, Form, PasswordField, TextField } from '@voordeur/core/ui'

// Its own words, in both languages; what every form of signing in says comes from `t`.
const WORDS = {
  nl: { number: 'Nummer', code: 'Code' },
  en: { number: 'Number', code: 'Code' },
}

/** The form on the page of signing in. What was typed comes back when it is no secret. */
export function toForm({ action, hidden, typed, t, locale }: MethodForm) {
  const words = WORDS[locale]
  return (
    <Form action={action} hidden={{ ...hidden }}>
      <TextField name="number" label={words.number} value={typed['number'] ?? ''} autocomplete="username" verbatim required />
      <PasswordField name="code" label={words.code} kind="current" reveal={{ show: t('reveal.show'), hide: t('reveal.hide') }} />
      <Button>{t('signin.submit')}</Button>
    </Form>
  )
}
