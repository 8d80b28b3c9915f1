import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useSession } from '../../../platform/session/session.requetes';
import { peutVoirEcran } from '../../../platform/permissions/menu';
import { pluriel } from '../../../platform/format/textes';
import { optionsMonTravail } from '../../travail/travail.requetes';
import { entreesMenu } from '../entrees-menu';
import type { EntreeMenu } from '../entrees-menu';
import styles from './coque.module.css';

/** Nombre d'une entrée du menu ; rien à zéro ni tant qu'il n'est pas connu. */
export function useCompteurs(): (entree: EntreeMenu) => number {
  const { fonction } = useSession().habilitationActive;
  const travail = useQuery({ ...optionsMonTravail, enabled: peutVoirEcran(fonction, 'travail') });
  return (entree) => (travail.data && entree.compteur ? entree.compteur(travail.data) : 0);
}

/** Pastille d'un nombre à traiter, dite en mots aux lecteurs d'écran. */
export function Compteur({ nombre }: { nombre: number }) {
  if (nombre <= 0) return null;
  return (
    <span className={styles['compteur']}>
      {nombre > 99 ? '99+' : nombre}
      <span className="visuellement-cache"> {pluriel(nombre, 'élément').replace(/^\S+ /, '')} à traiter</span>
    </span>
  );
}

type Props = { readonly surChoix?: () => void };

/** Liens du menu principal, pour le rail et le tiroir. */
export function LiensMenu({ surChoix }: Props) {
  const session = useSession();
  const compteur = useCompteurs();
  return (
    <ul className={styles['liste']}>
      {entreesMenu(session.habilitationActive.fonction).map((entree) => (
        <li key={entree.vers}>
          <Link to={entree.vers} className={styles['entree']} preload="intent" onClick={surChoix}>
            {entree.libelle}
            <Compteur nombre={compteur(entree)} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
