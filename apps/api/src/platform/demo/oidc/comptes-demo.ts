import { Inject, Injectable } from '@nestjs/common';
import { LIBELLES_UNITE, type Unite } from '@pdp/domain';
import { COMPTES_DEMO } from '../../../demo/comptes.js';
import { LECTURE } from '../../config/jetons.js';
import { Lecture } from '../../database/lecture.js';
import type { RoleJoue } from './roles.js';

/** Compte proposé sur la page de connexion de la démonstration. */
export type ComptePropose = {
  readonly compte: string;
  readonly nom: string;
  readonly organisme: string | null;
  readonly phrase: string;
};

export type GroupeDeComptes = { readonly titre: string; readonly comptes: readonly ComptePropose[] };

type Ligne = {
  sujet: string;
  civilite: string | null;
  prenom: string;
  nom: string;
  unite: Unite;
  organisme: string | null;
};

const LISTER = {
  nom: 'demo-comptes',
  texte: `SELECT u.sujet, u.civilite, u.prenom, u.nom, h.unite, o.nom AS organisme
  FROM utilisateur u
  JOIN LATERAL (SELECT * FROM habilitation h WHERE h.utilisateur_id = u.id AND (h.fin IS NULL OR h.fin > now()) ORDER BY h.debut, h.id LIMIT 1) h ON true
  LEFT JOIN organisme o ON o.id = h.organisme_id
  WHERE u.emetteur = 'demo' AND u.actif AND u.sujet = ANY($1)`,
};
const CONNAITRE = { nom: 'demo-compte', texte: `SELECT sujet FROM utilisateur WHERE emetteur = 'demo' AND sujet = $1` };

/** Comptes de la démonstration, lus dans l'annuaire. */
@Injectable()
export class ComptesDemo {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  /** Comptes du contrat présents en base, groupés par unité, dans l'ordre du contrat ; vide avant le chargement. */
  async proposer(): Promise<readonly GroupeDeComptes[]> {
    const lignes = await this.lecture.lire<Ligne>(LISTER, [COMPTES_DEMO.map((c) => c.compte)]);
    const parSujet = new Map(lignes.map((l) => [l.sujet, l]));
    const groupes = new Map<string, ComptePropose[]>();
    for (const { compte, resume } of COMPTES_DEMO) {
      const ligne = parSujet.get(compte);
      if (!ligne) continue;
      const titre = LIBELLES_UNITE[ligne.unite];
      groupes.set(titre, [...(groupes.get(titre) ?? []), enCompte(ligne, resume)]);
    }
    return [...groupes].map(([titre, comptes]) => ({ titre, comptes }));
  }

  /**
   * Sujet exact d'un compte saisi (`assistante.sociale`, avec ou sans `@demo.pdp`) ; null s'il n'existe pas. Un fournisseur
   * joué connaît aussi des gens sans compte ici : tout identifiant bien formé lui va.
   */
  async connaitre(saisi: string, role: RoleJoue = 'demo'): Promise<string | null> {
    const sujet = saisi
      .trim()
      .toLowerCase()
      .replace(/@demo\.pdp$/, '');
    if (sujet === '' || sujet.length > 100 || !/^[a-z0-9._-]+$/.test(sujet)) return null;
    if (role !== 'demo') return sujet;
    const [ligne] = await this.lecture.lire<{ sujet: string }>(CONNAITRE, [sujet]);
    return ligne?.sujet ?? null;
  }
}

function enCompte(l: Ligne, resume: string): ComptePropose {
  const nom = [l.civilite, l.prenom, l.nom].filter((p) => p !== null && p !== '').join(' ');
  return { compte: l.sujet, nom, organisme: l.organisme, phrase: resume };
}
