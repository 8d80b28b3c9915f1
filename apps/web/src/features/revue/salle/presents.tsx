import { LIBELLES_FONCTION, type ParticipantVue, type RevueVue } from '@pdp/domain';
import { Personne } from '../../../platform/ui/mise-en-page/personne';
import type { EtatConnexion } from '../../../platform/realtime/etat-connexion';
import styles from './salle.module.css';

type Props = {
  readonly presents: readonly ParticipantVue[];
  readonly revue: RevueVue;
  readonly connexion: EtatConnexion;
};

const COULEURS = { SERVICE_SOCIAL: 'violet', SERVICE_MEDICAL: 'vert', CPAM: 'bleu' } as const;

/** Qui est là, qui attend, et si tout est enregistré. */
export function Presents({ presents, revue, connexion }: Props) {
  const la = presents.filter((p) => p.etat !== 'absent');
  return (
    <footer className={styles['presents']}>
      <ul aria-label="Présents">
        {la.map((p) => (
          <li key={p.agentId}>
            <Personne nom={p.nom} couleur={COULEURS[p.unite as keyof typeof COULEURS] ?? 'gris'}>
              {LIBELLES_FONCTION[p.fonction as keyof typeof LIBELLES_FONCTION] ?? p.fonction}
              {p.agentId === revue.conducteurId ? ' · conduit' : ''}
              {p.etat === 'attente' ? ' · salle d’attente' : ''}
              {p.etat === 'reconnexion' ? ' · reconnexion…' : ''}
            </Personne>
          </li>
        ))}
      </ul>
      {/* Pas d'annonce : le numéro change à chaque événement. Une coupure, elle, a son bandeau. */}
      <span className="fin">
        {connexion === 'connectee' ? `Tout est enregistré · événement n° ${revue.sequence}` : 'Reconnexion…'}
      </span>
    </footer>
  );
}
