import { Button, Radio } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { TransitionVisiteRequete, VisiteVue } from '@pdp/domain';
import { useState } from 'react';
import { peut } from '../../platform/permissions/capacites';
import { Rangee } from '../../platform/ui/mise-en-page/grille';
import { confirmer } from '../../platform/ui/retours/confirmer';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { PlanifierVisite } from './planifier-visite';
import { ResultatDeVisite } from './resultat-visite';
import { commandesVisite, useRelireVisites } from './visite.requetes';
import styles from './visite.module.css';

type Props = { readonly visite: VisiteVue; readonly surFini: () => void };

/** Ce que ce professionnel peut faire maintenant d'une visite, sur un seul écran. */
export function SuiteVisite({ visite, surFini }: Props) {
  const relire = useRelireVisites(visite.dossierId);
  const transiter = useMutation({
    mutationFn: (corps: TransitionVisiteRequete) => commandesVisite.transiter(visite, corps),
    onSuccess: () => {
      prevenir.succes('Visite mise à jour.');
      void relire();
      surFini();
    },
    onError: prevenir.echec,
  });
  const faire = (corps: TransitionVisiteRequete) => transiter.mutate(corps);
  return (
    <div className={styles['formulaire']}>
      {peut(visite, 'demander') && (
        <div>
          <Button loading={transiter.isPending} onClick={() => faire({ transition: 'demander' })}>
            Demander la visite
          </Button>
        </div>
      )}
      {peut(visite, 'planifier') && <PlanifierVisite visite={visite} surFini={surFini} />}
      {peut(visite, 'realiser') && <ResultatDeVisite visite={visite} surFini={surFini} />}
      {peut(visite, 'transmettreRecommandations') && <Transmission enCours={transiter.isPending} faire={faire} />}
      <Refus visite={visite} faire={faire} />
    </div>
  );
}

type PropsSuite = { faire: (corps: TransitionVisiteRequete) => void };

function Transmission({ faire, enCours }: PropsSuite & { enCours: boolean }) {
  const [reponse, poserReponse] = useState('');
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        const accord = reponse === 'oui';
        faire({
          transition: accord ? 'transmettreRecommandations' : 'opposerTransmission',
          accordTransmission: accord,
        });
      }}
    >
      <Radio.Group
        className={styles['reponse']}
        label="La personne accepte-t-elle que les recommandations soient transmises&nbsp;?"
        value={reponse}
        onChange={poserReponse}
      >
        <div className={styles['radios']}>
          <Radio value="oui" label="Oui, elle accepte" />
          <Radio value="non" label="Non, elle s’y oppose" />
        </div>
      </Radio.Group>
      <div className={styles['actions']}>
        <Button type="submit" loading={enCours} disabled={reponse === ''}>
          Noter sa réponse
        </Button>
      </div>
    </form>
  );
}

function Refus({ visite, faire }: PropsSuite & { visite: VisiteVue }) {
  const noterAbsence = async () => {
    if (
      await confirmer({
        titre: 'La personne n’est pas venue\u00a0?',
        texte: 'La visite sera close comme non honorée. Une nouvelle demande restera possible.',
        bouton: 'Noter l’absence',
      })
    )
      faire({ transition: 'absence' });
  };
  const refuser = async () => {
    if (
      await confirmer({
        titre: 'Annuler cette demande\u00a0?',
        texte: 'Le référent sera prévenu. Une nouvelle demande restera possible.',
        bouton: 'Annuler la demande',
        danger: true,
      })
    )
      faire({ transition: 'refuser' });
  };
  if (!peut(visite, 'absence') && !peut(visite, 'refuser')) return null;
  return (
    <Rangee>
      {peut(visite, 'absence') && (
        <Button variant="default" onClick={() => void noterAbsence()}>
          La personne n’est pas venue
        </Button>
      )}
      {peut(visite, 'refuser') && (
        <Button variant="default" onClick={() => void refuser()}>
          Annuler la demande
        </Button>
      )}
    </Rangee>
  );
}
