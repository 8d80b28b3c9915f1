import { readFileSync } from 'node:fs';

/** Situation d'un couple (personne, dossier), décrite en clair et sans passer par le code éprouvé. */
export interface Situation {
  readonly lien: 'aucun' | 'service' | 'agent' | 'revue' | 'termine';
  /** Accord (a) à l'accompagnement coordonné. */
  readonly partage: 'absent' | 'donne' | 'retire' | 'expire';
  /** Accord donné au partenaire. */
  readonly accord: 'absent' | 'donne' | 'autreCategorie' | 'autreOrganisme' | 'retire' | 'expire';
  readonly etat: string;
  readonly limite: boolean;
  readonly element: 'aucun' | 'auteur' | 'destinataire';
}

/** Ce que la matrice de référence attend d'une demande. */
export type Demande = 'lire' | 'ecrire' | 'proposer' | 'compter' | `ecrire:${string}`;

/** Lit la matrice de référence : `codes[categorie][colonne]`. */
export function lireReference(): Record<string, Record<string, string>> {
  const texte = readFileSync(new URL('./matrice-reference.csv', import.meta.url), 'utf8');
  const lignes = texte.split('\n').filter((ligne) => ligne !== '' && !ligne.startsWith('#'));
  const [entete = '', ...reste] = lignes;
  const colonnes = entete.split(';').slice(1);
  return Object.fromEntries(
    reste.map((ligne) => {
      const [categorie = '', ...codes] = ligne.split(';');
      if (codes.length !== colonnes.length) throw new Error(`Ligne incomplète : ${ligne}`);
      return [categorie, Object.fromEntries(colonnes.map((colonne, i) => [colonne, codes[i] ?? '']))];
    }),
  );
}

const SERVICE_SOCIAL = ['ASS', 'CSS'];
const ASSURANCE_MALADIE = ['MC', 'ISM', 'CPAM', 'COO'];

/** Portée attendue, ou `null` pour un refus. */
export function attendu(code: string, colonne: string, demande: Demande, s: Situation): string | null {
  if (code === '-' || code === 'ext') return null;
  const [base = '', ...ajouts] = code.split('+');
  const [lettre = '', precision = 'complete'] = base.split(':');
  const f = lireFaits(colonne, s);
  if (demande === 'compter') return lettre === 'A' ? precision : null;
  if (demande === 'lire') return lecture(lettre, ajouts, f) ? precision : null;
  if (demande === 'proposer') {
    const propose = ajouts.find((ajout) => ajout.startsWith('propose'));
    return propose !== undefined && f.lien && f.ecrivable ? (propose.split(':')[1] ?? 'complete') : null;
  }
  if (ecriture(lettre, ajouts, f)) return 'complete';
  const restreinte = demande.split(':')[1];
  if (restreinte === undefined) return null;
  if (restreinte === 'retrait') return ajouts.includes('retrait') && f.lienEcrit ? 'retrait' : null;
  if (!ajouts.includes(`w:${restreinte}`) || !f.ecrivable) return null;
  return ecritureRestreinte(lettre, f) ? restreinte : null;
}

interface Lus {
  readonly interne: boolean;
  readonly lien: boolean;
  readonly lienEcrit: boolean;
  readonly accord: boolean;
  readonly triage: boolean;
  readonly ecrivable: boolean;
  readonly auteur: boolean;
  readonly destinataire: boolean;
}

function lireFaits(colonne: string, s: Situation): Lus {
  const social = SERVICE_SOCIAL.includes(colonne);
  const am = ASSURANCE_MALADIE.includes(colonne);
  const nomme = s.lien === 'agent' || s.lien === 'revue';
  const concerne = s.lien === 'agent';
  let lien = nomme || (s.lien === 'service' && !social);
  if (am) lien = lien && s.partage === 'donne';
  if (colonne === 'ASSU') lien = concerne;
  // L'accord (a) du jeu d'essai énumère aussi la catégorie : il vaut, pour le Service social seulement.
  const accord = social ? s.partage === 'donne' : s.accord === 'donne';
  return {
    interne: social || am,
    lien,
    lienEcrit: colonne === 'ASSU' ? concerne : lien && s.lien !== 'revue',
    accord,
    triage: colonne === 'CSS' && s.etat === 'OUVERT_SANS_PARTAGE',
    ecrivable: !s.limite && s.etat !== 'ARCHIVE' && s.etat !== 'PURGE',
    auteur: s.element === 'auteur',
    destinataire: s.element === 'destinataire',
  };
}

function lecture(lettre: string, ajouts: readonly string[], f: Lus): boolean {
  const siens = f.interne ? f.auteur || f.destinataire : f.lien && (f.auteur || f.destinataire);
  if (lettre === 'R' || lettre === 'W') {
    return f.lien || (ajouts.includes('triage') && f.triage) || (ajouts.includes('siens') && siens);
  }
  if (lettre === 'C' || lettre === 'CW') return f.lien && f.accord;
  if (lettre === 'O' || lettre === 'O*') return siens || (ajouts.includes('dossier') && f.lien);
  if (lettre === 'P') return f.lien && f.destinataire;
  return lettre === 'J';
}

function ecriture(lettre: string, ajouts: readonly string[], f: Lus): boolean {
  if (!f.ecrivable) return false;
  const suivi = (f.lien && f.auteur) || (f.destinataire && (f.interne || f.lien));
  if (lettre === 'W') {
    return f.lienEcrit || (ajouts.includes('triage') && f.triage) || (ajouts.includes('siens') && suivi);
  }
  if (lettre === 'CW') return f.lienEcrit && f.accord;
  if (lettre === 'O*') return suivi;
  return ajouts.includes('siAuteur') && f.lienEcrit && f.accord && f.auteur;
}

function ecritureRestreinte(lettre: string, f: Lus): boolean {
  if (lettre === 'R') return f.lienEcrit;
  if (lettre === 'C') return f.lienEcrit && f.accord;
  return f.lien && (f.auteur || f.destinataire);
}
