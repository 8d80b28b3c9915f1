import { Injectable } from '@nestjs/common';
import { UNITE_DE_FONCTION, type Fonction, type Unite } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import { empreinteEcrite, scellerContacts } from '../../../platform/chiffrement/contacts.js';
import type { Acteur, ActeurOuSysteme } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { HORS_ASSURES } from './lecture-habilitations.js';

export type UtilisateurConnu = { readonly id: string; readonly actif: boolean; readonly ailleurs: boolean };

export type NouveauCompte = {
  readonly emetteur: string;
  readonly sujet: string;
  readonly courriel: string;
  readonly nom: string;
  readonly prenom: string;
};

export type NouvelleHabilitation = {
  readonly utilisateurId: string;
  readonly fonction: Fonction;
  readonly organismeId: string;
  readonly plateformeId: string;
  /** `null` : tout de suite. */
  readonly debut: Date | null;
  readonly fin: Date | null;
  readonly motif: string;
};

type Trace = {
  readonly ressource: 'habilitation' | 'utilisateur';
  readonly ressourceId: string;
  readonly transition: string;
  readonly de: string | null;
  readonly vers: string;
  readonly motif: string;
};

/**
 * La plus ancienne des deux horloges : les droits se lisent à l'heure de la base, les sessions à celle du processus ; ce qui
 * commence ou finit « tout de suite » doit l'avoir fait pour l'une comme pour l'autre.
 */
const TOUT_DE_SUITE = (instant: string): string => `least(now(), ${instant}::timestamptz)`;

/** Écritures sur les comptes et leurs habilitations, dans la transaction de l'appelant. Rien n'est effacé : une habilitation se termine. */
@Injectable()
export class HabilitationDepot {
  constructor(private readonly coffre: Coffre) {}

  /** Professionnel connu de cette plateforme, verrouillé ; `null` pour un assuré, un mandataire ou un inconnu. */
  async utilisateur(tx: Transaction, plateformeId: string | null, id: string): Promise<UtilisateurConnu | null> {
    const lignes = await tx.sql<UtilisateurConnu>(
      `SELECT u.id, u.actif, EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = u.id AND h.plateforme_id IS DISTINCT FROM $2::uuid AND (h.fin IS NULL OR h.fin > now())) AS ailleurs
       FROM utilisateur u WHERE u.id = $1 AND EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = u.id AND h.plateforme_id = $2::uuid AND h.fonction ${HORS_ASSURES})
         AND NOT EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = u.id AND NOT (h.fonction ${HORS_ASSURES})) FOR UPDATE OF u`,
      [id, plateformeId],
    );
    return lignes[0] ?? null;
  }

  /** Unités de l'organisme s'il est de cette plateforme, sinon `null`. */
  async unitesDe(tx: Transaction, plateformeId: string | null, organismeId: string): Promise<readonly Unite[] | null> {
    const lignes = await tx.sql<{ unites: Unite[] }>(
      `SELECT unites FROM organisme WHERE id = $1 AND plateforme_id = $2`,
      [organismeId, plateformeId],
    );
    return lignes[0]?.unites ?? null;
  }

  /** Un professionnel a-t-il déjà cette adresse ? Deux créations simultanées de la même adresse se suivent. */
  async courrielPris(tx: Transaction, courriel: string): Promise<boolean> {
    await tx.sql(`SELECT pg_advisory_xact_lock(hashtext('annuaire'), hashtext(lower($1)))`, [courriel]);
    const lignes = await tx.sql(
      `SELECT 1 AS un FROM utilisateur u WHERE u.courriel_empreinte = $1
         AND (NOT EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = u.id) OR EXISTS (SELECT 1 FROM habilitation h WHERE h.utilisateur_id = u.id AND h.fonction ${HORS_ASSURES}))`,
      [empreinteEcrite(this.coffre, courriel)],
    );
    return lignes.length > 0;
  }

  async sujetPris(tx: Transaction, emetteur: string, sujet: string): Promise<boolean> {
    return (
      (await tx.sql(`SELECT 1 AS un FROM utilisateur WHERE emetteur = $1 AND sujet = $2`, [emetteur, sujet])).length > 0
    );
  }

  async creerUtilisateur(tx: Transaction, compte: NouveauCompte): Promise<string> {
    const id = tx.nouvelId();
    const contacts = scellerContacts(this.coffre, id, { courriel: compte.courriel, telephone: null });
    await tx.sql(
      `INSERT INTO utilisateur (id, emetteur, sujet, courriel_scelle, courriel_empreinte, nom, prenom, cree_le) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)`,
      [
        id,
        compte.emetteur,
        compte.sujet,
        contacts.courriel_scelle,
        contacts.courriel_empreinte,
        compte.nom,
        compte.prenom,
        tx.maintenant,
      ],
    );
    return id;
  }

  /** La personne a-t-elle déjà cette fonction dans cet organisme, en cours ou à venir ? */
  async existeDeja(
    tx: Transaction,
    h: Pick<NouvelleHabilitation, 'utilisateurId' | 'fonction' | 'organismeId'>,
  ): Promise<boolean> {
    const lignes = await tx.sql(
      `SELECT 1 AS une FROM habilitation WHERE utilisateur_id = $1 AND fonction = $2 AND organisme_id = $3 AND (fin IS NULL OR fin > now())`,
      [h.utilisateurId, h.fonction, h.organismeId],
    );
    return lignes.length > 0;
  }

  async inserer(tx: Transaction, acteur: Acteur, h: NouvelleHabilitation): Promise<string> {
    const id = tx.nouvelId();
    await tx.sql(
      `INSERT INTO habilitation (id, utilisateur_id, fonction, unite, organisme_id, plateforme_id, debut, fin, motif, cree_par, cree_le)
       VALUES ($1,$2,$3,$4,$5,$6,coalesce($7, ${TOUT_DE_SUITE('$11')}),$8,$9,$10,$11)`,
      [
        id,
        h.utilisateurId,
        h.fonction,
        UNITE_DE_FONCTION[h.fonction],
        h.organismeId,
        h.plateformeId,
        h.debut,
        h.fin,
        h.motif,
        acteur.utilisateurId,
        tx.maintenant,
      ],
    );
    return id;
  }

  /** Verrouille l'habilitation avant de la relire : deux modifications se suivent. */
  async verrouiller(tx: Transaction, id: string): Promise<void> {
    await tx.sql(`SELECT id FROM habilitation WHERE id = $1 FOR UPDATE`, [id]);
  }

  /** `fin` vaut `'MAINTENANT'` pour terminer tout de suite. */
  async modifier(
    tx: Transaction,
    id: string,
    { fin, motif }: { readonly fin: Date | 'MAINTENANT' | null; readonly motif: string },
  ): Promise<void> {
    const toutDeSuite = fin === 'MAINTENANT';
    await tx.sql(
      `UPDATE habilitation SET fin = CASE WHEN $4 THEN ${TOUT_DE_SUITE('$5')} ELSE $2::timestamptz END, motif = $3, version = version + 1 WHERE id = $1`,
      [id, toutDeSuite ? null : fin, motif, toutDeSuite, tx.maintenant],
    );
  }

  async desactiver(tx: Transaction, utilisateurId: string): Promise<void> {
    await tx.sql(`UPDATE utilisateur SET actif = false WHERE id = $1`, [utilisateurId]);
  }

  async tracer(tx: Transaction, acteur: ActeurOuSysteme, t: Trace): Promise<void> {
    await tx.sql(
      `INSERT INTO transition (id, ressource, ressource_id, transition, de, vers, acteur_id, fonction, motif, le) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)`,
      [
        tx.nouvelId(),
        t.ressource,
        t.ressourceId,
        t.transition,
        t.de,
        t.vers,
        acteur.utilisateurId,
        acteur.fonction,
        t.motif,
        tx.maintenant,
      ],
    );
  }
}
