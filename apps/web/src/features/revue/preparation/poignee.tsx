import { Menu, ScrollArea } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { type KeyboardEvent } from 'react';
import type { Prise } from './ligne-glissable';
import styles from './preparation.module.css';

type Props = {
  readonly nom: string;
  readonly rang: number;
  readonly total: number;
  readonly prise: Prise;
  /** Rang voulu, compté depuis 0. */
  readonly mettre: (vers: number) => void;
};

/** Rang d'un dossier, par lequel on le déplace : glisser, Alt et flèches, ou un clic pour choisir sa place. */
export function Poignee({ nom, rang, total, prise: { tenir, gestes }, mettre }: Props) {
  const auClavier = (e: KeyboardEvent): void => {
    if (!e.altKey || (e.key !== 'ArrowUp' && e.key !== 'ArrowDown')) return;
    e.preventDefault();
    mettre(e.key === 'ArrowUp' ? rang - 1 : rang + 1);
  };
  return (
    <Menu position="bottom-start" returnFocus>
      <Menu.Target>
        <button
          type="button"
          className={styles['poignee']}
          data-geste="ligne"
          aria-label={`${nom}, dossier ${rang + 1} sur ${total} : choisir sa place`}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          ref={tenir}
          {...gestes}
          onKeyDown={auClavier}
        >
          <IconGripVertical size={14} aria-hidden="true" />
          {rang + 1}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Placer en</Menu.Label>
        <ScrollArea.Autosize mah={280}>
          {Array.from({ length: total }, (_, vers) => (
            <Menu.Item key={vers} disabled={vers === rang} onClick={() => mettre(vers)}>
              {nomDeLaPlace(vers, total)}
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}

function nomDeLaPlace(vers: number, total: number): string {
  if (vers === 0) return '1 · en tête';
  return vers === total - 1 ? `${total} · à la fin` : String(vers + 1);
}
