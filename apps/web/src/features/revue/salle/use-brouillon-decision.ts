import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ActionDecision, BrouillonVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { enEchec } from '../../../platform/api/probleme';
import { commander } from '../../../platform/realtime/connexion';
import { useEvenement } from '../../../platform/realtime/use-temps-reel';
import { commandesRevue } from '../revue.requetes';

export type SaisieDecision = {
  readonly texte: string;
  readonly code: string | null;
  readonly actions: readonly ActionDecision[];
  readonly phraseAssure: string;
};

/** Où en est l'enregistrement du brouillon, dit à l'écran. */
export type EtatBrouillon = 'a-jour' | 'en-cours' | 'refuse';

const ATTENTE_MS = 700;

const saisieDe = (b: BrouillonVue): SaisieDecision => ({
  texte: b.texte,
  code: b.code,
  actions: b.actions,
  phraseAssure: b.phraseAssure,
});

/**
 * Brouillon du bloc décision : chaque frappe part à la salle (éphémère), puis en base. Un autre écrit : son texte
 * s'affiche en direct et le bloc est verrouillé, sauf à prendre la main.
 */
export function useBrouillonDecision(revueId: string, brouillon: BrouillonVue, moi: string) {
  const [saisie, poserSaisie] = useState<SaisieDecision>(() => saisieDe(brouillon));
  const direct = useTexteEnDirect(revueId, brouillon.passageId, moi);
  const [etat, poserEtat] = useState<EtatBrouillon>('a-jour');
  const version = useRef(brouillon.version);
  const sale = useRef(false);
  const { passageId } = brouillon;

  // Une version plus récente du serveur remplace la saisie, sauf si l'on est en train d'écrire.
  useEffect(() => {
    if (brouillon.version <= version.current || sale.current) return;
    version.current = brouillon.version;
    poserSaisie(saisieDe(brouillon));
  }, [brouillon]);

  useEffect(() => {
    if (!sale.current) return;
    poserEtat('en-cours');
    const minuterie = setTimeout(() => {
      commandesRevue.brouillon(passageId, version.current, saisie).then(
        (b) => {
          version.current = b.version;
          sale.current = false;
          poserEtat('a-jour');
        },
        (erreur: unknown) => {
          const actuel = enEchec(erreur).actuel as BrouillonVue | undefined;
          if (actuel?.version !== undefined) version.current = actuel.version;
          poserEtat('refuse');
        },
      );
    }, ATTENTE_MS);
    return () => clearTimeout(minuterie);
  }, [saisie, passageId]);

  const changer = (partie: Partial<SaisieDecision>): void => {
    sale.current = true;
    const suivante = { ...saisie, ...partie };
    poserSaisie(suivante);
    if (partie.texte !== undefined)
      void commander('passage.ecrire', { passageId, texte: partie.texte, position: partie.texte.length }).catch(
        () => undefined,
      );
  };
  return { saisie, changer, direct, etat };
}

// Trois secondes sans frappe : l'autre s'est tu, on relit ce qui est en base.
function useTexteEnDirect(revueId: string, passageId: string, moi: string): { auteur: string; texte: string } | null {
  const requetes = useQueryClient();
  const [direct, poserDirect] = useState<{ auteur: string; texte: string } | null>(null);
  useEvenement('passage.brouillon', (e) => {
    if (e.passageId !== passageId || e.auteurId === moi) return;
    poserDirect({ auteur: e.auteur ?? 'Quelqu’un', texte: e.texte });
  });
  useEffect(() => {
    if (direct === null) return;
    const minuterie = setTimeout(() => {
      poserDirect(null);
      void requetes.invalidateQueries({ queryKey: cles.revue(revueId, 'passage') });
    }, 3_000);
    return () => clearTimeout(minuterie);
  }, [direct, requetes, revueId]);
  return direct;
}
