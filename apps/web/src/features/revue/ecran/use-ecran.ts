import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { EcranSalleVue, ParticipantVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { commander } from '../../../platform/realtime/connexion';
import { useEtatConnexion } from '../../../platform/realtime/etat-connexion';
import { useEvenement } from '../../../platform/realtime/use-temps-reel';
import { commandesRevue, optionsEcran } from '../revue.requetes';

const SECOURS_MS = 5_000;

/** Quelqu'un est-il là pour qui cette vue n'a pas été calculée ? Elle ne vaut alors plus rien. */
export const estDepassee = (vue: Pick<EcranSalleVue, 'pour'>, presents: readonly ParticipantVue[]): boolean =>
  presents.some((p) => p.etat !== 'absent' && !vue.pour.includes(p.agentId));

/** Suit l'écran partagé ; `masque` : la vue est en train d'être recalculée, elle ne doit plus se voir. */
export function useEcran(revueId: string) {
  const requetes = useQueryClient();
  const connexion = useEtatConnexion();
  const [masque, poserMasque] = useState(false);
  // Sans socket, une arrivée ne se saurait qu'à la relecture : elle est alors plus fréquente.
  const ecran = useQuery({
    ...optionsEcran(revueId),
    refetchInterval: connexion === 'connectee' ? false : SECOURS_MS / 2,
  });
  const relire = (): void =>
    void requetes.refetchQueries({ queryKey: cles.revue(revueId, 'ecran') }).then(() => poserMasque(false));
  useEvenement('revue.evenement', (e) => {
    if (e.revueId !== revueId) return;
    // Nouveau passage ou accord changé : l'ancien dossier quitte l'écran avant que le nouveau soit lu.
    if (e.type !== 'plume-prise') poserMasque(true);
    relire();
  });
  useEvenement('revue.presence', (e) => {
    if (e.revueId !== revueId) return;
    if (ecran.data && estDepassee(ecran.data, e.participants)) poserMasque(true);
    relire();
  });
  useEvenement('acces.retire', () => {
    poserMasque(true);
    relire();
  });
  useEvenement('passage.brouillon', relire);
  const ordre = ecran.data?.passage?.ordre;
  useEffect(() => {
    if (connexion === 'connectee') void commander('revue.rejoindre', { revueId }).catch(() => undefined);
    else void commandesRevue.sonder(revueId).catch(() => undefined);
  }, [connexion, revueId, ordre]);
  return { ecran, masque, connexion };
}
