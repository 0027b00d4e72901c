import type { ReactNode } from 'react';
import { ownDirection } from './name.tsx';

export type Fact = { label: string; value: ReactNode };

/** What is known, as a list of terms; what is not known says so, or is left out by the page. */
export function Facts({ facts }: { facts: readonly (Fact | false | undefined)[] }) {
  return (
    <dl className="facts">
      {facts
        .filter((fact): fact is Fact => Boolean(fact))
        .map((fact) => [
          <dt key={`${fact.label}:`}>{fact.label}</dt>,
          <dd key={fact.label}>{ownDirection(fact.value ?? '–')}</dd>,
        ])}
    </dl>
  );
}
