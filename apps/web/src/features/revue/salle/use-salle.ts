import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ParticipantVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { commander } from '../../../platform/realtime/connexion';
import { useEtatConnexion } from '../../../platform/realtime/etat-connexion';
import { useEvenement } from '../../../platform/realtime/use-temps-reel';
import { optionsPassage, optionsRevue } from '../revue.requetes';

/** Sans socket (réseau coupé, mandataire d'entreprise), la salle se relit toutes les cinq secondes. */
const SECOURS_MS = 5_000;

/** Suit une séance : sa vue, le passage affiché, la présence. `regarde` : un passage lu à part du groupe. */
export function useSalle(revueId: string) {
  const requetes = useQueryClient();
  const connexion = useEtatConnexion();
  const [presents, poserPresents] = useState<readonly ParticipantVue[] | null>(null);
  const [regarde, poserRegarde] = useState<string | null>(null);
  const intervalle = connexion === 'connectee' ? false : SECOURS_MS;
  const revue = useQuery({ ...optionsRevue(revueId), refetchInterval: intervalle });
  const courantId = revue.data?.passageCourantId ?? null;
  const afficheId = regarde ?? courantId;
  const passage = useQuery({ ...optionsPassage(revueId, afficheId), refetchInterval: intervalle });
  const relire = (): void => void requetes.invalidateQueries({ queryKey: cles.revue(revueId) });

  useEvenement('revue.evenement', (e) => {
    if (e.revueId === revueId) relire();
  });
  useEvenement('revue.presence', (e) => {
    if (e.revueId !== revueId) return;
    poserPresents(e.participants);
    // « Masqué à » dépend des présents : qui vient d'entrer doit y figurer aussitôt.
    void requetes.invalidateQueries({ queryKey: cles.revue(revueId, 'passage') });
  });
  useEvenement('acces.retire', relire);

  // À chaque passage et à chaque retour de connexion, on rejoint de nouveau : le serveur réévalue les droits.
  useEffect(() => {
    if (connexion !== 'connectee') return;
    let vivant = true;
    commander('revue.rejoindre', { revueId })
      .then((r) => {
        if (!vivant) return;
        poserPresents(r.participants);
        void requetes.invalidateQueries({ queryKey: cles.revue(revueId) });
      })
      .catch(() => undefined);
    return () => {
      vivant = false;
    };
  }, [connexion, revueId, courantId, requetes]);
  useQuitterEnPartant(revueId);
  return {
    revue,
    passage,
    courantId,
    afficheId,
    regarde,
    poserRegarde,
    presents: presents ?? revue.data?.participants ?? [],
    connexion,
  };
}

function useQuitterEnPartant(revueId: string): void {
  useEffect(
    () => () => {
      void commander('revue.quitter', { revueId }).catch(() => undefined);
    },
    [revueId],
  );
}
