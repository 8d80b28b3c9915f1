import { Link } from '@tanstack/react-router';
import type { Groupe } from '../onglets';
import { useTelephone } from './onglets-dossier';
import styles from '../dossier.module.css';

type Props = { readonly dossierId: string; readonly groupe: Groupe; readonly actif: string };

/** Rubriques d'un groupe : de vrais liens, qui s'ouvrent aussi à part ; rien à choisir s'il n'y en a qu'une. */
export function RubriquesGroupe({ dossierId, groupe, actif }: Props) {
  if (useTelephone() || groupe.onglets.length < 2) return null;
  return (
    <nav className={styles['rubriques']} aria-label={`Rubriques\u00a0: ${groupe.libelle}`}>
      {groupe.onglets.map(({ cle, libelle }) => (
        <Link
          key={cle}
          to="/dossiers/$id"
          params={{ id: dossierId }}
          search={{ onglet: cle }}
          replace
          resetScroll={false}
          className={styles['rubriqueLien']}
          activeProps={{}}
          aria-current={cle === actif ? 'page' : undefined}
        >
          {libelle}
        </Link>
      ))}
    </nav>
  );
}
