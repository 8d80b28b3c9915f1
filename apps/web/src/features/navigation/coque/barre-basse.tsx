import { Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useSession } from '../../../platform/session/session.requetes';
import { entreesMenu } from '../entrees-menu';
import { Compteur, LiensMenu, useCompteurs } from './liens-menu';
import styles from './coque.module.css';

/** Sous 900 px : les quatre premières entrées en bas de l'écran, le reste dans un tiroir. */
export function BarreBasse() {
  const session = useSession();
  const compteur = useCompteurs();
  const [ouvert, { open, close }] = useDisclosure(false);
  return (
    <>
      <nav className={`${styles['basse']} non-imprimable`} aria-label="Menu principal">
        {entreesMenu(session.habilitationActive.fonction)
          .slice(0, 4)
          .map((entree) => (
            <Link key={entree.vers} to={entree.vers}>
              <entree.icone size={22} aria-hidden="true" />
              <span>{entree.court}</span>
              <Compteur nombre={compteur(entree)} />
            </Link>
          ))}
        <button type="button" onClick={open} aria-haspopup="dialog">
          <IconMenu2 size={22} aria-hidden="true" />
          Menu
        </button>
      </nav>
      <Drawer opened={ouvert} onClose={close} closeOnClickOutside title="Menu" size="xs" position="right">
        <nav aria-label="Menu complet">
          <LiensMenu surChoix={close} />
        </nav>
      </Drawer>
    </>
  );
}
