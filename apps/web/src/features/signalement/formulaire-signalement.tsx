import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { SignalementCree } from '@pdp/domain';
import { useSession } from '../../platform/session/session.requetes';
import { BrouillonRetrouve } from '../../platform/ui/formulaire/brouillon-retrouve';
import { FormulaireErreurs } from '../../platform/ui/formulaire/formulaire-erreurs';
import { useFormulaire } from '../../platform/ui/formulaire/use-formulaire';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { ChampsPersonne } from './champs-personne';
import { ChampInforme, ChampsArret, ChampsSituation } from './champs-situation';
import { PersonneProche } from './personne-proche';
import { creerSignalement } from './signalement.requetes';
import { corpsSignalement, doitInformer, LIBELLES_CHAMPS, SAISIE_VIDE, validerSaisie } from './signalement.saisie';
import styles from './signalement.module.css';

const HORS_BROUILLON = ['assure.nir'];

type Props = { readonly surEnvoye: (cree: SignalementCree) => void };

function useSaisieSignalement(surEnvoye: Props['surEnvoye']) {
  const { unite } = useSession().habilitationActive;
  const [proche, poserProche] = useState(false);
  const distincte = useRef(false);
  const formulaire = useFormulaire({
    initiales: SAISIE_VIDE,
    brouillon: 'signaler',
    horsBrouillon: HORS_BROUILLON,
    libelles: LIBELLES_CHAMPS,
    valider: (saisie) => validerSaisie(saisie, unite),
    corps: (saisie) => corpsSignalement(saisie, distincte.current),
    envoyer: creerSignalement,
    surSucces: surEnvoye,
    surEchec: ({ code }) => {
      distincte.current = false;
      poserProche(code === 'conflit-identite');
      return code === 'conflit-identite';
    },
  });
  const trancher = (autre: boolean) => {
    distincte.current = autre;
    poserProche(false);
  };
  return { formulaire, proche, trancher, informer: doitInformer(unite) };
}

/** Formulaire court de signalement : dix gestes, une minute. */
export function FormulaireSignalement({ surEnvoye }: Props) {
  const { formulaire, proche, trancher, informer } = useSaisieSignalement(surEnvoye);
  const element = useRef<HTMLFormElement>(null);
  const { form } = formulaire;
  // Le formulaire s'ouvre par la touche N pour être rempli tout de suite : la saisie commence au NIR.
  useEffect(() => element.current?.querySelector<HTMLElement>('[data-path="assure.nir"]')?.focus(), []);
  const confirmer = () => {
    trancher(true);
    element.current?.requestSubmit();
  };
  return (
    <form ref={element} onSubmit={formulaire.soumettre} noValidate className={styles['formulaire']}>
      <FormulaireErreurs fautes={formulaire.fautes} essai={formulaire.essai} correlationId={formulaire.correlationId} />
      <BrouillonRetrouve le={formulaire.retrouveLe} recommencer={formulaire.recommencer} sansNir />
      <Carte titre="Qui&nbsp;?">
        <div className={styles['champs']}>
          <ChampsPersonne form={form} />
        </div>
      </Carte>
      <Carte titre="Pourquoi&nbsp;?">
        <div className={styles['champs']}>
          <ChampsSituation form={form} />
        </div>
      </Carte>
      <Carte titre="Arrêt de travail, s’il est connu">
        <div className={styles['champs']}>
          <ChampsArret form={form} />
        </div>
      </Carte>
      <div className={styles['envoi']}>
        <ChampInforme form={form} obligatoire={informer} />
        <Button type="submit" size="md" loading={formulaire.enCours}>
          Envoyer le signalement
        </Button>
      </div>
      {proche && <PersonneProche verifier={() => trancher(false)} confirmer={confirmer} />}
    </form>
  );
}
