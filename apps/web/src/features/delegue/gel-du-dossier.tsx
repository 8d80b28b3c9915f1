import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { LIBELLES_MOTIF_LIMITATION, MOTIFS_LIMITATION } from '@pdp/domain';
import type { MotifLimitation } from '@pdp/domain';
import { Erreur } from '../../platform/ui/retours/erreur';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { useGel } from './delegue.requetes';
import styles from './delegue.module.css';

const MOTIFS = MOTIFS_LIMITATION.map((value) => ({ value, label: LIBELLES_MOTIF_LIMITATION[value] }));

type Props = { readonly dossierId: string; readonly limite: boolean };

/** Geler le dossier, ou lever le gel : toujours avec une raison, que le journal garde avec le geste. */
export function GelDuDossier({ dossierId, limite }: Props) {
  const [ouvert, poserOuvert] = useState(false);
  if (!ouvert)
    return (
      <div>
        <Button variant="subtle" onClick={() => poserOuvert(true)}>
          {limite ? 'Lever le gel du dossier' : 'Geler le dossier'}
        </Button>
      </div>
    );
  return limite ? (
    <Lever dossierId={dossierId} fermer={() => poserOuvert(false)} />
  ) : (
    <Poser dossierId={dossierId} fermer={() => poserOuvert(false)} />
  );
}

type PropsGeste = { dossierId: string; fermer: () => void };

function Poser({ dossierId, fermer }: PropsGeste) {
  const [motif, poserMotif] = useState<MotifLimitation>('EXACTITUDE_CONTESTEE');
  const { poser } = useGel(dossierId);
  const soumettre = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    poser.mutate(
      { motif },
      {
        onSuccess: () => {
          prevenir.succes('Dossier gelé\u00a0: il se lit, rien ne s’y écrit.');
          fermer();
        },
      },
    );
  };
  return (
    <form className={styles['formulaire']} onSubmit={soumettre} noValidate>
      <p>Plus personne n’écrira dans ce dossier, et il sortira des revues où il est inscrit.</p>
      <NativeSelect
        label="Raison du gel"
        data={MOTIFS}
        value={motif}
        onChange={(e) => poserMotif(e.currentTarget.value as MotifLimitation)}
      />
      {poser.isError && <Erreur erreur={poser.error} />}
      <Boutons libelle="Geler le dossier" enCours={poser.isPending} fermer={fermer} />
    </form>
  );
}

function Lever({ dossierId, fermer }: PropsGeste) {
  const [commentaire, poserCommentaire] = useState('');
  const { lever } = useGel(dossierId);
  const soumettre = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    lever.mutate(
      { commentaire: commentaire.trim() },
      {
        onSuccess: () => {
          prevenir.succes('Gel levé\u00a0: le dossier reprend.');
          fermer();
        },
      },
    );
  };
  return (
    <form className={styles['formulaire']} onSubmit={soumettre} noValidate>
      <p>Informez d’abord la personne (art. 18.3 RGPD).</p>
      <Textarea
        label="Pourquoi le gel est levé"
        required
        autosize
        minRows={2}
        maxLength={600}
        value={commentaire}
        onChange={(e) => poserCommentaire(e.currentTarget.value)}
      />
      {lever.isError && <Erreur erreur={lever.error} />}
      <Boutons libelle="Lever le gel" enCours={lever.isPending} fermer={fermer} />
    </form>
  );
}

function Boutons({ libelle, enCours, fermer }: { libelle: string; enCours: boolean; fermer: () => void }) {
  return (
    <div className={styles['actions']}>
      <Button type="submit" color="rouge" loading={enCours}>
        {libelle}
      </Button>
      <Button variant="default" onClick={fermer}>
        Annuler
      </Button>
    </div>
  );
}
