import { Menu, ScrollArea } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { Prise } from './ligne-glissable';
import styles from './preparation.module.css';

type PropsPlaces = {
  readonly rang: number;
  readonly total: number;
  /** Rang voulu, compté depuis 0. */
  readonly mettre: (vers: number) => void;
};

type Props = PropsPlaces & {
  /** Quel dossier, et où il est : « Mme X, dossier 2 sur 15 ». */
  readonly place: string;
  readonly prise: Prise;
};

/** Rang d'un dossier, par lequel on le déplace : glisser, Alt et flèches, ou un clic pour choisir sa place. */
export function Poignee({ place, prise: { tenir, gestes }, ...places }: Props) {
  const { rang, mettre } = places;
  const auClavier = (e: KeyboardEvent): void => {
    if (!e.altKey || (e.key !== 'ArrowUp' && e.key !== 'ArrowDown')) return;
    e.preventDefault();
    mettre(e.key === 'ArrowUp' ? rang - 1 : rang + 1);
  };
  return (
    // Ouvert, le menu pose un élément à côté du bouton : sans ce bloc, il prendrait une case de la grille.
    <div>
      <Menu position="bottom-start" returnFocus>
        <Menu.Target>
          <button
            type="button"
            className={styles['poignee']}
            data-geste="ligne"
            aria-label={`${place} : choisir sa place`}
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
            <Places {...places} />
          </ScrollArea.Autosize>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

// À part : les places ne se composent que menu ouvert, non à chaque ligne et à chaque pas d'un glisser.
function Places({ rang, total, mettre }: PropsPlaces) {
  return Array.from({ length: total }, (_, vers) => (
    <Menu.Item key={vers} disabled={vers === rang} onClick={() => mettre(vers)}>
      {nomDeLaPlace(vers, total)}
    </Menu.Item>
  ));
}

function nomDeLaPlace(vers: number, total: number): string {
  if (vers === 0) return '1 · en tête';
  return vers === total - 1 ? `${total} · à la fin` : String(vers + 1);
}
