import { useEffect, useRef, useState } from 'react';
import type { ParticipantVue } from '@pdp/domain';

/** Les mouvements de présence sont dits ensemble, au plus une fois par ce temps. */
const SOBRIETE_MS = 10_000;

/** Ce qu'un lecteur d'écran entend pour suivre : le dossier où va le groupe ; à part, et regroupés, ceux qui entrent ou sortent. */
export function useAnnonces(
  dossier: string | null,
  presents: readonly ParticipantVue[],
): { readonly dossier: string; readonly mouvements: string } {
  return { dossier: dossier === null ? '' : `Le groupe est sur ${dossier}`, mouvements: useMouvements(presents) };
}

function useMouvements(presents: readonly ParticipantVue[]): string {
  const [dit, poserDit] = useState('');
  const entendus = useRef<readonly string[] | null>(null);
  const noms = presents
    .filter((p) => p.etat === 'present' || p.etat === 'attente')
    .map((p) => p.nom)
    .join('|');
  useEffect(() => {
    const actuels = noms === '' ? [] : noms.split('|');
    const avant = entendus.current;
    if (avant === null) {
      entendus.current = actuels;
      return;
    }
    const minuterie = setTimeout(() => {
      entendus.current = actuels;
      poserDit(phraseDesMouvements(avant, actuels));
    }, SOBRIETE_MS);
    return () => clearTimeout(minuterie);
  }, [noms]);
  return dit;
}

/** « Arrivent : A, B. Partent : C. » ; vide si personne n'a bougé. */
export function phraseDesMouvements(avant: readonly string[], apres: readonly string[]): string {
  const arrivent = apres.filter((nom) => !avant.includes(nom));
  const partent = avant.filter((nom) => !apres.includes(nom));
  return [
    arrivent.length > 0 ? `Arrivent\u00a0: ${arrivent.join(', ')}.` : '',
    partent.length > 0 ? `Partent\u00a0: ${partent.join(', ')}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
