import { useAujourdhui } from '../../../platform/format/horloge';
import type { DossierVue } from '@pdp/domain';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { depuisLe, nomDuMembre, roleDuMembre } from '../dossier.vue';
import styles from '../dossier.module.css';

/** Cercle de suivi : les personnes et les services reliés au dossier, et depuis quand. */
export function Cercle({ dossier }: { readonly dossier: DossierVue }) {
  const aujourdhui = useAujourdhui();
  return (
    <Carte titre="Cercle de suivi">
      {dossier.cercle.length === 0 ? (
        <p className="doux">Personne n’est encore relié à ce dossier.</p>
      ) : (
        <ul className={styles['cercle']}>
          {dossier.cercle.map((membre) => (
            <li key={membre.affectationId}>
              <div>
                <b>{nomDuMembre(membre)}</b>
                <div className="fin">{roleDuMembre(membre)}</div>
              </div>
              <span className="fin">{depuisLe(membre, aujourdhui)}</span>
            </li>
          ))}
        </ul>
      )}
    </Carte>
  );
}
