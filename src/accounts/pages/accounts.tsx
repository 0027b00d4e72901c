import { useState } from 'react';
import { Link, type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { v7 as newId } from 'uuid';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import { languageNames } from '../../web/language.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Button, LinkButton } from '../../web/ui/button.tsx';
import { Confirm } from '../../web/ui/dialog.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { AccountLine, Language } from '../account.ts';
import { addresses } from './addresses.ts';

export const handle: PageHandle = { title: (t) => t('accounts.list.title') };

export async function loader({ request }: LoaderFunctionArgs) {
  const { search, active, after } = addressQuery(request);
  return await api.accountList({ search, after, ...(active && { active: active === 'true' }) });
}

/** The accounts of this installation, for whoever manages them. */
export default function AccountsPage() {
  const { t } = useText();
  const { items, total, next } = useLoaderData<typeof loader>();
  const [switching, setSwitching] = useState<AccountLine>();
  const made = useAddress().get('made');
  const add = (
    <LinkButton look="primary" to={addresses.newAccount()}>
      {t('accounts.new.title')}
    </LinkButton>
  );
  return (
    <Page title={t('accounts.list.title')} lead={t('accounts.list.lead')} action={add}>
      {made && (
        <Notice state="done" live>
          {t('accounts.new.done', { login: made })}
        </Notice>
      )}
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('accounts.list.search') },
          {
            kind: 'choice',
            key: 'active',
            label: t('accounts.list.state'),
            options: [
              { value: 'true', label: t('accounts.list.open') },
              { value: 'false', label: t('accounts.list.closed') },
            ],
          },
        ]}
      />
      <Table
        caption={t('accounts.list.title')}
        rows={items}
        rowKey={(account) => account.id}
        columns={[
          { key: 'name', header: t('accounts.list.name'), cell: (account) => <Owner account={account} /> },
          { key: 'login', header: t('accounts.list.login'), cell: (account) => <Name>{account.login}</Name> },
          { key: 'posts', header: t('accounts.list.posts'), cell: (account) => <Posts account={account} /> },
          {
            key: 'language',
            header: t('accounts.list.language'),
            cell: (account) => languageNames[account.language as Language],
            wide: true,
          },
          {
            key: 'state',
            header: t('accounts.list.state'),
            cell: (account) => (
              <StateBadge state={account.active ? 'done' : 'later'}>
                {t(account.active ? 'accounts.list.open' : 'accounts.list.closed')}
              </StateBadge>
            ),
          },
          {
            key: 'action',
            header: t('accounts.list.action'),
            cell: (account) => (
              <Button look="plain" onClick={() => setSwitching(account)}>
                {t(account.active ? 'accounts.list.close' : 'accounts.list.reopen')}
              </Button>
            ),
          },
        ]}
        total={total}
        next={next}
        empty={<Empty title={t('accounts.list.empty')}>{t('accounts.list.empty_hint')}</Empty>}
      />
      {switching && <Switch account={switching} onClose={() => setSwitching(undefined)} />}
    </Page>
  );
}

function Owner({ account }: { account: AccountLine }) {
  if (!account.personId) return <Name>{account.name}</Name>;
  return (
    <Link to={paths.member(account.personId)}>
      <Name>{account.name}</Name>
    </Link>
  );
}

function Posts({ account }: { account: AccountLine }) {
  const { t, lang } = useText();
  if (account.posts.length === 0)
    return <span className="quiet">{account.personId ? t('accounts.list.person') : t('accounts.list.no_post')}</span>;
  return account.posts.map(({ post, unitId, unit }) => (
    <div key={`${post} ${unitId}`}>
      {capitalized(labelOf('posts', post, lang), lang)}
      {lang === 'ar' ? '،' : ','}{' '}
      <Link to={paths.unit(unitId)}>
        <Name>{unit}</Name>
      </Link>
    </div>
  ));
}

const CLOSING = { title: 'accounts.switch.close_title', consequence: 'accounts.switch.close_consequence' };
const OPENING = { title: 'accounts.switch.open_title', consequence: 'accounts.switch.open_consequence' };

/** Closes or opens an account, with what follows in view. */
function Switch({ account, onClose }: { account: AccountLine; onClose: () => void }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  const [commandId] = useState(() => newId());
  const words = account.active ? CLOSING : OPENING;
  const run = async () => {
    await api.accountSwitch({ id: account.id, active: !account.active, version: account.version }, { commandId });
    await revalidate();
  };
  return (
    <Confirm
      open
      onClose={onClose}
      title={t(words.title, { name: account.name })}
      consequence={t(words.consequence, { name: account.name })}
      verb={t(account.active ? 'accounts.list.close' : 'accounts.list.reopen')}
      onConfirm={run}
    />
  );
}
