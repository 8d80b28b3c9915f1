import { Injectable } from '@nestjs/common';
import {
  appliquerTransitionDossier,
  type ContenusFiche,
  type ErreurTransition,
  type EtatDossier,
  type EvenementDossier,
  type FaitsCloture,
  type Resultat,
  type TransitionDossier,
} from '@pdp/domain';
import { ouvrirCategorie } from '../../../platform/chiffrement/categories-scellees.js';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import type { EtatDossierPort } from '../dossier.port.js';
import { CloturesFaites } from './clotures-faites.js';

/** Ce qu'une transition peut porter en plus de son nom. */
export type DetailsTransition = {
  readonly motif?: string | undefined;
  readonly commentaire?: string | undefined;
  readonly issue?: string | undefined;
  readonly dateIssue?: string | undefined;
  /** Faits de la clôture, déjà lus par leur règle. */
  readonly faits?: FaitsCloture | undefined;
};

type LigneEtat = {
  readonly etat: EtatDossier;
  readonly accord: boolean;
  readonly social: string | null;
  readonly diagnostic: string | null;
  readonly livret: boolean;
  readonly clos: string | null;
};

const CHARGER = `SELECT d.etat,
  EXISTS (SELECT 1 FROM consentement c WHERE c.dossier_id = d.id AND c.portee = 'ASSURANCE_MALADIE' AND c.retire_le IS NULL AND c.debut <= now() AND (c.fin IS NULL OR c.fin > now())) AS accord,
  (SELECT k.contenu_scelle FROM categorie_dossier k WHERE k.dossier_id = d.id AND k.categorie = 'social') AS social,
  (SELECT coalesce(x.valide_le, (x.partage_le AT TIME ZONE 'Europe/Paris')::date)::text FROM diagnostic_social x
    WHERE x.dossier_id = d.id AND x.etat IN ('PARTAGE','VALIDE') ORDER BY x.numero DESC LIMIT 1) AS diagnostic,
  EXISTS (SELECT 1 FROM livret_version l WHERE l.dossier_id = d.id AND l.etat = 'PUBLIE') AS livret,
  (d.clos_le AT TIME ZONE 'Europe/Paris')::date AS clos
  FROM dossier d WHERE d.id = $1`;

/** Joue une transition de dossier dans une transaction ; la table du domaine décide, ici on charge et on écrit. */
@Injectable()
export class ChangementEtat implements EtatDossierPort {
  private readonly clotures: CloturesFaites;

  constructor(private readonly coffre: Coffre) {
    this.clotures = new CloturesFaites(coffre);
  }

  async avancer(
    tx: Transaction,
    acteur: Acteur,
    dossierId: string,
    transition: TransitionDossier,
    details: DetailsTransition = {},
  ): Promise<Resultat<EvenementDossier, ErreurTransition>> {
    const [ligne] = await tx.sql<LigneEtat>(CHARGER, [dossierId]);
    if (!ligne) throw new Error('dossier inconnu');
    const faits = {
      etat: ligne.etat,
      aConsentementAssuranceMaladie: ligne.accord,
      // Une version partagée avec la personne vaut diagnostic fait ; à défaut, la date notée dans la fiche.
      diagnosticSocialLe: ligne.diagnostic ?? this.diagnosticLe(dossierId, ligne.social),
      issue: details.issue ?? null,
      dateIssue: details.dateIssue ?? null,
      aLivretFinal: ligne.livret,
      closLe: ligne.clos,
      conservationJusquAu: null,
    };
    const resultat = appliquerTransitionDossier(faits, { transition, acteur: acteur.fonction }, tx.maintenant);
    if (!resultat.ok) return resultat;
    await enregistrer(tx, acteur, dossierId, resultat.valeur, details);
    if (resultat.valeur.vers === 'CLOS') await this.clotures.noter(tx, acteur, dossierId, details);
    if (transition === 'rouvrir') await this.clotures.rouvrir(tx, acteur, dossierId);
    return resultat;
  }

  private diagnosticLe(dossierId: string, sceau: string | null): string | null {
    if (sceau === null) return null;
    const ligne = { contenu: null, contenu_scelle: sceau };
    return (
      ouvrirCategorie<Partial<ContenusFiche['social']>>(this.coffre, dossierId, 'social', ligne).diagnosticSocialLe ??
      null
    );
  }
}

async function enregistrer(
  tx: Transaction,
  acteur: Acteur,
  dossierId: string,
  evenement: EvenementDossier,
  details: DetailsTransition,
): Promise<void> {
  // La clôture date du jour choisi, à midi à Paris : un jour, pas un instant.
  const clos =
    evenement.vers === 'CLOS'
      ? `($3::date + time '12:00') AT TIME ZONE 'Europe/Paris'`
      : evenement.transition === 'rouvrir'
        ? 'NULL'
        : 'clos_le';
  const issue = evenement.vers === 'CLOS' ? '$4::text' : evenement.transition === 'rouvrir' ? 'NULL' : 'issue';
  await tx.sql(
    `UPDATE dossier SET etat = $2, version = version + 1, version_etat = version + 1, clos_le = ${clos}, issue = ${issue}, maj_le = $5
     WHERE id = $1 AND ($3::date IS NULL OR TRUE) AND ($4::text IS NULL OR TRUE)`,
    [dossierId, evenement.vers, details.dateIssue ?? null, details.issue ?? null, tx.maintenant],
  );
  await tx.sql(
    `INSERT INTO transition (id, ressource, ressource_id, dossier_id, transition, de, vers, acteur_id, fonction, motif, commentaire, le) VALUES ($1,'dossier',$2,$2,$3,$4,$5,$6,$7,$8,$9,$10)`,
    [
      tx.nouvelId(),
      dossierId,
      evenement.transition,
      evenement.de,
      evenement.vers,
      acteur.utilisateurId,
      acteur.fonction,
      details.motif ?? null,
      details.commentaire ?? null,
      tx.maintenant,
    ],
  );
  tx.journaliser({
    action: `dossier.${evenement.transition}`,
    ressource: 'dossier',
    ressourceId: dossierId,
    dossierId,
  });
  tx.publier('dossier-transforme', {
    dossierId,
    transition: evenement.transition,
    de: evenement.de,
    vers: evenement.vers,
  });
}
