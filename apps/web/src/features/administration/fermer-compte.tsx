import type { HabilitationAdminVue } from '@pdp/domain';
import { pluriel } from '../../platform/format/textes';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { DialogueMotif } from './dialogue-motif';
import { useFermerCompte } from './habilitation.requetes';

type Props = { readonly habilitation: HabilitationAdminVue; readonly fermer: () => void };

/** Ferme un compte : plus de connexion, sessions terminées, historique gardé. */
export function FermerCompte({ habilitation, fermer }: Props) {
  const { utilisateur } = habilitation;
  const fermerCompte = useFermerCompte(utilisateur.id);
  const agir = (motif: string) =>
    fermerCompte.mutate(
      { motif },
      {
        onSuccess: ({ sessionsTerminees }) => {
          prevenir.succes(`Compte fermé. ${pluriel(sessionsTerminees, 'session terminée', 'sessions terminées')}.`);
          fermer();
        },
      },
    );
  return (
    <DialogueMotif
      titre={`Fermer le compte de ${utilisateur.nom}\u00a0?`}
      libelle="Fermer le compte"
      enRouge
      geste={fermerCompte}
      agir={agir}
      fermer={fermer}
    >
      Cette personne ne pourra plus se connecter, sous aucune fonction. Ses sessions se ferment aussitôt. Ce qu’elle a
      écrit reste, avec son nom.
    </DialogueMotif>
  );
}
