import { LIBELLES_FONCTION } from '@pdp/domain';
import type { LigneReconfirmation } from '@pdp/domain';
import { libelleDe } from '../../../platform/format/libelles';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { DialogueMotif } from '../dialogue-motif';
import { useRepondre } from './reconfirmation.requetes';

type Props = { readonly listeId: string; readonly ligne: LigneReconfirmation; readonly fermer: () => void };

/** Retire une habilitation pendant la relecture ; la raison est gardée, les sessions se ferment. */
export function RetirerHabilitation({ listeId, ligne, fermer }: Props) {
  const repondre = useRepondre(listeId);
  const agir = (motif: string) => {
    const surSucces = () => {
      prevenir.succes(`Habilitation de ${ligne.utilisateur.nom} retirée.`);
      fermer();
    };
    const reponse = { ligneId: ligne.id, reponse: 'RETIREE', motif } as const;
    repondre.mutate({ reponses: [reponse] }, { onSuccess: surSucces });
  };
  return (
    <DialogueMotif
      titre={`Retirer l’habilitation de ${ligne.utilisateur.nom}\u00a0?`}
      libelle="Retirer"
      enRouge
      geste={repondre}
      agir={agir}
      fermer={fermer}
    >
      La fonction «&nbsp;{libelleDe(LIBELLES_FONCTION, ligne.fonction)}&nbsp;» se termine tout de suite. Les sessions
      ouvertes sous elle se ferment aussitôt.
    </DialogueMotif>
  );
}
