import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { peutActe } from '@pdp/permissions';
import { PlanifierRevue } from '../../features/revue/liste/planifier-revue';
import { TableRevues } from '../../features/revue/liste/table-revues';
import { OrientationsEtm } from '../../features/revue/orientation/orientations-etm';
import { optionsRevues } from '../../features/revue/revue.requetes';
import { Rythmes } from '../../features/revue/rythme/rythmes';
import { useSession } from '../../platform/session/session.requetes';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';
import { Erreur } from '../../platform/ui/retours/erreur';
import { Squelette } from '../../platform/ui/retours/squelette';
import { Suite } from '../../platform/ui/tableau/pagination';

const FILTRES = [
  { value: '', label: 'Toutes' },
  { value: 'EN_COURS', label: 'En direct' },
  { value: 'ORDRE_DU_JOUR_OUVERT', label: 'À préparer' },
  { value: 'COMPTE_RENDU_VALIDE', label: 'Comptes rendus' },
];

/** Revues passées, en cours et à venir. */
export function PageRevues() {
  const { etat } = useSearch({ strict: false }) as { etat?: string };
  const aller = useNavigate();
  const { fonction } = useSession().habilitationActive;
  // Pour l'équipe technique, ce qui attend sa réponse passe avant la liste des séances.
  const etm = fonction === 'COORDINATEUR_ETM';
  const revues = useInfiniteQuery(optionsRevues(etat));
  const lignes = revues.data?.pages.flatMap((p) => p.elements) ?? [];
  return (
    <Page>
      <EnTetePage
        titre="Revues de dossiers"
        sousTitre="Tous les quinze jours, les services décident ensemble de la suite."
        actions={peutActe(fonction, 'revue.planifier') && <PlanifierRevue />}
      />
      <Filtre etat={etat} surChoix={(v) => void aller({ to: '/revues', search: v === '' ? {} : { etat: v } })} />
      {etm && <OrientationsEtm />}
      <Carte>
        {revues.isPending && <Squelette />}
        {revues.isError && <Erreur erreur={revues.error} reessayer={() => void revues.refetch()} />}
        {revues.isSuccess && <TableRevues revues={lignes} />}
        {lignes.length > 0 && (
          <Suite
            affiches={lignes.length}
            encore={revues.hasNextPage}
            enCours={revues.isFetchingNextPage}
            surSuite={() => void revues.fetchNextPage()}
          />
        )}
      </Carte>
      {peutActe(fonction, 'etm.suivre') && !etm && <OrientationsEtm />}
      {peutActe(fonction, 'revue.planifier') && <Rythmes />}
    </Page>
  );
}

type PropsFiltre = { etat: string | undefined; surChoix: (etat: string) => void };

// Quatre choix ne tiennent pas côte à côte au téléphone : ils s'y prennent dans une liste.
function Filtre({ etat, surChoix }: PropsFiltre) {
  const telephone = useMediaQuery('(max-width: 560px)', undefined, { getInitialValueInEffect: false });
  const commun = { data: FILTRES, value: etat ?? '' };
  if (telephone)
    return <NativeSelect label="Séances affichées" {...commun} onChange={(e) => surChoix(e.currentTarget.value)} />;
  return <SegmentedControl aria-label="Filtrer les séances" {...commun} onChange={surChoix} />;
}
