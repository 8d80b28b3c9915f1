import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { LIMITES_TEXTE } from '@pdp/domain';
import type { DossierVue } from '@pdp/domain';
import { useState } from 'react';
import { identifiantAleatoire } from '../../../platform/api/idempotence';
import { Rangee } from '../../../platform/ui/mise-en-page/grille';
import { Erreur } from '../../../platform/ui/retours/erreur';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { optionsPersonnes } from '../../consentement/consentement.requetes';
import { commandesDossier, useRelireDossier } from '../dossier.requetes';
import styles from '../dossier.module.css';

type Props = { readonly dossier: DossierVue; readonly fermer: () => void };

/** Propose le dossier à un autre référent ; l'actuel le garde jusqu'à son acceptation. */
export function DialogueTransmettre({ dossier, fermer }: Props) {
  const personnes = useQuery(optionsPersonnes('SERVICE_SOCIAL'));
  const relire = useRelireDossier(dossier.id);
  const [versId, poserVers] = useState('');
  const [motif, poserMotif] = useState('');
  const transmettre = useMutation({
    mutationFn: () =>
      commandesDossier.transmettre(
        dossier.id,
        { versId, ...(motif.trim() === '' ? {} : { motif: motif.trim() }) },
        identifiantAleatoire(),
      ),
    onSuccess: ({ vers }) => {
      prevenir.succes(`Proposé à ${vers}. Le référent actuel garde le dossier jusqu’à l’acceptation.`);
      void relire();
      fermer();
    },
  });
  return (
    <Modal opened onClose={fermer} title="Transmettre à un autre référent">
      <form
        className={styles['formulaire']}
        onSubmit={(e) => {
          e.preventDefault();
          transmettre.mutate();
        }}
      >
        {transmettre.isError && <Erreur erreur={transmettre.error} />}
        <p>
          Le référent actuel garde le dossier jusqu’à ce que l’autre accepte&nbsp;: il ne reste jamais sans personne.
        </p>
        <Lecture requete={personnes}>
          {({ elements }) => (
            <NativeSelect
              label="Nouveau référent"
              required
              data={[
                { value: '', label: 'Choisir…' },
                ...elements
                  .filter(({ fonction, id }) => fonction === 'ASSISTANT_SERVICE_SOCIAL' && id !== dossier.referent?.id)
                  .map(({ id, nom }) => ({ value: id, label: nom })),
              ]}
              value={versId}
              onChange={(e) => poserVers(e.currentTarget.value)}
            />
          )}
        </Lecture>
        <TextInput
          label="Motif (facultatif, rien de médical)"
          maxLength={LIMITES_TEXTE.motCourt}
          value={motif}
          onChange={(e) => poserMotif(e.currentTarget.value)}
        />
        <Rangee>
          <Button type="submit" loading={transmettre.isPending} disabled={versId === ''}>
            Proposer le dossier
          </Button>
          <Button variant="default" onClick={fermer}>
            Annuler
          </Button>
        </Rangee>
      </form>
    </Modal>
  );
}
