import { useNetwork } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ParticipantVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { commander } from '../../../platform/realtime/connexion';
import { useEtatConnexion, type EtatConnexion } from '../../../platform/realtime/etat-connexion';
import { useEvenement } from '../../../platform/realtime/use-temps-reel';
import { useSession } from '../../../platform/session/session.requetes';
import { commandesRevue, optionsPassage, optionsRevue } from '../revue.requetes';

/** Sans socket (réseau coupé, mandataire d'entreprise), la salle se relit toutes les cinq secondes. */
const SECOURS_MS = 5_000;

/** Suit une séance : sa vue, le passage affiché, la présence. `regarde` : un passage lu à part du groupe. */
export function useSalle(revueId: string) {
  const requetes = useQueryClient();
  const canal = useEtatConnexion();
  // Le poste sait avant la socket qu'il n'a plus de réseau.
  const connexion: EtatConnexion = useNetwork().online ? canal : 'hors-ligne';
  const [presents, poserPresents] = useState<readonly ParticipantVue[] | null>(null);
  const [regarde, poserRegarde] = useState<string | null>(null);
  const parSocket = connexion === 'connectee';
  const conducteurAbsent = presents?.some((p) => p.conduit && p.etat !== 'present' && p.etat !== 'attente') ?? false;
  // Un conducteur qui se tait rend la conduite avec le temps, sans qu'aucun événement ne le dise.
  const revue = useQuery({
    ...optionsRevue(revueId),
    refetchInterval: parSocket && !conducteurAbsent ? false : SECOURS_MS,
  });
  const courantId = revue.data?.passageCourantId ?? null;
  const afficheId = regarde ?? courantId;
  const passage = useQuery({ ...optionsPassage(revueId, afficheId), refetchInterval: parSocket ? false : SECOURS_MS });
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
  const moi = useSession().utilisateur.id;
  const attend = presents?.some((p) => p.agentId === moi && p.etat === 'attente') ?? false;
  useRejoindre(revueId, `${courantId}|${attend}`, connexion, poserPresents);
  useSondage(revueId, connexion, poserPresents);
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

type PoserPresents = (presents: readonly ParticipantVue[]) => void;

/**
 * On rejoint de nouveau à chaque retour de connexion et à chaque changement de `place` : le passage, et si l'on y attend. Le serveur
 * réévalue les droits et, à qui vient d'être admis, montre ce qui s'écrit.
 */
function useRejoindre(revueId: string, place: string, connexion: EtatConnexion, poserPresents: PoserPresents): void {
  const requetes = useQueryClient();
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
  }, [connexion, revueId, place, requetes, poserPresents]);
  useEffect(
    () => () => {
      void commander('revue.quitter', { revueId }).catch(() => undefined);
    },
    [revueId],
  );
}

/** Sans socket, donner signe et lire qui est là se fait en interrogeant : la personne reste de la séance. */
function useSondage(revueId: string, connexion: EtatConnexion, poserPresents: PoserPresents): void {
  useEffect(() => {
    if (connexion === 'connectee') return;
    const sonder = (): void =>
      void commandesRevue.sonder(revueId).then(
        (r) => poserPresents(r.participants),
        () => undefined,
      );
    const premiere = setTimeout(sonder, 1_000);
    const minuterie = setInterval(sonder, SECOURS_MS);
    return () => {
      clearTimeout(premiere);
      clearInterval(minuterie);
    };
  }, [connexion, revueId, poserPresents]);
}
