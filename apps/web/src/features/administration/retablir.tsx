import { LIBELLES_FONCTION } from '@pdp/domain';
import type { HabilitationAdminVue } from '@pdp/domain';
import { libelleDe } from '../../platform/format/libelles';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { DialogueMotif } from './dialogue-motif';
import { useRetablir } from './habilitation.requetes';

type Props = { readonly habilitation: HabilitationAdminVue; readonly fermer: () => void };

/** Rétablit un compte suspendu, ou une habilitation non reconfirmée ; la raison est gardée. */
export function Retablir({ habilitation, fermer }: Props) {
  const { utilisateur, fonction } = habilitation;
  const compte = utilisateur.suspendu;
  const retablir = useRetablir(habilitation);
  const surSucces = () => {
    prevenir.succes(compte ? 'Compte rétabli.' : 'Habilitation rétablie.');
    fermer();
  };
  return (
    <DialogueMotif
      titre={`Rétablir ${utilisateur.nom}\u00a0?`}
      libelle="Rétablir"
      geste={retablir}
      agir={(motif) => retablir.mutate({ motif }, { onSuccess: surSucces })}
      fermer={fermer}
    >
      {compte
        ? 'Ce compte est suspendu après une longue absence. Il pourra de nouveau se connecter, sous toutes ses fonctions en cours.'
        : `L’habilitation «\u00a0${libelleDe(LIBELLES_FONCTION, fonction)}\u00a0» est suspendue faute d’avoir été reconfirmée. Elle reprendra aussitôt.`}
    </DialogueMotif>
  );
}
