import { FONCTIONS, LIBELLES_FONCTION, LIMITES_INVITATIONS, normaliserPourRecherche, type Fonction } from '@pdp/domain';
import { LecteurCsv, type Enregistrement } from '../../../platform/csv/lecteur-csv.js';

/** Ligne du fichier, telle qu'écrite ; `numero` compte l'en-tête. */
export type LigneLue = {
  readonly numero: number;
  readonly nom: string;
  readonly prenom: string;
  readonly courriel: string;
  readonly fonction: string;
  readonly organisme: string;
  readonly debut: string;
  readonly fin: string;
  readonly motif: string;
};

const COLONNES = ['nom', 'prenom', 'courriel', 'fonction', 'organisme', 'debut', 'fin', 'motif'] as const;
const OBLIGATOIRES = ['nom', 'prenom', 'courriel', 'fonction', 'organisme', 'motif'] as const;

/** Lignes d'un CSV (point-virgule ou virgule, en-tête en français), ou la phrase qui dit ce qui ne va pas. */
export function lireFichier(contenu: string): { readonly lignes: readonly LigneLue[] } | { readonly faute: string } {
  const rangees = decouper(contenu);
  if (rangees === null) return { faute: 'Ce fichier n’est pas un CSV lisible : vérifiez les guillemets.' };
  const [entete, ...suite] = rangees;
  const places = (entete?.cellules ?? []).map((titre) => normaliserPourRecherche(titre).replaceAll(' ', ''));
  const manquantes = OBLIGATOIRES.filter((colonne) => !places.includes(colonne));
  if (manquantes.length > 0) return { faute: `Colonnes absentes : ${manquantes.join(', ')}.` };
  if (suite.length === 0) return { faute: 'Ce fichier n’a aucune ligne sous son en-tête.' };
  if (suite.length > LIMITES_INVITATIONS.lignes)
    return { faute: `Au plus ${LIMITES_INVITATIONS.lignes} lignes à la fois : partagez le fichier.` };
  return { lignes: suite.map(({ numero, cellules }) => enLigne(cellules, places, numero)) };
}

function decouper(contenu: string): readonly Enregistrement[] | null {
  const lecteur = new LecteurCsv();
  try {
    const lus = [...lecteur.pousser(contenu.replace(/^\uFEFF/, '')), ...lecteur.terminer()];
    return lus.filter(({ cellules }) => cellules.some((cellule) => cellule.trim() !== ''));
  } catch {
    return null;
  }
}

function enLigne(rangee: readonly string[], places: readonly string[], numero: number): LigneLue {
  const de = (colonne: string): string => (rangee[places.indexOf(colonne)] ?? '').trim();
  return { numero, ...(Object.fromEntries(COLONNES.map((c) => [c, de(c)])) as Omit<LigneLue, 'numero'>) };
}

/** Fonction écrite en code (`MEDECIN_TRAVAIL`) ou en clair (« Médecin du travail »). */
export function lireFonction(texte: string): Fonction | null {
  const cle = normaliserPourRecherche(texte);
  return (
    FONCTIONS.find((fonction) => fonction === texte || normaliserPourRecherche(LIBELLES_FONCTION[fonction]) === cle) ??
    null
  );
}
