import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { peutActe } from '@pdp/permissions';
import type { Fonction } from '@pdp/domain';
import { EssaiDroits } from '../../features/administration/droits/essai-droits';
import { InvitationsFichier } from '../../features/administration/invitations/invitations-fichier';
import { LieuxAccueil } from '../../features/administration/lieux/lieux-accueil';
import { ListeHabilitations } from '../../features/administration/liste-habilitations';
import { NouvelleHabilitation } from '../../features/administration/nouvelle-habilitation';
import { OngletsAdministration, ongletDe } from '../../features/administration/onglets-administration';
import type { OngletAdministration } from '../../features/administration/onglets-administration';
import { ListeRegles } from '../../features/administration/regles/liste-regles';
import { ListesReconfirmation } from '../../features/administration/reconfirmation/listes-reconfirmation';
import { AbsencesPlateforme } from '../../features/suppleance/absences-plateforme';
import { Filtres } from '../../platform/ui/mise-en-page/filtres';
import styles from '../../features/administration/administration.module.css';
import { rechercheAdministration } from '../../navigation/recherches';
import { useSession } from '../../platform/session/session.requetes';
import { ChampRecherche } from '../../platform/ui/formulaire/champ-recherche';
import { LienBouton } from '../../platform/ui/liens/liens';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { EnTetePage } from '../../platform/ui/mise-en-page/en-tete-page';
import { Page } from '../../platform/ui/mise-en-page/grille';
import { EtatVide } from '../../platform/ui/retours/etat-vide';

const route = getRouteApi('/connecte/administration');

function ongletsPermis(fonction: Fonction): readonly OngletAdministration[] {
  return [
    ...(peutActe(fonction, 'habilitation.gerer')
      ? (['habilitations', 'invitations', 'reconfirmation', 'absences'] as const)
      : []),
    ...(peutActe(fonction, 'regle.gerer') ? (['regles'] as const) : []),
    ...(peutActe(fonction, 'lieu.gerer') ? (['lieux'] as const) : []),
    ...(peutActe(fonction, 'droits.tester') ? (['droits'] as const) : []),
  ];
}

/** Administration : qui exerce quelle fonction, jusqu'à quand ; aucun dossier ne s'ouvre d'ici. */
export function PageAdministration() {
  const { fonction } = useSession().habilitationActive;
  const { onglet } = route.useSearch();
  const naviguer = route.useNavigate();
  const [nouvelle, poserNouvelle] = useState(false);
  const permis = ongletsPermis(fonction);
  const actif = ongletDe(onglet, permis);
  if (actif === undefined) return <SansGestion />;
  return (
    <Page>
      <EnTetePage
        titre="Administration"
        sousTitre="Les fonctions de chacun et leur durée. Administrer n’ouvre aucun dossier."
        actions={
          actif === 'habilitations' && (
            <Button leftSection={<IconPlus size={18} aria-hidden="true" />} onClick={() => poserNouvelle(true)}>
              Nouvelle habilitation
            </Button>
          )
        }
      />
      <OngletsAdministration
        permis={permis}
        actif={actif}
        choisir={(choisi) => void naviguer({ search: rechercheAdministration({ onglet: choisi }), replace: true })}
      />
      <div id="partie-administration" className={styles['partie']}>
        <Partie onglet={actif} />
      </div>
      {nouvelle && <NouvelleHabilitation fermer={() => poserNouvelle(false)} />}
    </Page>
  );
}

function Partie({ onglet }: { onglet: OngletAdministration }) {
  switch (onglet) {
    case 'habilitations':
      return <Habilitations />;
    case 'invitations':
      return <InvitationsFichier />;
    case 'reconfirmation':
      return <ListesReconfirmation />;
    case 'absences':
      return <AbsencesPlateforme />;
    case 'regles':
      return <ListeRegles />;
    case 'lieux':
      return <LieuxAccueil />;
    case 'droits':
      return <EssaiDroits />;
  }
}

function Habilitations() {
  const { recherche } = route.useSearch();
  const naviguer = route.useNavigate();
  return (
    <Carte titre="Habilitations">
      <Filtres>
        <ChampRecherche
          label="Nom, adresse ou organisme"
          valeur={recherche}
          surChoix={(mots) => void naviguer({ search: rechercheAdministration({ recherche: mots }), replace: true })}
        />
      </Filtres>
      <ListeHabilitations recherche={recherche} />
    </Carte>
  );
}

function SansGestion() {
  return (
    <Page>
      <EnTetePage titre="Administration" />
      <Carte>
        <EtatVide
          titre="Les habilitations se gèrent par un administrateur"
          action={<LienBouton to="/annuaire">Ouvrir l’annuaire</LienBouton>}
        >
          L’annuaire dit qui exerce quelle fonction.
        </EtatVide>
      </Carte>
    </Page>
  );
}
