import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { LIMITES_TEXTE } from '@pdp/domain';
import { Erreur } from '../../platform/ui/retours/erreur';
import styles from './administration.module.css';

type Props = {
  readonly titre: string;
  readonly libelle: string;
  readonly enRouge?: boolean;
  /** Autres champs du geste ; reçoit vrai une fois l'envoi refusé, pour montrer ce qui leur manque. */
  readonly champs?: (refus: boolean) => ReactNode;
  /** Il manque quelque chose dans ces champs. */
  readonly incomplet?: boolean;
  readonly geste: { readonly isPending: boolean; readonly isError: boolean; readonly error: Error | null };
  /** Reçoit la raison, jamais vide, sans espaces autour. */
  readonly agir: (motif: string) => void;
  readonly fermer: () => void;
  readonly children: ReactNode;
};

/** Geste d'administration qui demande sa raison ; ce qui est tapé reste à l'écran quand le serveur refuse. */
export function DialogueMotif(props: Props) {
  const { titre, libelle, enRouge = false, champs, incomplet = false, geste, agir, fermer, children } = props;
  const [motif, poserMotif] = useState('');
  const [refus, poserRefus] = useState(false);
  const vide = motif.trim() === '';
  const soumettre = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    poserRefus(vide || incomplet);
    if (!vide && !incomplet) agir(motif.trim());
  };
  return (
    <Modal opened onClose={fermer} title={titre}>
      <form className={styles['dialogue']} onSubmit={soumettre} noValidate>
        <p>{children}</p>
        {geste.isError && <Erreur erreur={geste.error} />}
        {champs?.(refus)}
        <Textarea
          label="Raison"
          required
          autosize
          minRows={2}
          maxLength={LIMITES_TEXTE.ligne}
          value={motif}
          onChange={(e) => poserMotif(e.currentTarget.value)}
          error={refus && vide ? 'Dites pourquoi.' : null}
        />
        <div className={styles['actions']}>
          <Button variant="default" onClick={fermer}>
            Annuler
          </Button>
          <Button type="submit" loading={geste.isPending} {...(enRouge ? { color: 'rouge' } : {})}>
            {libelle}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
