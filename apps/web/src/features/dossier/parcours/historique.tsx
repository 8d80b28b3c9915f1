import { useInfiniteQuery } from '@tanstack/react-query';
import { LIBELLES_CATEGORIE } from '@pdp/domain';
import type { DossierVue, EvenementHistorique } from '@pdp/domain';
import { dateHeureMoyenne, dateMoyenne } from '../../../platform/format/dates';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../../platform/ui/retours/etat-vide';
import { Erreur } from '../../../platform/ui/retours/erreur';
import { Squelette } from '../../../platform/ui/retours/squelette';
import { Suite } from '../../../platform/ui/tableau/pagination';
import { optionsHistorique } from '../dossier.requetes';
import styles from '../dossier.module.css';

/** Historique complet, du plus récent au plus ancien, tel que ce lecteur peut le lire. */
export function Historique({ dossier }: { readonly dossier: DossierVue }) {
  const historique = useInfiniteQuery(optionsHistorique(dossier.id));
  const evenements = historique.data?.pages.flatMap((page) => page.elements) ?? [];
  return (
    <>
      <h2>Historique</h2>
      {historique.isPending && <Squelette />}
      {historique.isError && <Erreur erreur={historique.error} reessayer={() => void historique.refetch()} />}
      {historique.isSuccess && evenements.length === 0 && (
        <EtatVide titre="Rien encore">Chaque changement de ce dossier s’inscrira ici, avec son auteur.</EtatVide>
      )}
      <ol className={styles['frise']}>
        {evenements.map((evenement) => (
          <Evenement key={evenement.id} evenement={evenement} />
        ))}
      </ol>
      {historique.hasNextPage && (
        <Suite
          affiches={evenements.length}
          encore
          enCours={historique.isFetchingNextPage}
          surSuite={() => void historique.fetchNextPage()}
        />
      )}
    </>
  );
}

function Evenement({ evenement: { type, libelle, par, le, categorie } }: { evenement: EvenementHistorique }) {
  // Un entretien se note au jour près : une heure y serait inventée.
  const quand = type === 'entretien' ? dateMoyenne(le) : dateHeureMoyenne(le);
  return (
    <li className={styles['ligne']}>
      <div>
        <b>{libelle}</b>
        <div className="fin">{[par, quand].filter(Boolean).join(' · ')}</div>
      </div>
      {categorie && <Puce>{LIBELLES_CATEGORIE[categorie]}</Puce>}
    </li>
  );
}
