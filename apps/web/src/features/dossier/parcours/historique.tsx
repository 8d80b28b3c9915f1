import { useQuery } from '@tanstack/react-query';
import { LIBELLES_CATEGORIE } from '@pdp/domain';
import type { DossierVue, EvenementHistorique } from '@pdp/domain';
import { dateHeureMoyenne } from '../../../platform/format/dates';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { optionsHistorique } from '../dossier.requetes';
import styles from '../dossier.module.css';

/** Historique complet, du plus récent au plus ancien, tel que ce lecteur peut le lire. */
export function Historique({ dossier }: { readonly dossier: DossierVue }) {
  const historique = useQuery(optionsHistorique(dossier.id));
  return (
    <>
      <h2>Historique</h2>
      <Lecture requete={historique}>
        {({ elements }) =>
          elements.length === 0 ? (
            <EtatVide titre="Rien encore">Chaque changement de ce dossier s’inscrira ici, avec son auteur.</EtatVide>
          ) : (
            <ol className={styles['frise']}>
              {elements.map((evenement) => (
                <Evenement key={evenement.id} evenement={evenement} />
              ))}
            </ol>
          )
        }
      </Lecture>
    </>
  );
}

function Evenement({ evenement: { libelle, par, le, categorie } }: { evenement: EvenementHistorique }) {
  return (
    <li className={styles['ligne']}>
      <div>
        <b>{libelle}</b>
        <div className="fin">{[par, dateHeureMoyenne(le)].filter(Boolean).join(' · ')}</div>
      </div>
      {categorie && <Puce>{LIBELLES_CATEGORIE[categorie]}</Puce>}
    </li>
  );
}
