import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { optionsDossier } from '../../features/dossier/dossier.requetes';
import { Dossier } from '../../features/dossier/dossier';
import { DossierFerme } from '../../features/dossier/dossier-ferme';
import { estEchec } from '../../platform/api/probleme';
import { useIntervalleSecours } from '../../platform/realtime/etat-connexion';
import { GardeAcces } from '../../platform/ui/acces/garde-acces';
import { Lecture } from '../../platform/ui/retours/lecture';
import { SquelettePage } from '../../platform/ui/retours/squelette';

const route = getRouteApi('/connecte/dossiers/$id');

/** Dossier d'un assuré, projeté pour le lecteur. */
export function PageDossier() {
  const { id } = route.useParams();
  return (
    <GardeAcces ressource="dossier" id={id}>
      <Contenu key={id} id={id} />
    </GardeAcces>
  );
}

function Contenu({ id }: { id: string }) {
  const { onglet } = route.useSearch();
  const naviguer = route.useNavigate();
  const dossier = useQuery({ ...optionsDossier(id), refetchInterval: useIntervalleSecours() });
  // Un refus efface aussi ce qui était déjà affiché : l'accès a pu tomber depuis la dernière lecture.
  if (estEchec(dossier.error, 'introuvable') || estEchec(dossier.error, 'acces-refuse')) return <DossierFerme />;
  return (
    <Lecture requete={dossier} squelette={<SquelettePage />}>
      {(vue) => (
        <Dossier
          dossier={vue}
          onglet={onglet}
          surOnglet={(cle) => void naviguer({ search: { onglet: cle }, replace: true, resetScroll: false })}
        />
      )}
    </Lecture>
  );
}
