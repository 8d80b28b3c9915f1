import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { peutActe } from '@pdp/permissions';
import { ListeHabilitations } from '../../features/administration/liste-habilitations';
import { NouvelleHabilitation } from '../../features/administration/nouvelle-habilitation';
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

/** Administration : qui exerce quelle fonction, jusqu'à quand ; aucun dossier ne s'ouvre d'ici. */
export function PageAdministration() {
  const { fonction } = useSession().habilitationActive;
  if (!peutActe(fonction, 'habilitation.gerer')) return <SansGestion />;
  return <Habilitations />;
}

function Habilitations() {
  const { recherche } = route.useSearch();
  const naviguer = route.useNavigate();
  const [nouvelle, poserNouvelle] = useState(false);
  return (
    <Page>
      <EnTetePage
        titre="Administration"
        sousTitre="Les fonctions de chacun et leur durée. Administrer n’ouvre aucun dossier."
        actions={
          <Button leftSection={<IconPlus size={18} aria-hidden="true" />} onClick={() => poserNouvelle(true)}>
            Nouvelle habilitation
          </Button>
        }
      />
      <Carte titre="Habilitations">
        <div className={styles['filtres']}>
          <ChampRecherche
            label="Nom, adresse ou organisme"
            valeur={recherche}
            surChoix={(mots) => void naviguer({ search: rechercheAdministration({ recherche: mots }), replace: true })}
          />
        </div>
        <ListeHabilitations recherche={recherche} />
      </Carte>
      {nouvelle && <NouvelleHabilitation fermer={() => poserNouvelle(false)} />}
    </Page>
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
          Votre fonction lit le journal des accès, dossier par dossier, quand une personne exerce ses droits. L’annuaire
          dit qui exerce quelle fonction.
        </EtatVide>
      </Carte>
    </Page>
  );
}
