import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { LIMITES_TEXTE } from '@pdp/domain';
import type { HabilitationAdminVue } from '@pdp/domain';
import { pluriel } from '../../platform/format/textes';
import { Erreur } from '../../platform/ui/retours/erreur';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { useFermerCompte } from './habilitation.requetes';
import styles from './administration.module.css';

type Props = { readonly habilitation: HabilitationAdminVue; readonly fermer: () => void };

/** Ferme un compte : plus de connexion, sessions terminées, historique gardé. */
export function FermerCompte({ habilitation, fermer }: Props) {
  const { utilisateur } = habilitation;
  const fermerCompte = useFermerCompte(utilisateur.id);
  const [motif, poserMotif] = useState('');
  const [refus, poserRefus] = useState(false);
  const soumettre = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    poserRefus(motif.trim() === '');
    if (motif.trim() === '') return;
    fermerCompte.mutate(
      { motif: motif.trim() },
      {
        onSuccess: ({ sessionsTerminees }) => {
          prevenir.succes(`Compte fermé. ${pluriel(sessionsTerminees, 'session terminée', 'sessions terminées')}.`);
          fermer();
        },
      },
    );
  };
  return (
    <Modal opened onClose={fermer} title={`Fermer le compte de ${utilisateur.nom}\u00a0?`}>
      <form className={styles['dialogue']} onSubmit={soumettre} noValidate>
        <p>
          Cette personne ne pourra plus se connecter, sous aucune fonction. Ses sessions se ferment aussitôt. Ce qu’elle
          a écrit reste, avec son nom.
        </p>
        {fermerCompte.isError && <Erreur erreur={fermerCompte.error} />}
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
          <Button type="submit" color="rouge" loading={fermerCompte.isPending}>
            Fermer le compte
          </Button>
        </div>
      </form>
    </Modal>
  );
}
