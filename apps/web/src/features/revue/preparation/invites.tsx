import { Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { LIBELLES_FONCTION, type Fonction, type RevueVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { libelleDe } from '../../../platform/format/libelles';
import { useSession } from '../../../platform/session/session.requetes';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesRevue } from '../revue.requetes';
import styles from './preparation.module.css';

/** Qui est convoqué, qui a prévenu de son absence, et quelle voix attendue manquerait. */
export function Invites({ revue }: { readonly revue: RevueVue }) {
  const moi = useSession().utilisateur.id;
  const invite = revue.participants.find((p) => p.agentId === moi);
  return (
    <>
      {invite && estAVenir(revue) && <MaPresence revueId={revue.id} absent={invite.absencePrevue} />}
      <ul className={styles['raisons']}>
        {revue.participants.map((p) => (
          <li key={p.agentId}>
            {p.nom} <span className="fin">{libelleDe(LIBELLES_FONCTION, p.fonction as Fonction)}</span>{' '}
            {p.absencePrevue && <Puce couleur="ambre">sera absent</Puce>}
          </li>
        ))}
      </ul>
      {revue.type === 'REVUE' && revue.voixManquantes.length > 0 && (
        <p>
          <Puce couleur="ambre">voix attendue absente</Puce> {revue.voixManquantes.join(', ')} : la séance se tient
          quand même, ses décisions le diront.
        </p>
      )}
    </>
  );
}

const estAVenir = ({ etat }: RevueVue): boolean =>
  etat === 'PLANIFIEE' || etat === 'ORDRE_DU_JOUR_OUVERT' || etat === 'ORDRE_DU_JOUR_FIGE';

function MaPresence({ revueId, absent }: { readonly revueId: string; readonly absent: boolean }) {
  const requetes = useQueryClient();
  const annoncer = useMutation({
    mutationFn: (valeur: boolean) => commandesRevue.annoncer(revueId, valeur),
    onSettled: () => requetes.invalidateQueries({ queryKey: cles.revue(revueId) }),
    onError: prevenir.echec,
  });
  return (
    <Checkbox
      mb={8}
      label="Je serai absent"
      checked={absent}
      disabled={annoncer.isPending}
      onChange={(e) => annoncer.mutate(e.currentTarget.checked)}
    />
  );
}
