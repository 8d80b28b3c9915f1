import { dansLOrdreDeLecture, motReferent } from '@pdp/domain';
import type { IntervenantLivret, MonLivretVue } from '@pdp/domain';
import { telephone } from '../../platform/format/textes';
import { libelleAppel, roleEnClair } from './livret.vue';
import { PiedDePartie } from './pied-de-partie';
import styles from './livret.module.css';

/** « Qui fait quoi » : le référent d'abord, un appui pour l'appeler. */
export function QuiFaitQuoi({ livret, aujourdhui }: { readonly livret: MonLivretVue; readonly aujourdhui: string }) {
  const intervenants = dansLOrdreDeLecture(livret.contenu?.quiFaitQuoi ?? []);
  if (intervenants.length === 0) return null;
  return (
    <section aria-labelledby="titre-qui">
      <h2 id="titre-qui" data-lu="">
        Qui fait quoi
      </h2>
      <ul className={styles['liste']}>
        {intervenants.map((intervenant) => (
          <Intervenant key={`${intervenant.nom}${intervenant.fait}`} intervenant={intervenant} />
        ))}
      </ul>
      <PiedDePartie livret={livret} partie="QUI_FAIT_QUOI" aujourdhui={aujourdhui} />
    </section>
  );
}

function Intervenant({ intervenant }: { intervenant: IntervenantLivret }) {
  const { nom, referent, moi, organisme, telephone: numero } = intervenant;
  return (
    <li className={styles['bloc']}>
      <div data-lu="">
        <strong>{moi ? 'Moi' : nom}</strong>{' '}
        {referent && <span className={styles['puce']}>{motReferent(intervenant)}</span>}
        <p>{roleEnClair(intervenant)}</p>
        {organisme && !moi && <p className={styles['petit']}>{organisme}</p>}
      </div>
      {numero && !moi && (
        <>
          <a
            className={`${styles['bouton']} ${referent ? '' : styles['second']} ${styles['ecran']}`}
            href={`tel:${numero.replace(/[\s.]/g, '')}`}
          >
            {libelleAppel(intervenant)}
          </a>
          <p className={styles['petit']}>Téléphone&nbsp;: {telephone(numero)}</p>
        </>
      )}
    </li>
  );
}
