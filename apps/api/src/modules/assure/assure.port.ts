import { normaliserPourRecherche, type DateCivile, type ErreurMetier, type Resultat, type Sexe } from '@pdp/domain';
import type { Transaction } from '../../platform/database/unite-de-travail.js';

/** Identité reçue d'un signalement : déjà lue et normalisée par le domaine. */
export type IdentiteRecue = {
  readonly nir: string;
  readonly nomNaissance: string;
  readonly nomUsage: string | null;
  readonly prenom: string;
  readonly dateNaissance: DateCivile;
  readonly sexe: Sexe;
  readonly telephone: string | null;
  readonly courriel: string | null;
  readonly codePostal: string | null;
  /** `GENERAL` si l'émetteur n'en dit rien. */
  readonly regime: string;
};

/** Assuré déjà enregistré ; aucun contrôle de droits : l'appelant a vérifié les siens. */
export type AssureConnu = {
  readonly id: string;
  readonly plateformeId: string;
  readonly nir: string;
  readonly nomNaissance: string;
  readonly nomUsage: string | null;
  readonly prenom: string;
  readonly dateNaissance: DateCivile;
  readonly sexe: Sexe;
  readonly regime: string;
};

export type DemandeRattachement = {
  readonly identite: IdentiteRecue;
  /** Plateforme où créer la personne si elle est inconnue. */
  readonly plateformeId: string;
  /** L'émetteur affirme qu'il s'agit d'une autre personne que celle qui lui ressemble. */
  readonly confirmeDistinct: boolean;
};

export type Rattachement = {
  readonly assureId: string;
  readonly regime: string;
  readonly cree: boolean;
  /** Même NIR, mais une identité qui ne ressemble pas : à vérifier par un agent. */
  readonly identiteDiverge: boolean;
  /** Créée malgré une personne qui lui ressemble : à vérifier par un agent. */
  readonly rapprochement: boolean;
  /** Plateforme du dossier ouvert de cette personne, `null` si elle n'en a pas. */
  readonly plateformeDossier: string | null;
};

export type ArretRecu = {
  readonly dateDebut: DateCivile;
  readonly risque: string;
  readonly dateFinPrescrite: DateCivile | null;
};

/** Ce que les autres modules demandent aux assurés. À injecter : `AssurePort`. */
export abstract class AssurePort {
  /** L'assuré de ce NIR (15 caractères, normalisé), ou `null`. */
  abstract trouverParNir(nir: string, tx?: Transaction): Promise<AssureConnu | null>;

  /** L'assuré de cet identifiant, ou `null`. */
  abstract parId(id: string): Promise<AssureConnu | null>;

  /**
   * Même NIR : même assuré, jamais modifié sinon pour remplir un blanc. NIR inconnu mais personne ressemblante sur la
   * plateforme : `conflit-identite`, sauf `confirmeDistinct`. Deux appels simultanés ne créent qu'une personne.
   */
  abstract creerOuRejoindre(
    tx: Transaction,
    demande: DemandeRattachement,
  ): Promise<Resultat<Rattachement, ErreurMetier>>;

  /** L'épisode d'arrêt qui contient ou touche celui-ci, sinon un nouveau ; ne change jamais un arrêt de la CPAM. */
  abstract noterArret(tx: Transaction, assureId: string, arret: ArretRecu): Promise<string>;
}

/** Contenu de la colonne `assure.recherche` : noms et prénom sans accent ni casse, jamais le NIR. */
export const texteDeRecherche = (personne: {
  readonly nomNaissance: string;
  readonly nomUsage: string | null;
  readonly prenom: string;
}): string => normaliserPourRecherche([personne.nomNaissance, personne.nomUsage ?? '', personne.prenom].join(' '));
