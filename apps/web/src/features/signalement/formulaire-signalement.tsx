import { Button } from '@mantine/core';
import type { SignalementCree } from '@pdp/domain';
import { BrouillonRetrouve } from '../../platform/ui/formulaire/brouillon-retrouve';
import { FormulaireErreurs } from '../../platform/ui/formulaire/formulaire-erreurs';
import { useFormulaire } from '../../platform/ui/formulaire/use-formulaire';
import { Carte } from '../../platform/ui/mise-en-page/carte';
import { ChampsPersonne } from './champs-personne';
import { ChampInforme, ChampsArret, ChampsSituation } from './champs-situation';
import { creerSignalement } from './signalement.requetes';
import { corpsSignalement, LIBELLES_CHAMPS, SAISIE_VIDE, validerSaisie } from './signalement.saisie';
import styles from './signalement.module.css';

const HORS_BROUILLON = ['assure.nir'];

type Props = { readonly surEnvoye: (cree: SignalementCree) => void };

/** Formulaire court de signalement : dix gestes, une minute. */
export function FormulaireSignalement({ surEnvoye }: Props) {
  const formulaire = useFormulaire({
    initiales: SAISIE_VIDE,
    brouillon: 'signaler',
    horsBrouillon: HORS_BROUILLON,
    libelles: LIBELLES_CHAMPS,
    valider: (saisie) => validerSaisie(saisie),
    corps: corpsSignalement,
    envoyer: creerSignalement,
    surSucces: surEnvoye,
  });
  const { form } = formulaire;
  return (
    <form onSubmit={formulaire.soumettre} noValidate className={styles['formulaire']}>
      <FormulaireErreurs fautes={formulaire.fautes} essai={formulaire.essai} correlationId={formulaire.correlationId} />
      <BrouillonRetrouve le={formulaire.retrouveLe} recommencer={formulaire.recommencer} />
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
        <ChampInforme form={form} />
        <Button type="submit" size="md" loading={formulaire.enCours}>
          Envoyer le signalement
        </Button>
      </div>
    </form>
  );
}
