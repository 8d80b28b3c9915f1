import {
  creerDetecteurDoublons,
  echec,
  estLigneVide,
  lireEntete,
  lireLigne,
  messageEntete,
  succes,
  type DateCivile,
  type EncodageListe,
  type Entete,
  type Resultat,
  type SeparateurListe,
} from '@pdp/domain';
import { DecodeurListe } from './decodeur-liste.js';
import { FichierIllisible, LecteurCsv, type Enregistrement } from '../../../platform/csv/lecteur-csv.js';
import { rangeeEntete, rangeeRejetee, rangeeValide, type Rangee } from './rangee.js';

/** Où en est la lecture ; l'objet est mis à jour sur place, l'appelant le lit quand il veut. */
export type Avancement = {
  lignesLues: number;
  octetsLus: number;
  encodage: EncodageListe | null;
  separateur: SeparateurListe | null;
};

/** Pourquoi un fichier entier est refusé. */
export type RefusDeListe = {
  readonly code: 'CLASSEUR' | 'UTF_16' | 'EN_TETE' | 'VIDE' | 'TROP_DE_LIGNES' | 'ILLISIBLE';
  readonly message: string;
};

export type OptionsDeLecture = {
  readonly importId: string;
  readonly aujourdhui: DateCivile;
  readonly avancement: Avancement;
  readonly lignesMax?: number;
};

/** Taille d'une liste : au-delà, ce n'est plus une liste mensuelle (trust.md A6.3). */
export const LIGNES_MAX = 200_000;

/**
 * Lit une liste octet après octet et confie les rangées par lots à `ecrire`, qui freine la lecture.
 * Rien n'est gardé du fichier que ce qu'il faut pour reconnaître un doublon.
 */
export async function lireListe(
  flux: AsyncIterable<Uint8Array>,
  ecrire: (rangees: readonly Rangee[]) => Promise<void>,
  options: OptionsDeLecture,
): Promise<Resultat<null, RefusDeListe>> {
  const decodeur = new DecodeurListe();
  const csv = new LecteurCsv();
  const lecture = new LectureEnCours(options);
  try {
    for await (const morceau of flux) {
      if (options.avancement.octetsLus === 0 && estClasseur(morceau)) return echec(CLASSEUR);
      options.avancement.octetsLus += morceau.length;
      const texte = decodeur.pousser(morceau);
      if (!texte.ok) return echec(UTF_16);
      const refus = await lecture.traiter(csv.pousser(texte.valeur), ecrire);
      if (refus) return echec(refus);
      options.avancement.encodage = decodeur.encodage;
      options.avancement.separateur = csv.separateur;
      // Une grande liste ne doit pas affamer les autres demandes de ce processus.
      await new Promise((suite) => setImmediate(suite));
    }
    const fin = decodeur.terminer();
    if (!fin.ok) return echec(UTF_16);
    const refus =
      (await lecture.traiter(csv.pousser(fin.valeur), ecrire)) ?? (await lecture.traiter(csv.terminer(), ecrire));
    if (refus) return echec(refus);
  } catch (erreur) {
    if (erreur instanceof FichierIllisible) return echec(ILLISIBLE[erreur.raison]);
    throw erreur;
  }
  options.avancement.encodage = decodeur.encodage;
  options.avancement.separateur = csv.separateur;
  return lecture.aUneEntete ? succes(null) : echec({ code: 'VIDE', message: 'Ce fichier est vide.' });
}

class LectureEnCours {
  private entete: Entete | null = null;
  private readonly doublon = creerDetecteurDoublons();

  constructor(private readonly options: OptionsDeLecture) {}

  get aUneEntete(): boolean {
    return this.entete !== null;
  }

  async traiter(
    enregistrements: Iterable<Enregistrement>,
    ecrire: (rangees: readonly Rangee[]) => Promise<void>,
  ): Promise<RefusDeListe | null> {
    const rangees: Rangee[] = [];
    for (const enregistrement of enregistrements) {
      if (estLigneVide(enregistrement.cellules)) continue;
      const refus = this.entete
        ? this.lireUne(enregistrement, this.entete, rangees)
        : this.lireEntete(enregistrement, rangees);
      if (refus) return refus;
    }
    if (rangees.length > 0) await ecrire(rangees);
    return null;
  }

  private lireEntete({ numero, cellules }: Enregistrement, rangees: Rangee[]): RefusDeListe | null {
    const lu = lireEntete(cellules);
    if (!lu.ok) return { code: 'EN_TETE', message: messageEntete(lu.erreur) };
    this.entete = lu.valeur;
    rangees.push(rangeeEntete(this.options.importId, numero, cellules));
    return null;
  }

  private lireUne({ numero, cellules }: Enregistrement, entete: Entete, rangees: Rangee[]): RefusDeListe | null {
    const { importId, aujourdhui, avancement, lignesMax = LIGNES_MAX } = this.options;
    avancement.lignesLues += 1;
    if (avancement.lignesLues > lignesMax) {
      return {
        code: 'TROP_DE_LIGNES',
        message: `Cette liste dépasse ${lignesMax.toLocaleString('fr')} lignes : découpez-la.`,
      };
    }
    const ligne = lireLigne(cellules, { entete, numero, aujourdhui });
    const repetition = ligne.ok ? this.doublon(ligne.valeur) : null;
    if (ligne.ok && repetition === null) rangees.push(rangeeValide(importId, ligne.valeur));
    else {
      const motifs = ligne.ok ? (repetition ? [repetition] : []) : ligne.erreur.motifs;
      rangees.push(rangeeRejetee(importId, numero, { motifs, cellules, entete }));
    }
    return null;
  }
}

const CLASSEUR: RefusDeListe = {
  code: 'CLASSEUR',
  message: 'Ce fichier est un classeur ou une archive : enregistrez la liste au format CSV.',
};
const UTF_16: RefusDeListe = { code: 'UTF_16', message: 'Ce fichier est en UTF-16 : enregistrez-le en UTF-8.' };
const ILLISIBLE: Readonly<Record<FichierIllisible['raison'], RefusDeListe>> = {
  LIGNE_DEMESUREE: {
    code: 'ILLISIBLE',
    message: 'Une ligne de ce fichier est démesurée : ce n’est pas une liste de la CPAM.',
  },
  GUILLEMETS_OUVERTS: {
    code: 'ILLISIBLE',
    message: 'Trop de guillemets ne sont pas refermés : ce n’est pas une liste de la CPAM.',
  },
};

// XLSX, ODS et ZIP commencent par « PK » ; l'ancien XLS par sa propre marque.
const estClasseur = (octets: Uint8Array): boolean =>
  (octets[0] === 0x50 && octets[1] === 0x4b && octets[2] === 0x03) || (octets[0] === 0xd0 && octets[1] === 0xcf);
