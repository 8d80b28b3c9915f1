import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RechercheAssures } from '../../navigation/recherches';
import { useSession } from '../../platform/session/session.requetes';
import { optionsCompteurs } from './assure.requetes';
import { compteursPresents } from './assure.vue';
import styles from './assure.module.css';

/** Compteurs de vigilance : chacun filtre la liste, un second geste enlève le filtre. */
export function CompteursAssures({ recherche }: { readonly recherche: RechercheAssures }) {
  const { fonction } = useSession().habilitationActive;
  const { data } = useQuery(optionsCompteurs);
  const presents = data ? compteursPresents(data) : [];
  if (!data || data.suivis === 0) return null;
  const perimetre = fonction === 'ASSISTANT_SERVICE_SOCIAL' ? { referent: 'moi' as const } : {};
  return (
    <nav className={styles['compteurs']} aria-label="Dossiers à surveiller">
      <Link to="/assures" search={perimetre} className={styles['compteur']}>
        <b>{data.suivis >= 1000 ? '1 000 et plus' : data.suivis}</b>{' '}
        {data.suivis < 2 ? 'dossier suivi' : 'dossiers suivis'}
      </Link>
      {presents.map(({ alerte, libelle, nombre }) => {
        const actif = recherche.alerte === alerte;
        return (
          <Link
            key={alerte}
            to="/assures"
            search={actif ? perimetre : { alerte, ...perimetre }}
            className={styles['compteur']}
            {...(actif ? { 'data-actif': '', 'aria-current': 'true' as const } : {})}
          >
            <b>{nombre}</b> {libelle}
          </Link>
        );
      })}
    </nav>
  );
}
