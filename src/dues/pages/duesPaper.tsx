import type { ComponentProps, ReactNode } from 'react';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Icon } from '../../web/ui/icon.tsx';
import { Page } from '../../web/ui/page.tsx';
import './dues.css';

type Props = Pick<ComponentProps<typeof Page>, 'title' | 'lead' | 'crumbs'> & {
  unit: { name: string };
  heading: ReactNode;
  under: ReactNode;
  children: ReactNode;
};

/** A page that is printed: whose paper it is, its heading, and what stands on it. */
export function DuesPaper({ title, lead, crumbs, unit, heading, under, children }: Props) {
  const { t } = useText();
  return (
    <Page
      title={title}
      lead={lead}
      crumbs={crumbs}
      action={
        <Button look="primary" className="only-phone" onClick={() => window.print()}>
          <Icon name="print" />
          {t('web.page.print')}
        </Button>
      }
    >
      <article className="dues-paper">
        <p>
          <strong>
            <bdi>{unit.name}</bdi>
          </strong>
        </p>
        <h2>{heading}</h2>
        <p className="dues-paper-under">{under}</p>
        {children}
      </article>
    </Page>
  );
}
