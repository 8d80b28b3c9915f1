import { LIBELLES_SORT, SORTS_LIGNE } from '@pdp/domain';
import type { ImportVue, SortLigne } from '@pdp/domain';
import { nombre } from '../../platform/format/textes';
import { couleurSort, EFFETS_SORT, totalLignes } from './imports.vue';
import styles from './reperage.module.css';

type Props = {
  readonly compte: ImportVue['compte'];
  readonly sort: SortLigne | undefined;
  readonly filtrer: (sort: SortLigne | undefined) => void;
};

/** Nombre de lignes par sort ; chacun filtre l'aperçu et reste dans l'adresse. */
export function FiltreSorts({ compte, sort, filtrer }: Props) {
  return (
    <>
      <div role="group" aria-label="Filtrer les lignes" className={styles['sorts']}>
        <Compteur
          libelle="Toutes"
          total={totalLignes({ compte })}
          actif={sort === undefined}
          choisir={() => filtrer(undefined)}
        />
        {SORTS_LIGNE.map((un) => (
          <Compteur
            key={un}
            libelle={LIBELLES_SORT[un]}
            total={compte[un]}
            couleur={couleurSort(un)}
            actif={sort === un}
            choisir={() => filtrer(sort === un ? undefined : un)}
          />
        ))}
      </div>
      {sort && <p className="doux">{EFFETS_SORT[sort]}</p>}
    </>
  );
}

type PropsCompteur = { libelle: string; total: number; couleur?: string; actif: boolean; choisir: () => void };

function Compteur({ libelle, total, couleur = 'gris', actif, choisir }: PropsCompteur) {
  return (
    <button
      type="button"
      className={`${styles['sort']} ${styles[couleur]}`}
      aria-pressed={actif}
      disabled={total === 0 && !actif}
      onClick={choisir}
    >
      <b>{nombre(total)}</b>
      <span>{libelle}</span>
    </button>
  );
}
