import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { LIMITES_TEXTE } from '@pdp/domain';
import type { DossierVue, TransitionDossierRequete } from '@pdp/domain';
import { useState } from 'react';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesDossier, useRelireDossier } from '../dossier.requetes';
import { CadreDialogue } from './cadre-dialogue';
import type { TransitionMontree } from './transitions';

type Props = { readonly dossier: DossierVue; readonly transition: TransitionMontree; readonly fermer: () => void };

/** Confirme un changement d'état, avec ce qu'il demande ; le refus du serveur dit ce qui manque. */
export function DialogueTransition({ dossier, transition, fermer }: Props) {
  const [motif, poserMotif] = useState('');
  const relire = useRelireDossier(dossier.id);
  const transiter = useMutation({
    mutationFn: (corps: TransitionDossierRequete) => commandesDossier.transiter(dossier.id, dossier.version, corps),
    onSuccess: () => {
      prevenir.succes(transition.fait);
      fermer();
    },
    onSettled: () => relire(),
  });
  const corps: TransitionDossierRequete = {
    transition: transition.transition,
    ...(motif.trim() === '' ? {} : { motif: motif.trim() }),
  };
  return (
    <CadreDialogue
      titre={transition.libelle}
      bouton={transition.libelle}
      action={transiter}
      surEnvoi={() => transiter.mutate(corps)}
      fermer={fermer}
    >
      <p>{transition.explication}</p>
      <ChampMotif motif={motif} poserMotif={poserMotif} />
    </CadreDialogue>
  );
}

/** Motif facultatif d'une action, en une ligne. */
export const ChampMotif = ({ motif, poserMotif }: { motif: string; poserMotif: (motif: string) => void }) => (
  <TextInput
    label="Motif (facultatif, rien de médical)"
    maxLength={LIMITES_TEXTE.motCourt}
    value={motif}
    onChange={(e) => poserMotif(e.currentTarget.value)}
  />
);
