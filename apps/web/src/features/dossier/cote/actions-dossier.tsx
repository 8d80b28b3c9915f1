import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ComponentType } from 'react';
import type { CapaciteDossier, DossierVue } from '@pdp/domain';
import { peut } from '../../../platform/permissions/capacites';
import { LienBouton } from '../../../platform/ui/liens/liens';
import { Carte } from '../../../platform/ui/mise-en-page/carte';
import { DialogueClore } from '../../cloture/dialogue-clore';
import type { CleOnglet } from '../onglets';
import { DialogueAffecter } from './dialogue-affecter';
import { DialogueInscrire } from './dialogue-inscrire';
import { DialogueTransition } from './dialogue-transition';
import { DialogueTransmettre } from './dialogue-transmettre';
import { TRANSITIONS } from './transitions';
import type { TransitionMontree } from './transitions';
import styles from '../dossier.module.css';

type PropsDialogue = { readonly dossier: DossierVue; readonly fermer: () => void };

const DIALOGUES: readonly { capacite: CapaciteDossier; libelle: string; Dialogue: ComponentType<PropsDialogue> }[] = [
  { capacite: 'INSCRIRE_REVUE', libelle: 'Inscrire à une revue', Dialogue: DialogueInscrire },
  { capacite: 'AFFECTER', libelle: 'Relier une personne', Dialogue: DialogueAffecter },
  { capacite: 'TRANSMETTRE_REFERENT', libelle: 'Transmettre à un autre référent', Dialogue: DialogueTransmettre },
];

const LIENS: readonly { capacite: CapaciteDossier; libelle: string; onglet: CleOnglet }[] = [
  { capacite: 'DEMANDER_PRE_REPRISE', libelle: 'Demander une visite', onglet: 'visites' },
  { capacite: 'PUBLIER_LIVRET', libelle: 'Rédiger le livret', onglet: 'livret' },
];

/** Ce que ce lecteur peut faire du dossier, d'après le serveur ; rien d'autre n'est montré. */
export function ActionsDossier({ dossier }: { readonly dossier: DossierVue }) {
  const [ouvert, poserOuvert] = useState<CapaciteDossier>();
  const fermer = () => poserOuvert(undefined);
  const transitions = TRANSITIONS.filter(({ capacite }) => peut(dossier, capacite));
  const dialogues = DIALOGUES.filter(({ capacite }) => peut(dossier, capacite));
  const liens = LIENS.filter(({ capacite }) => peut(dossier, capacite));
  if (transitions.length + dialogues.length + liens.length === 0) return null;
  const transition = transitions.find(({ capacite }) => capacite === ouvert);
  const Dialogue = dialogues.find(({ capacite }) => capacite === ouvert)?.Dialogue;
  const boutons = (avance: boolean) =>
    transitions
      .filter((possible) => possible.avance === avance)
      .map((possible) => (
        <BoutonTransition key={possible.capacite} transition={possible} ouvrir={() => poserOuvert(possible.capacite)} />
      ));
  return (
    <Carte titre="Agir">
      <div className={styles['actions']}>
        {boutons(true)}
        {dialogues.map(({ capacite, libelle }) => (
          <Button key={capacite} variant="default" onClick={() => poserOuvert(capacite)}>
            {libelle}
          </Button>
        ))}
        {liens.map(({ capacite, libelle, onglet }) => (
          <LienBouton
            key={capacite}
            variant="default"
            to="/dossiers/$id"
            params={{ id: dossier.id }}
            search={{ onglet }}
          >
            {libelle}
          </LienBouton>
        ))}
        {boutons(false)}
      </div>
      {transition?.capacite === 'CLORE' ? (
        <DialogueClore dossier={dossier} fermer={fermer} />
      ) : (
        transition && <DialogueTransition dossier={dossier} transition={transition} fermer={fermer} />
      )}
      {Dialogue && <Dialogue dossier={dossier} fermer={fermer} />}
    </Carte>
  );
}

const BoutonTransition = ({ transition, ouvrir }: { transition: TransitionMontree; ouvrir: () => void }) => (
  <Button variant={transition.avance ? 'filled' : 'default'} onClick={ouvrir}>
    {transition.libelle}
  </Button>
);
