import { IconCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { PassageVue, RevueVue } from '@pdp/domain';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { PasserLeLot } from '../lot/passer-le-lot';
import { RAISONS, aLOrdreDuJour, suiteDuPassage } from '../revue.vue';
import { PlusTard } from './plus-tard';
import styles from './salle.module.css';

type Props = {
  readonly revue: RevueVue;
  readonly courantId: string | null;
  readonly afficheId: string | null;
  readonly surChoix: (id: string) => void;
};

/** Pixels laissés avant le dossier du moment : on devine celui d'avant. */
const RETRAIT = 48;

/** Ordre du jour de la séance : faits, courant, à venir ; un clic fait lire un autre passage sans quitter la séance. */
export function OrdreDuJour({ revue, courantId, afficheId, surChoix }: Props) {
  const courant = useRef<HTMLButtonElement>(null);
  // En ruban sur tablette : le dossier du moment reste en vue quand le groupe avance.
  useEffect(() => {
    const ruban = courant.current?.closest('ol');
    if (ruban && courant.current) ruban.scrollLeft = courant.current.offsetLeft - ruban.offsetLeft - RETRAIT;
  }, [courantId]);
  return (
    <nav className={`${styles['colonne']} ${styles['ordre']}`} aria-label="Ordre du jour">
      <h2>Ordre du jour</h2>
      <ol>
        {aLOrdreDuJour(revue.passages).map((p, i) => (
          <li key={p.id}>
            <button
              type="button"
              ref={p.id === courantId ? courant : undefined}
              className={classeDe(p, courantId, afficheId)}
              aria-current={p.id === courantId ? 'step' : undefined}
              onClick={() => surChoix(p.id)}
            >
              <span aria-hidden="true">{p.decision ? <IconCheck size={16} stroke={2.5} /> : i + 1}</span>
              <span className={styles['quoi']}>
                <span>{p.nomAffiche ?? (p.visible ? `Dossier ${i + 1}` : 'Dossier réservé')}</span>
                <Suite passage={p} />
              </span>
              <span className="fin nombre">
                {p.dureeMinutes}
                <span aria-hidden="true">’</span>
                <span className="visuellement-cache"> minutes</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      <PasserLeLot revue={revue} />
      <PlusTard revue={revue} passageId={courantId} />
    </nav>
  );
}

function Suite({ passage: p }: { passage: PassageVue }) {
  if (p.voixManquantes.length > 0)
    return (
      <>
        <span className="fin">{suiteDuPassage(p)}</span>
        <Puce couleur="ambre">voix manquante</Puce>
      </>
    );
  const raison = p.raisons[0];
  if (p.termineLe !== null || !raison) return <span className="fin">{suiteDuPassage(p)}</span>;
  return <Puce couleur={RAISONS[raison]?.couleur ?? 'gris'}>{RAISONS[raison]?.libelle ?? raison}</Puce>;
}

function classeDe(p: PassageVue, courantId: string | null, afficheId: string | null): string {
  return [
    styles['passage'],
    p.id === courantId && styles['courant'],
    p.id === afficheId && p.id !== courantId && styles['regarde'],
    p.termineLe !== null && styles['fait'],
  ]
    .filter(Boolean)
    .join(' ');
}
