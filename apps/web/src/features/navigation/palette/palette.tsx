import { Spotlight, createSpotlight } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowRight, IconSearch, IconUser } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { DossierLigne, DossiersPage } from '@pdp/domain';
import { normaliserPourRecherche } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { api } from '../../../platform/api/client';
import { useMagasin } from '../../../platform/magasin';
import { peutVoirEcran } from '../../../platform/permissions/menu';
import { useSession } from '../../../platform/session/session.requetes';
import { entreesMenu } from '../entrees-menu';
import type { EntreeMenu } from '../entrees-menu';
import { paletteDemandee } from './etat-palette';
import { usePremierResultat } from './use-premier-resultat';
import '@mantine/spotlight/styles.layer.css';

const [magasin, actions] = createSpotlight();
const LONGUEUR_MINIMALE = 2;
const PRESENTATION = {
  shortcut: null,
  scrollable: true,
  maxHeight: 420,
  centered: false,
  yOffset: '10vh',
  overlayProps: { backgroundOpacity: 0.45 },
  attributes: { content: { 'aria-label': 'Recherche' } },
};

function useDossiersTrouves(saisie: string, permis: boolean) {
  const [recherche] = useDebouncedValue(saisie.trim(), 200);
  return useQuery({
    queryKey: cles.dossiers({ recherche, limite: 8 }),
    queryFn: ({ signal }) => api.lire<DossiersPage>('/dossiers', { signal, params: { recherche, limite: 8 } }),
    enabled: permis && recherche.length >= LONGUEUR_MINIMALE,
    placeholderData: keepPreviousData,
  });
}

const description = (dossier: DossierLigne): string =>
  [dossier.numero, dossier.jourArret ? `J ${dossier.jourArret}` : null, dossier.referent].filter(Boolean).join(' · ');

/** Recherche globale : personnes par nom, NIR ou numéro (selon les droits), et pages de l'application. */
export function Palette() {
  const demandee = useMagasin(paletteDemandee);
  const { fonction } = useSession().habilitationActive;
  const [saisie, poserSaisie] = useState('');
  const trouves = useDossiersTrouves(saisie, peutVoirEcran(fonction, 'assures'));
  useEffect(() => {
    if (demandee > 0) actions.open();
  }, [demandee]);
  const cherche = normaliserPourRecherche(saisie);
  const pages = entreesMenu(fonction).filter(({ libelle }) => normaliserPourRecherche(libelle).includes(cherche));
  const dossiers = saisie.trim().length >= LONGUEUR_MINIMALE ? (trouves.data?.elements ?? []) : [];
  usePremierResultat(magasin, [...dossiers.map(({ id }) => id), ...pages.map(({ vers }) => vers)].join(' '));
  return (
    <Spotlight.Root store={magasin} query={saisie} onQueryChange={poserSaisie} {...PRESENTATION}>
      <Spotlight.Search
        placeholder="Nom, NIR ou n° de dossier…"
        aria-label="Chercher une personne ou une page"
        leftSection={<IconSearch size={18} />}
      />
      <Spotlight.ActionsList>
        {dossiers.length > 0 && <Personnes dossiers={dossiers} />}
        {pages.length > 0 && <Pages pages={pages} />}
        {dossiers.length + pages.length === 0 && (
          <Spotlight.Empty>
            {trouves.isFetching ? 'Recherche…' : 'Personne ni page à ce nom, ou qui vous soit ouverte.'}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function Personnes({ dossiers }: { dossiers: readonly DossierLigne[] }) {
  const naviguer = useNavigate();
  return (
    <Spotlight.ActionsGroup label="Personnes">
      {dossiers.map((dossier) => (
        <Spotlight.Action
          key={dossier.id}
          label={dossier.nomAffiche ?? dossier.numero}
          description={description(dossier)}
          leftSection={<IconUser size={18} />}
          onClick={() => void naviguer({ to: '/dossiers/$id', params: { id: dossier.id } })}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

function Pages({ pages }: { pages: readonly EntreeMenu[] }) {
  const naviguer = useNavigate();
  return (
    <Spotlight.ActionsGroup label="Pages">
      {pages.map((page) => (
        <Spotlight.Action
          key={page.vers}
          label={page.libelle}
          leftSection={<IconArrowRight size={18} />}
          onClick={() => void naviguer({ to: page.vers })}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}
