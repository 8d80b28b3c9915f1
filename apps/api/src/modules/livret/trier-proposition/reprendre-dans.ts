import { normaliserPourRecherche, type CibleProposition, type ContenuLivret, type EtapeLivret } from '@pdp/domain';

/** Ce qu'une proposition dit, et son jour. */
export type Reprise = { readonly cible: CibleProposition; readonly phrase: string; readonly date: string };

const MAX_DECISIONS = 60;
const MAX_ETAPES = 30;

/** Contenu avec la proposition reprise : une phrase de plus dans « Ce qui a été décidé », ou une étape marquée faite. */
export const reprendreDans = (contenu: ContenuLivret, reprise: Reprise): ContenuLivret =>
  reprise.cible === 'ETAPES' ? avecEtape(contenu, reprise) : avecPhrase(contenu, reprise);

// La plus récente d'abord ; une phrase déjà là n'est pas dite deux fois.
function avecPhrase(contenu: ContenuLivret, { date, phrase }: Reprise): ContenuLivret {
  if (contenu.decisions.some((d) => d.phrase === phrase)) return contenu;
  const decisions = [{ date, phrase }, ...contenu.decisions].sort((a, b) =>
    a.date < b.date ? 1 : a.date > b.date ? -1 : 0,
  );
  return { ...contenu, decisions: decisions.slice(0, MAX_DECISIONS) };
}

// L'étape que le livret annonçait devient faite, à sa place ; inconnue, elle se range après la dernière faite.
function avecEtape(contenu: ContenuLivret, { date, phrase }: Reprise): ContenuLivret {
  const titre = normaliserPourRecherche(phrase);
  const connue = contenu.etapes.findIndex((e) => normaliserPourRecherche(e.titre) === titre && e.statut !== 'FAIT');
  if (connue >= 0)
    return {
      ...contenu,
      etapes: contenu.etapes.map((e, rang) => (rang === connue ? { ...e, statut: 'FAIT', quand: date } : e)),
    };
  const dejaFaite = contenu.etapes.some((e) => normaliserPourRecherche(e.titre) === titre && e.quand === date);
  if (dejaFaite || contenu.etapes.length >= MAX_ETAPES) return contenu;
  const apres = contenu.etapes.findLastIndex(({ statut }) => statut === 'FAIT') + 1;
  const etape: EtapeLivret = { titre: phrase, qui: 'vous', quand: date, statut: 'FAIT', explication: null };
  return { ...contenu, etapes: [...contenu.etapes.slice(0, apres), etape, ...contenu.etapes.slice(apres)] };
}
