import { useState } from 'react';
import { Link } from 'react-router';
import { number } from '../format.ts';
import { useResource } from '../resource.ts';
import { useText } from '../text.tsx';
import { type UnitLine, unitChildren } from '../units.ts';
import { Icon } from './icon.tsx';
import { Name } from './name.tsx';
import { Refusal } from './refusal.tsx';
import { Skeleton } from './skeleton.tsx';

type TreeProps = { parent: string; current?: string; linkTo: (unit: string) => string; label?: string };

/** Units under one unit, fetched a level at a time. Nested lists with buttons: plainer to read aloud than a tree widget. */
export function Tree({ parent, current, linkTo, label }: TreeProps) {
  const { data, error } = useResource(`tree ${parent}`, (signal) => unitChildren(parent, signal));
  if (error) return <Refusal error={error} />;
  if (!data) return <Skeleton />;
  return (
    <ul className="tree" aria-label={label}>
      {data.map((unit) => (
        <TreeItem key={unit.id} unit={unit} current={current} linkTo={linkTo} />
      ))}
    </ul>
  );
}

function TreeItem({ unit, current, linkTo }: { unit: UnitLine; current?: string; linkTo: (unit: string) => string }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <li>
      <div className="tree-item">
        {unit.children > 0 ? (
          <button
            type="button"
            aria-expanded={open}
            aria-label={t('web.tree.open', { unit: unit.name, count: unit.children })}
            title={number(unit.children)}
            onClick={() => setOpen(!open)}
          >
            <Icon name="forward" />
          </button>
        ) : (
          <span className="tree-leaf" />
        )}
        <Link to={linkTo(unit.id)} aria-current={unit.id === current ? 'page' : undefined}>
          <Name>{unit.name}</Name>
        </Link>
      </div>
      {open && <Tree parent={unit.id} current={current} linkTo={linkTo} />}
    </li>
  );
}
