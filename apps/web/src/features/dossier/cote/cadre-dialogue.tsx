import { Button, Modal } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Rangee } from '../../../platform/ui/mise-en-page/grille';
import { Erreur } from '../../../platform/ui/retours/erreur';
import styles from '../dossier.module.css';

type Props = {
  readonly titre: string;
  readonly bouton: string;
  /** Écriture suivie : son refus s'affiche ici, la saisie reste. */
  readonly action: Pick<UseMutationResult, 'isError' | 'error' | 'isPending'>;
  readonly inactif?: boolean;
  readonly surEnvoi: () => void;
  readonly fermer: () => void;
  readonly children: ReactNode;
};

/** Dialogue d'une action du dossier : ses champs, un bouton qui dit ce qu'il fait, et de quoi renoncer. */
export function CadreDialogue({ titre, bouton, action, inactif = false, surEnvoi, fermer, children }: Props) {
  return (
    <Modal opened onClose={fermer} title={titre}>
      <form
        className={styles['formulaire']}
        onSubmit={(e) => {
          e.preventDefault();
          surEnvoi();
        }}
      >
        {action.isError && <Erreur erreur={action.error} />}
        {children}
        <Rangee>
          <Button type="submit" loading={action.isPending} disabled={inactif}>
            {bouton}
          </Button>
          <Button variant="default" onClick={fermer}>
            Annuler
          </Button>
        </Rangee>
      </form>
    </Modal>
  );
}
