import { useMutation } from '@tanstack/react-query';
import type {
  ApercuInvitations,
  ApercuInvitationsRequete,
  InvitationsFaites,
  InviterParFichierRequete,
} from '@pdp/domain';
import { api } from '../../../platform/api/client';
import { identifiantAleatoire } from '../../../platform/api/idempotence';
import { useRelireHabilitations } from '../habilitation.requetes';

/** Ce qui serait fait de chaque ligne ; rien n'est écrit. */
export const useApercu = () =>
  useMutation({
    mutationFn: (corps: ApercuInvitationsRequete) =>
      api.creer<ApercuInvitations>('/invitations/apercu', corps, { cleIdempotence: identifiantAleatoire() }),
  });

/** Écrit les lignes acceptées et rend les codes, une seule fois. */
export function useInviter() {
  const relire = useRelireHabilitations();
  return useMutation({
    mutationFn: (corps: InviterParFichierRequete) =>
      api.creer<InvitationsFaites>('/invitations', corps, { cleIdempotence: identifiantAleatoire() }),
    onSettled: relire,
  });
}
