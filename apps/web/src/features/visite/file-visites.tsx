import { Button, Drawer } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { VisiteVue } from '@pdp/domain';
import { useState } from 'react';
import { useIntervalleSecours } from '../../platform/realtime/etat-connexion';
import { useSession } from '../../platform/session/session.requetes';
import { LienTexte } from '../../platform/ui/liens/liens';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { Erreur } from '../../platform/ui/retours/erreur';
import { Squelette } from '../../platform/ui/retours/squelette';
import { SuiteVisite } from './suite-visite';
import { optionsVisitesService } from './visite.requetes';
import { couleurVisite, libelleVisite, momentVisite } from './visite.vue';
import styles from './visite.module.css';

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
  const [ouverte, poserOuverte] = useState<VisiteVue>();
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
          <LigneVisite key={visite.id} visite={visite} ouvrir={() => poserOuverte(visite)} />
        ))}
      </ul>
      {suite && (
        <Button variant="default" loading={suite.isFetchingNextPage} onClick={() => void suite.fetchNextPage()}>
          Afficher la suite
        </Button>
      )}
      {ouverte && <TiroirVisite visite={ouverte} fermer={() => poserOuverte(undefined)} />}
    </Carte>
  );
}

/** Nom de la personne, ou ce qu'on peut en dire sans son accord. */
const nomVisite = (visite: VisiteVue): string => visite.nomAffiche ?? 'Identité non partagée';

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
        <div className="fin">{momentVisite(visite)}</div>
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

function TiroirVisite({ visite, fermer }: { visite: VisiteVue; fermer: () => void }) {
  return (
    <Drawer
      opened
      onClose={fermer}
      position="right"
      size="xl"
      title={`Visite de pré-reprise\u00a0: ${nomVisite(visite)}`}
    >
      <p className="doux" style={{ marginBottom: 16 }}>
        {momentVisite(visite)}
      </p>
      <SuiteVisite visite={visite} surFini={fermer} />
    </Drawer>
  );
}
