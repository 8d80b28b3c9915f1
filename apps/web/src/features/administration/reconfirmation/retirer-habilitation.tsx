import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { LIBELLES_FONCTION, LIMITES_TEXTE } from '@pdp/domain';
import type { LigneReconfirmation } from '@pdp/domain';
import { libelleDe } from '../../../platform/format/libelles';
import { Erreur } from '../../../platform/ui/retours/erreur';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { useRepondre } from './reconfirmation.requetes';
import styles from '../administration.module.css';

type Props = { readonly listeId: string; readonly ligne: LigneReconfirmation; readonly fermer: () => void };

/** Retire une habilitation pendant la relecture ; la raison est gardée, les sessions se ferment. */
export function RetirerHabilitation({ listeId, ligne, fermer }: Props) {
  const repondre = useRepondre(listeId);
  const [motif, poserMotif] = useState('');
  const [refus, poserRefus] = useState(false);
  const soumettre = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    poserRefus(motif.trim() === '');
    if (motif.trim() === '') return;
    const surSucces = () => {
      prevenir.succes(`Habilitation de ${ligne.utilisateur.nom} retirée.`);
      fermer();
    };
    const reponse = { ligneId: ligne.id, reponse: 'RETIREE', motif: motif.trim() } as const;
    repondre.mutate({ reponses: [reponse] }, { onSuccess: surSucces });
  };
  return (
    <Modal opened onClose={fermer} title={`Retirer l’habilitation de ${ligne.utilisateur.nom}\u00a0?`}>
      <form className={styles['dialogue']} onSubmit={soumettre} noValidate>
        <p>
          La fonction «&nbsp;{libelleDe(LIBELLES_FONCTION, ligne.fonction)}&nbsp;» se termine tout de suite. Les
          sessions ouvertes sous elle se ferment aussitôt.
        </p>
        {repondre.isError && <Erreur erreur={repondre.error} />}
        <Textarea
          label="Raison"
          required
          autosize
          minRows={2}
          maxLength={LIMITES_TEXTE.ligne}
          value={motif}
          onChange={(e) => poserMotif(e.currentTarget.value)}
          error={refus && motif.trim() === '' ? 'Dites pourquoi.' : null}
        />
        <div className={styles['actions']}>
          <Button variant="default" onClick={fermer}>
            Annuler
          </Button>
          <Button type="submit" color="rouge" loading={repondre.isPending}>
            Retirer
          </Button>
        </div>
      </form>
    </Modal>
  );
}
