import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { SILENCE_PLUME_MS, type BrouillonVue, type PassageCourantVue } from '@pdp/domain';
import { cles } from '../../../platform/api/cles';
import { useEvenement } from '../../../platform/realtime/use-temps-reel';
import { commandesRevue } from '../revue.requetes';
import { useSecondes } from './temps';

/** La plume tenue par un autre : qui, son texte en direct, et dans combien de temps elle se libère. */
export type Verrou = {
  readonly auteur: string;
  /** Texte vu en direct ; null tant que rien n'a été reçu. */
  readonly texte: string | null;
  /** Secondes de silence restantes avant de pouvoir la prendre ; 0 : elle est libre. */
  readonly resteS: number;
};

type Tenue = { readonly auteur: string; readonly texte: string | null; readonly libreA: number };

/** Suit qui tient la plume d'un passage, d'après la base et les frappes reçues ; null si c'est soi ou personne. */
export function useVerrou(revueId: string, brouillon: BrouillonVue, moi: string): Verrou | null {
  const { passageId } = brouillon;
  const [tenue, poserTenue] = useState<Tenue | null>(() => tenueSelon(brouillon, moi, null));
  const maintenant = useSecondes();
  const relire = useRelireBrouillon(revueId, passageId);

  // La base fait foi à chaque relecture ; le texte en direct, plus frais, est gardé tant que la même personne écrit.
  const [lu, poserLu] = useState(brouillon);
  if (lu !== brouillon) {
    poserLu(brouillon);
    poserTenue(tenueSelon(brouillon, moi, tenue));
  }

  useEvenement('passage.brouillon', (e) => {
    if (e.passageId !== passageId || e.auteurId === moi) return;
    poserTenue({ auteur: e.auteur ?? 'Quelqu’un', texte: e.texte, libreA: Date.now() + SILENCE_PLUME_MS });
    if (e.aRelire) relire();
  });
  if (tenue === null) return null;
  const resteS = Math.max(0, Math.ceil((tenue.libreA - maintenant) / 1000));
  return { auteur: tenue.auteur, texte: tenue.texte, resteS };
}

function tenueSelon(brouillon: BrouillonVue, moi: string, avant: Tenue | null): Tenue | null {
  const { ecrivainId, ecrivain, silenceMs } = brouillon;
  if (ecrivainId === null || ecrivainId === moi) return null;
  const auteur = ecrivain ?? 'Quelqu’un';
  const libreA = Date.now() + SILENCE_PLUME_MS - (silenceMs ?? SILENCE_PLUME_MS);
  const enDirect = avant?.auteur === auteur ? avant : null;
  return { auteur, texte: enDirect?.texte ?? null, libreA: Math.max(libreA, enDirect?.libreA ?? 0) };
}

// Le bloc seul, par sa route : relire tout le dossier à chaque seconde de frappe coûterait à chacun.
function useRelireBrouillon(revueId: string, passageId: string): () => void {
  const requetes = useQueryClient();
  return () => {
    void commandesRevue.lireBrouillon(passageId).then(
      (brouillon) =>
        requetes.setQueryData<PassageCourantVue>([...cles.revue(revueId, 'passage'), passageId], (vue) =>
          vue && vue.brouillon !== null && vue.brouillon.version <= brouillon.version ? { ...vue, brouillon } : vue,
        ),
      () => undefined,
    );
  };
}
