import type { CandidatVue } from '@pdp/domain';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { RAISONS } from '../revue.vue';
import styles from './preparation.module.css';

/** Pourquoi ce dossier est proposé : chaque raison, et ce qui la fonde. */
export function Raisons({ explications }: { readonly explications: CandidatVue['explications'] }) {
  return (
    <ul className={styles['raisons']}>
      {explications.map(({ raison, texte }) => (
        <li key={raison}>
          <Puce couleur={RAISONS[raison]?.couleur ?? 'gris'}>{RAISONS[raison]?.libelle ?? raison}</Puce>{' '}
          <span className="fin">{texte}</span>
        </li>
      ))}
    </ul>
  );
}
