import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { EvenementRevue, RevueVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import type { EtatConnexion } from '../../../platform/realtime/etat-connexion';
import { commandesRevue } from '../revue.requetes';

/** Une diffusion peut se perdre : la séquence est vérifiée à ce rythme, un nombre contre un nombre. */
const VERIFICATION_MS = 20_000;

/**
 * Rattrapage par séquence : une diffusion perdue se voit en vingt secondes ; après une coupure, ce qui s'est passé est rendu
 * pour être dit. Rend aussi de quoi l'effacer.
 */
export function useRattrapage(
  revue: Pick<RevueVue, 'id' | 'sequence'>,
  connexion: EtatConnexion,
): { readonly manques: readonly EvenementRevue[]; readonly vu: () => void } {
  const requetes = useQueryClient();
  const [manques, poserManques] = useState<readonly EvenementRevue[]>([]);
  const connue = useRef(revue.sequence);
  const avantCoupure = useRef<number | null>(null);
  useEffect(() => {
    connue.current = Math.max(connue.current, revue.sequence);
  }, [revue.sequence]);

  useEffect(() => {
    if (connexion !== 'connectee') {
      avantCoupure.current ??= connue.current;
      return;
    }
    const depuis = avantCoupure.current;
    avantCoupure.current = null;
    if (depuis === null) return;
    void commandesRevue.evenements(revue.id, depuis).then(
      ({ evenements }) => poserManques(evenements),
      () => undefined,
    );
  }, [connexion, revue.id]);

  useEffect(() => {
    if (connexion !== 'connectee') return;
    const minuterie = setInterval(() => {
      void commandesRevue.evenements(revue.id, connue.current).then(
        ({ sequence }) => {
          if (sequence > connue.current) void requetes.invalidateQueries({ queryKey: cles.revue(revue.id) });
        },
        () => undefined,
      );
    }, VERIFICATION_MS);
    return () => clearInterval(minuterie);
  }, [connexion, revue.id, requetes]);
  return { manques, vu: () => poserManques([]) };
}
