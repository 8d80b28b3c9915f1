import { Button, Drawer } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { VisiteVue } from '@pdp/domain';
import { useState } from 'react';
import { useIntervalleSecours } from '../../platform/realtime/etat-connexion';
import { useSession } from '../../platform/session/session.requetes';
import { LienTexte } from '../../platform/ui/liens/liens';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { Erreur } from '../../platform/ui/retours/erreur';
import { Lecture } from '../../platform/ui/retours/lecture';
import { Squelette } from '../../platform/ui/retours/squelette';
import { SuiteVisite } from './suite-visite';
import { optionsVisite, optionsVisitesService } from './visite.requetes';
import { couleurVisite, libelleVisite, nomVisite, precisionVisite } from './visite.vue';
import styles from './visite.module.css';

const route = getRouteApi('/connecte/travail');

// Dans l'ordre où elles pressent : rendre compte d'une visite faite, tenir celles qui sont fixées, fixer les autres.
const A_TRAITER = ['REALISEE', 'PLANIFIEE', 'DEMANDEE'] as const;

const ACTION: Readonly<Record<string, string>> = {
  REALISEE: 'Noter la réponse',
  PLANIFIEE: 'Saisir le résultat',
  DEMANDEE: 'Planifier',
};

/** Visites à traiter du service de santé au travail ; rien pour les autres fonctions. */
export function FileVisites() {
  const { unite } = useSession().habilitationActive;
  return unite === 'SPST' ? <CarteVisites /> : null;
}

function CarteVisites() {
  const { visite: ouverte } = route.useSearch();
  const naviguer = route.useNavigate();
  const ouvrir = (visite: string | undefined) =>
    void naviguer({ search: (avant) => ({ ...avant, visite }), replace: true });
  const intervalle = useIntervalleSecours(60_000);
  const realisees = useInfiniteQuery({ ...optionsVisitesService('REALISEE'), refetchInterval: intervalle });
  const planifiees = useInfiniteQuery({ ...optionsVisitesService('PLANIFIEE'), refetchInterval: intervalle });
  const demandees = useInfiniteQuery({ ...optionsVisitesService('DEMANDEE'), refetchInterval: intervalle });
  const requetes = [realisees, planifiees, demandees];
  const visites = requetes.flatMap((requete) => requete.data?.pages.flatMap((page) => page.elements) ?? []);
  const suite = requetes.find((requete) => requete.hasNextPage);
  const enEchec = requetes.find((requete) => requete.isError && !requete.data);
  return (
    <Carte titre="Visites de pré-reprise à traiter" accent>
      {enEchec && <Erreur erreur={enEchec.error} reessayer={() => void enEchec.refetch()} />}
      {requetes.some((requete) => requete.isPending) && <Squelette lignes={A_TRAITER.length} hauteur={34} />}
      {requetes.every((requete) => requete.isSuccess) && visites.length === 0 && (
        <p className="doux">Aucune visite à traiter. Les nouvelles demandes arriveront ici.</p>
      )}
      <ul className={styles['file']}>
        {visites.map((visite) => (
          <LigneVisite key={visite.id} visite={visite} ouvrir={() => ouvrir(visite.id)} />
        ))}
      </ul>
      {suite && (
        <Button variant="default" loading={suite.isFetchingNextPage} onClick={() => void suite.fetchNextPage()}>
          Afficher la suite
        </Button>
      )}
      {ouverte && <TiroirVisite key={ouverte} id={ouverte} fermer={() => ouvrir(undefined)} />}
    </Carte>
  );
}

function LigneVisite({ visite, ouvrir }: { visite: VisiteVue; ouvrir: () => void }) {
  return (
    <li>
      <div>
        {visite.nomAffiche ? (
          <LienTexte to="/dossiers/$id" params={{ id: visite.dossierId }} search={{ onglet: 'visites' }} fw={700}>
            {visite.nomAffiche}
          </LienTexte>
        ) : (
          <b>{nomVisite(visite)}</b>
        )}{' '}
        <Puce couleur={couleurVisite(visite.etat)}>{libelleVisite(visite.etat)}</Puce>
        <div className="fin">{precisionVisite(visite)}</div>
      </div>
      {visite.capacites.length > 0 && (
        <Button variant={visite.etat === 'DEMANDEE' ? 'default' : 'filled'} size="compact-md" onClick={ouvrir}>
          {ACTION[visite.etat] ?? 'Ouvrir'}
          <span className="visuellement-cache">&nbsp;: {nomVisite(visite)}</span>
        </Button>
      )}
    </li>
  );
}

// L'adresse garde la visite ouverte : une notification mène droit ici.
function TiroirVisite({ id, fermer }: { id: string; fermer: () => void }) {
  const visite = useQuery(optionsVisite(id));
  const nom = visite.data ? `\u00a0: ${nomVisite(visite.data)}` : '';
  return (
    <Drawer opened onClose={fermer} position="right" size="xl" title={`Visite de pré-reprise${nom}`}>
      <Lecture requete={visite}>
        {(recue) =>
          // Relue à l'ouverture : une visite fixée à l'instant se montrerait sinon telle qu'avant.
          visite.isFetchedAfterMount ? (
            <ContenuVisite recue={recue} fermer={fermer} />
          ) : (
            <Squelette lignes={3} hauteur={34} />
          )
        }
      </Lecture>
    </Drawer>
  );
}

// La visite telle qu'à l'ouverture : une relecture n'efface pas une saisie, le serveur refuse une version dépassée.
function ContenuVisite({ recue, fermer }: { recue: VisiteVue; fermer: () => void }) {
  const [visite] = useState(recue);
  return (
    <>
      <p className="doux" style={{ marginBottom: 16 }}>
        {precisionVisite(visite)}
      </p>
      {visite.capacites.length === 0 && <p>Rien à faire de votre côté pour cette visite.</p>}
      <SuiteVisite visite={visite} surFini={fermer} />
    </>
  );
}
