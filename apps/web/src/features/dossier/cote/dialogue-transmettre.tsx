import { NativeSelect } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { DossierVue } from '@pdp/domain';
import { useState } from 'react';
import { identifiantAleatoire } from '../../../platform/api/idempotence';
import { Lecture } from '../../../platform/ui/retours/lecture';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { optionsPersonnes } from '../../consentement/consentement.requetes';
import { commandesDossier, useRelireDossier } from '../dossier.requetes';
import { CadreDialogue } from './cadre-dialogue';
import { ChampMotif } from './dialogue-transition';

type Props = { readonly dossier: DossierVue; readonly fermer: () => void };

/** Propose le dossier à un autre référent ; l'actuel le garde jusqu'à son acceptation. */
export function DialogueTransmettre({ dossier, fermer }: Props) {
  const relire = useRelireDossier(dossier.id);
  const [versId, poserVers] = useState('');
  const [motif, poserMotif] = useState('');
  const transmettre = useMutation({
    mutationFn: () => {
      const corps = { versId, ...(motif.trim() === '' ? {} : { motif: motif.trim() }) };
      return commandesDossier.transmettre(dossier.id, corps, identifiantAleatoire());
    },
    onSuccess: ({ vers }) => {
      prevenir.succes(`Proposé à ${vers}. Le référent actuel garde le dossier jusqu’à l’acceptation.`);
      void relire();
      fermer();
    },
  });
  return (
    <CadreDialogue
      titre="Transmettre à un autre référent"
      bouton="Proposer le dossier"
      action={transmettre}
      inactif={versId === ''}
      surEnvoi={() => transmettre.mutate()}
      fermer={fermer}
    >
      <p>Le référent actuel garde le dossier jusqu’à ce que l’autre accepte&nbsp;: il ne reste jamais sans personne.</p>
      <ChoixReferent sauf={dossier.referent?.id} valeur={versId} surChoix={poserVers} />
      <ChampMotif motif={motif} poserMotif={poserMotif} />
    </CadreDialogue>
  );
}

type PropsChoix = { sauf: string | undefined; valeur: string; surChoix: (id: string) => void };

function ChoixReferent({ sauf, valeur, surChoix }: PropsChoix) {
  const personnes = useQuery(optionsPersonnes('SERVICE_SOCIAL'));
  return (
    <Lecture requete={personnes}>
      {({ elements }) => (
        <NativeSelect
          label="Nouveau référent"
          required
          data={[
            { value: '', label: 'Choisir…' },
            ...elements
              .filter(({ fonction, id }) => fonction === 'ASSISTANT_SERVICE_SOCIAL' && id !== sauf)
              .map(({ id, nom }) => ({ value: id, label: nom })),
          ]}
          value={valeur}
          onChange={(e) => surChoix(e.currentTarget.value)}
        />
      )}
    </Lecture>
  );
}
