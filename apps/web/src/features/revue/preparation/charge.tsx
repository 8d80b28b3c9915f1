import { chargeDeSeance, type RevueVue } from '@pdp/domain';
import { pluriel } from '../../../platform/format/textes';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { aLOrdreDuJour } from '../revue.vue';
import styles from './preparation.module.css';

/** Temps demandé contre temps de la séance, dit en mots et en barre. */
export function Charge({ revue }: { readonly revue: RevueVue }) {
  const passages = aLOrdreDuJour(revue.passages);
  const { total, reste, depasse } = chargeDeSeance(passages, revue.dureeMinutes);
  return (
    <div className={styles['charge']}>
      <meter
        min={0}
        max={revue.dureeMinutes}
        high={revue.dureeMinutes}
        value={Math.min(total, revue.dureeMinutes)}
        aria-label={`Temps de l’ordre du jour : ${total} minutes sur ${revue.dureeMinutes}`}
      />
      <span className="nombre">
        {pluriel(passages.length, 'dossier')} · {total} min sur {revue.dureeMinutes}
      </span>
      <Puce couleur={depasse ? 'rouge' : 'vert'}>
        {depasse ? `${-reste} min de trop` : reste === 0 ? 'juste le temps' : `reste ${reste} min`}
      </Puce>
    </div>
  );
}
