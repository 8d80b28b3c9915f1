import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { LIBELLES_FONCTION, LIMITES_TEXTE } from '@pdp/domain';
import type { HabilitationAdminVue } from '@pdp/domain';
import { libelleDe } from '../../platform/format/libelles';
import { Erreur } from '../../platform/ui/retours/erreur';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { useRetablir } from './habilitation.requetes';
import styles from './administration.module.css';

type Props = { readonly habilitation: HabilitationAdminVue; readonly fermer: () => void };

/** Rétablit un compte suspendu, ou une habilitation non reconfirmée ; la raison est gardée. */
export function Retablir({ habilitation, fermer }: Props) {
  const { utilisateur, fonction } = habilitation;
  const compte = utilisateur.suspendu;
  const retablir = useRetablir(habilitation);
  const [motif, poserMotif] = useState('');
  const [refus, poserRefus] = useState(false);
  const soumettre = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    poserRefus(motif.trim() === '');
    if (motif.trim() === '') return;
    const surSucces = () => {
      prevenir.succes(compte ? 'Compte rétabli.' : 'Habilitation rétablie.');
      fermer();
    };
    retablir.mutate({ motif: motif.trim() }, { onSuccess: surSucces });
  };
  return (
    <Modal opened onClose={fermer} title={`Rétablir ${utilisateur.nom}\u00a0?`}>
      <form className={styles['dialogue']} onSubmit={soumettre} noValidate>
        <p>
          {compte
            ? 'Ce compte est suspendu après une longue absence. Il pourra de nouveau se connecter, sous toutes ses fonctions en cours.'
            : `L’habilitation «\u00a0${libelleDe(LIBELLES_FONCTION, fonction)}\u00a0» est suspendue faute d’avoir été reconfirmée. Elle reprendra aussitôt.`}
        </p>
        {retablir.isError && <Erreur erreur={retablir.error} />}
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
          <Button type="submit" loading={retablir.isPending}>
            Rétablir
          </Button>
        </div>
      </form>
    </Modal>
  );
}
