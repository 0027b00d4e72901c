import { useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { searchMembers } from '../../organization/pages/people.ts';
import { languageNames, languages } from '../../web/language.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import type { Option } from '../../web/ui/form/combobox.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { PickerField } from '../../web/ui/form/pickerField.tsx';
import { TextField } from '../../web/ui/form/textFields.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import type { Language } from '../account.ts';

type Values = { name: string; login: string; password: string; personId?: Option; language?: Language };

export const handle: PageHandle = { title: (t) => t('accounts.new.title') };

/** Makes an account; rights come only with a post. No draft is kept, because of the password. */
export default function NewAccountPage() {
  const { t } = useText();
  const navigate = useNavigate();
  return (
    <Page title={t('accounts.new.title')} crumbs={[{ label: t('accounts.list.title'), to: paths.accounts() }]}>
      <CommandForm<Values, string>
        name="account.make"
        draft={false}
        initial={{ language: 'vi' }}
        submit={async ({ personId, ...values }, commandId) => {
          await api.accountMake({ ...values, ...(personId && { personId: personId.id }) }, { commandId });
          return values.login;
        }}
        onDone={(login) => navigate(paths.accounts({ made: login }))}
        verb={t('accounts.new.verb')}
        cancel={paths.accounts()}
      >
        <TextField name="name" label={t('accounts.list.name')} maxLength={120} required />
        <TextField
          name="login"
          label={t('accounts.list.login')}
          help={t('accounts.new.login_help')}
          maxLength={60}
          required
        />
        <TextField
          name="password"
          type="password"
          label={t('accounts.new.password')}
          help={t('accounts.new.password_help')}
          autoComplete="new-password"
          required
        />
        <PickerField
          name="personId"
          label={t('accounts.new.person')}
          help={t('accounts.new.person_help')}
          search={searchMembers}
        />
        <ChoiceField
          name="language"
          label={t('accounts.list.language')}
          choices={languages.map((value) => ({ value, label: languageNames[value] }))}
          required
        />
        <Notice>{t('accounts.new.consequence')}</Notice>
      </CommandForm>
    </Page>
  );
}
