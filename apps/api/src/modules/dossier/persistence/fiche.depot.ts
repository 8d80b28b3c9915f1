import { Injectable } from '@nestjs/common';
import {
  echec,
  erreurMetier,
  finArret,
  succes,
  type CategorieFiche,
  type ContenusFiche,
  type ErreurMetier,
  type Resultat,
} from '@pdp/domain';
import { scellerCategorie } from '../../../platform/chiffrement/categories-scellees.js';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { scellerCoordonnees } from '../../../platform/chiffrement/coordonnees.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { codePg } from '../../../platform/database/unite-de-travail.js';
import { texteDeRecherche } from '../../assure/assure.port.js';

/** Où en est une catégorie : version du dossier, et celle de son dernier changement. */
export type VersionsCategorie = {
  readonly version: number;
  readonly versionCategorie: number;
  readonly assureId: string;
};

/** Où un rangement écrit : sa transaction, ses clés, l'assuré. */
type Etagere = { readonly tx: Transaction; readonly coffre: Coffre; readonly assureId: string };

type Ranger<C extends CategorieFiche> = (
  etagere: Etagere,
  contenu: ContenusFiche[C],
) => Promise<Resultat<object, ErreurMetier>>;

type Rangement = { readonly [C in CategorieFiche]?: Ranger<C> };

/** Range le contenu d'une catégorie : table de l'assuré ou de l'arrêt pour ce qui y a sa colonne, fiche pour le reste. */
@Injectable()
export class FicheDepot {
  constructor(private readonly coffre: Coffre) {}

  async versions(tx: Transaction, dossierId: string, categorie: CategorieFiche): Promise<VersionsCategorie | null> {
    const [ligne] = await tx.sql<VersionsCategorie>(
      `SELECT d.version, coalesce(k.version_dossier, 0) AS "versionCategorie", d.assure_id AS "assureId" FROM dossier d
       LEFT JOIN categorie_dossier k ON k.dossier_id = d.id AND k.categorie = $2 WHERE d.id = $1`,
      [dossierId, categorie],
    );
    return ligne ?? null;
  }

  /** Écrit la catégorie et avance la version du dossier ; rend la nouvelle version. */
  async ecrire<C extends CategorieFiche>(
    tx: Transaction,
    cible: { dossierId: string; assureId: string; auteurId: string },
    categorie: C,
    contenu: ContenusFiche[C],
  ): Promise<Resultat<number, ErreurMetier>> {
    const ranger = RANGEMENTS[categorie] as Ranger<C> | undefined;
    const etagere = { tx, coffre: this.coffre, assureId: cible.assureId };
    const reste = ranger ? await ranger(etagere, contenu) : succes(contenu);
    if (!reste.ok) return reste;
    const [dossier] = await tx.sql<{ version: number }>(
      `UPDATE dossier SET version = version + 1, maj_le = $2 WHERE id = $1 RETURNING version`,
      [cible.dossierId, tx.maintenant],
    );
    if (!dossier) throw new Error('dossier inconnu');
    const stocke = scellerCategorie(this.coffre, cible.dossierId, categorie, reste.valeur);
    await tx.sql(
      `INSERT INTO categorie_dossier (dossier_id, categorie, contenu, contenu_scelle, version_dossier, auteur_id, maj_le) VALUES ($1,$2,$3,$4,$5,$6,$7)
       ON CONFLICT (dossier_id, categorie) DO UPDATE SET contenu = excluded.contenu, contenu_scelle = excluded.contenu_scelle, version_dossier = excluded.version_dossier, auteur_id = excluded.auteur_id, maj_le = excluded.maj_le`,
      [
        cible.dossierId,
        categorie,
        stocke.contenu,
        stocke.contenu_scelle,
        dossier.version,
        cible.auteurId,
        tx.maintenant,
      ],
    );
    return succes(dossier.version);
  }
}

// Chaque rangement rend ce qui n'a pas de colonne ; ces clés ne recouvrent jamais celles des colonnes (fiche.sql.ts).
const RANGEMENTS: Rangement = {
  identite: async ({ tx, assureId }, { representantLegal, ...c }) => {
    await tx.sql(
      `UPDATE assure SET nom_naissance = $2, nom_usage = $3, prenom = $4, date_naissance = $5, sexe = $6, regime = coalesce($7, regime), recherche = $8, version = version + 1, maj_le = $9 WHERE id = $1`,
      [
        assureId,
        c.nomNaissance,
        c.nomUsage,
        c.prenom,
        c.dateNaissance,
        c.sexe,
        c.regime,
        texteDeRecherche(c),
        tx.maintenant,
      ],
    );
    return succes({ representantLegal });
  },
  nir: async ({ tx, coffre, assureId }, { nir }) => {
    const empreinte = coffre.empreinteNir(nir);
    const [autre] = await tx.sql(`SELECT 1 AS un FROM assure WHERE nir_empreinte = $2 AND id <> $1`, [
      assureId,
      empreinte,
    ]);
    if (autre) return echec(DEJA_PRIS);
    return sansDoublon(async () => {
      await tx.sql(
        `UPDATE assure SET nir_scelle = $2, nir_empreinte = $3, version = version + 1, maj_le = $4 WHERE id = $1`,
        [assureId, coffre.sceller('assure.nir_scelle', assureId, nir), empreinte, tx.maintenant],
      );
      return {};
    });
  },
  coordonnees: async ({ tx, coffre, assureId }, { telephone, courriel, adresse, codePostal, commune, ...reste }) => {
    const sceau = scellerCoordonnees(coffre, assureId, { telephone, courriel, adresse, codePostal, commune });
    await tx.sql(
      `UPDATE assure SET coordonnees_scellees = $2, coordonnees_champs = $3, version = version + 1, maj_le = $4 WHERE id = $1`,
      [assureId, sceau.coordonnees_scellees, sceau.coordonnees_champs, tx.maintenant],
    );
    return succes(reste);
  },
  arret: async ({ tx, assureId }, contenu) => {
    const { dateDebut, risque, dateFinPrescrite: _, ...reste } = contenu;
    const [dernier] = await tx.sql<{ id: string }>(
      `SELECT id FROM arret_travail WHERE assure_id = $1 ORDER BY date_debut DESC LIMIT 1 FOR UPDATE`,
      [assureId],
    );
    const [autre] = await tx.sql(
      `SELECT 1 AS un FROM arret_travail WHERE assure_id = $1 AND date_debut = $2 AND id IS DISTINCT FROM $3`,
      [assureId, dateDebut, dernier?.id ?? null],
    );
    if (autre) return echec(erreurMetier('conflit', 'Un autre arrêt de cette personne commence déjà ce jour-là.'));
    // La prolongation repousse la fin de l'épisode : la colonne garde la dernière date connue.
    await tx.sql(
      dernier
        ? `UPDATE arret_travail SET date_debut = $2, risque = $3, date_fin_prescrite = $4, prolongations = greatest(prolongations, $5), maj_le = $6 WHERE id = $1`
        : `INSERT INTO arret_travail (id, date_debut, risque, date_fin_prescrite, prolongations, maj_le, assure_id, source) VALUES ($1,$2,$3,$4,$5,$6,$7,'SAISIE')`,
      [
        dernier?.id ?? tx.nouvelId(),
        dateDebut,
        risque,
        finArret(contenu),
        reste.prolongations.length,
        tx.maintenant,
        ...(dernier ? [] : [assureId]),
      ],
    );
    return succes(reste);
  },
};

const DEJA_PRIS = erreurMetier(
  'conflit-identite',
  'Ce numéro de sécurité sociale est déjà celui d’une autre personne. Vérifiez la saisie, puis faites vérifier l’identité.',
);

async function sansDoublon(ecrire: () => Promise<object>): Promise<Resultat<object, ErreurMetier>> {
  try {
    return succes(await ecrire());
  } catch (erreur) {
    if (codePg(erreur) === '23505') return echec(DEJA_PRIS);
    throw erreur;
  }
}
