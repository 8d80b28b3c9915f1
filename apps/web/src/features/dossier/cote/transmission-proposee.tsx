import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { DossierVue, TransmissionVue } from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import { useSession } from '../../../platform/session/session.requetes';
import { Rangee } from '../../../platform/ui/mise-en-page/grille';
import { Bandeau } from '../../../platform/ui/retours/bandeau';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { commandesDossier, optionsTransmissions, useRelireDossier } from '../dossier.requetes';

/** Transmission du rôle de référent en attente : y répondre si elle s'adresse à moi, sinon la rappeler. */
export function TransmissionProposee({ dossier }: { readonly dossier: DossierVue }) {
  const { utilisateur, habilitationActive } = useSession();
  const permis = peutActe(habilitationActive.fonction, 'dossier.transmettreReferent');
  const transmissions = useQuery({ ...optionsTransmissions, enabled: permis });
  const attendue = transmissions.data?.elements.find(
    ({ dossierId, etat }) => dossierId === dossier.id && etat === 'PROPOSEE',
  );
  if (!attendue) return null;
  if (attendue.versId !== utilisateur.id) {
    return <Bandeau couleur="ambre">{`Proposé à ${attendue.vers}, qui n’a pas encore répondu.`}</Bandeau>;
  }
  return <Reponse transmission={attendue} />;
}

function Reponse({ transmission }: { transmission: TransmissionVue }) {
  const relire = useRelireDossier(transmission.dossierId);
  const repondre = useMutation({
    mutationFn: (reponse: 'acceptation' | 'refus') => commandesDossier.repondreTransmission(transmission, reponse),
    onSuccess: (_, reponse) =>
      prevenir.succes(reponse === 'acceptation' ? 'Vous êtes référent(e) de ce dossier.' : 'Proposition refusée.'),
    onError: prevenir.echec,
    onSettled: () => relire(),
  });
  return (
    <Bandeau couleur="ambre" annonce>
      <span>
        {transmission.de ?? 'La coordination'} vous propose de devenir référent(e) de ce dossier.
        {transmission.motif && ` Motif\u00a0: ${transmission.motif}.`}
      </span>
      <Rangee>
        <Button size="compact-md" loading={repondre.isPending} onClick={() => repondre.mutate('acceptation')}>
          Accepter
        </Button>
        <Button
          size="compact-md"
          variant="default"
          disabled={repondre.isPending}
          onClick={() => repondre.mutate('refus')}
        >
          Refuser
        </Button>
      </Rangee>
    </Bandeau>
  );
}
