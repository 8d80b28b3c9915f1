import { useQuery } from '@tanstack/react-query';
import type { DossierVue } from '@pdp/domain';
import { peutActe } from '@pdp/permissions';
import { useSession } from '../../../platform/session/session.requetes';
import { Bandeau } from '../../../platform/ui/retours/bandeau';
import { optionsTransmissions } from '../dossier.requetes';
import { ReponseTransmission } from './reponse-transmission';

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
  return (
    <Bandeau couleur="ambre" annonce>
      <span>
        {attendue.de ?? 'La coordination'} vous propose de devenir référent(e) de ce dossier.
        {attendue.motif && ` Motif\u00a0: ${attendue.motif}.`}
      </span>
      <ReponseTransmission transmission={attendue} />
    </Bandeau>
  );
}
