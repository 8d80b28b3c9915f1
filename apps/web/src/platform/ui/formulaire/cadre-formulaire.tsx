import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Carte } from '../mise-en-page/carte';
import { Rangee } from '../mise-en-page/grille';
import { BrouillonRetrouve } from './brouillon-retrouve';
import { FormulaireErreurs } from './formulaire-erreurs';
import type { Formulaire } from './use-formulaire';
import styles from './champs.module.css';

type Props = {
  /** Rendu par `useFormulaire`. */
  readonly formulaire: Omit<Formulaire<Record<string, unknown>>, 'form'>;
  /** Ce que fait l'envoi : « Enregistrer l'entretien ». */
  readonly bouton: string;
  readonly inactif?: boolean;
  readonly fermer: () => void;
  /** Déjà dans une carte : sans la sienne. */
  readonly nu?: boolean;
  readonly children: ReactNode;
};

/** Formulaire ouvert dans une page : ses fautes en tête, son brouillon retrouvé, ses champs, l'envoi et la fermeture. */
export function CadreFormulaire({ formulaire, bouton, inactif = false, fermer, nu = false, children }: Props) {
  const contenu = (
    <form onSubmit={formulaire.soumettre} noValidate className={styles['cadre']}>
      <FormulaireErreurs fautes={formulaire.fautes} essai={formulaire.essai} correlationId={formulaire.correlationId} />
      <BrouillonRetrouve le={formulaire.retrouveLe} recommencer={formulaire.recommencer} />
      {children}
      <Rangee>
        <Button type="submit" loading={formulaire.enCours} disabled={inactif}>
          {bouton}
        </Button>
        <Button variant="default" onClick={fermer}>
          Fermer
        </Button>
      </Rangee>
    </form>
  );
  return nu ? contenu : <Carte>{contenu}</Carte>;
}
