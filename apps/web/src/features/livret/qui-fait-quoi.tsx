import type { IntervenantLivret, MonLivretVue } from '@pdp/domain';
import { telephone } from '../../platform/format/textes';
import { libelleAppel, motReferent, roleEnClair } from './livret.vue';
import styles from './livret.module.css';

/** « Qui fait quoi » : le référent d'abord, un appui pour l'appeler. */
export function QuiFaitQuoi({ livret }: { readonly livret: MonLivretVue }) {
  const intervenants = [...(livret.contenu?.quiFaitQuoi ?? [])].sort((a, b) => rang(a) - rang(b));
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
    </section>
  );
}

const rang = ({ referent, moi }: IntervenantLivret): number => (referent ? 0 : moi ? 2 : 1);

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
