import { Injectable } from '@nestjs/common';
import { dateParis, formerNumeroDossier, UNITES_ASSURANCE_MALADIE } from '@pdp/domain';
import type { ActeurOuSysteme } from '../../../platform/config/acteur.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import type { DemandeOuverture, DossierOuvert, OuvertureDossierPort } from '../dossier.port.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { LiensDepot } from '../persistence/liens.depot.js';
import { tracerLien } from '../persistence/traces.js';
import { emploiDepuisArret, type ArretConnu } from './emploi-depuis-arret.js';

/** Ouvre le dossier d'un assuré, ou rejoint celui qui est ouvert ; l'assuré est verrouillé, deux ouvertures se suivent. */
@Injectable()
export class OuvertureDossier implements OuvertureDossierPort {
  constructor(
    private readonly liens: LiensDepot,
    private readonly notifications: NotificationPort,
  ) {}

  async ouvrirOuRejoindre(tx: Transaction, acteur: ActeurOuSysteme, demande: DemandeOuverture): Promise<DossierOuvert> {
    await tx.sql(`SELECT id FROM assure WHERE id = $1 FOR NO KEY UPDATE`, [demande.assureId]);
    const [ouvert] = await tx.sql<{ id: string; numero: string }>(
      `SELECT id, numero FROM dossier WHERE assure_id = $1 AND etat NOT IN ('CLOS','ARCHIVE','PURGE') FOR NO KEY UPDATE`,
      [demande.assureId],
    );
    const dossier = ouvert
      ? { dossierId: ouvert.id, numero: ouvert.numero, cree: false }
      : await this.creer(tx, acteur, demande);
    await this.relier(tx, acteur, dossier.dossierId, demande);
    if (!dossier.cree)
      await tx.sql(`UPDATE dossier SET version = version + 1, maj_le = $2 WHERE id = $1`, [
        dossier.dossierId,
        tx.maintenant,
      ]);
    tx.journaliser({
      action: dossier.cree ? 'dossier.ouvrir' : 'dossier.rejoindre',
      ressource: 'dossier',
      ressourceId: dossier.dossierId,
      dossierId: dossier.dossierId,
    });
    tx.publier(dossier.cree ? 'dossier-ouvert' : 'dossier-rejoint', {
      dossierId: dossier.dossierId,
      signalementId: demande.signalementId,
    });
    return dossier;
  }

  private async creer(tx: Transaction, acteur: ActeurOuSysteme, demande: DemandeOuverture): Promise<DossierOuvert> {
    const dossierId = tx.nouvelId();
    const numero = await prendreNumero(tx, demande.plateformeId);
    await tx.sql(
      `INSERT INTO dossier (id, numero, assure_id, plateforme_id, etat, niveau_complexite, referent_id, ouvert_le, date_inclusion, maj_le)
       VALUES ($1,$2,$3,$4,'OUVERT_SANS_PARTAGE',$5,NULL,$6,$7,$6)`,
      [
        dossierId,
        numero,
        demande.assureId,
        demande.plateformeId,
        demande.niveauComplexite,
        tx.maintenant,
        demande.dateInclusion ?? dateParis(tx.maintenant),
      ],
    );
    await tx.sql(
      `INSERT INTO transition (id, ressource, ressource_id, dossier_id, transition, de, vers, acteur_id, fonction, le)
       VALUES ($1,'dossier',$2,$2,'ouvrir',NULL,'OUVERT_SANS_PARTAGE',$3,$4,$5)`,
      [tx.nouvelId(), dossierId, acteur.utilisateurId, acteur.fonction, tx.maintenant],
    );
    await copierEmploi(tx, dossierId, demande.assureId);
    return { dossierId, numero, cree: true };
  }

  // Le référent d'abord : être au cercle en plus ne lui apporterait rien.
  private async relier(
    tx: Transaction,
    acteur: ActeurOuSysteme,
    dossierId: string,
    demande: DemandeOuverture,
  ): Promise<void> {
    const { referentId, emetteurId } = demande;
    if (referentId !== null && !(await this.liens.aUnReferent(tx, dossierId)))
      await this.confier(tx, acteur, dossierId, referentId);
    const service = acteur.fonction !== null && acteur.unite === 'SERVICE_SOCIAL' ? acteur.utilisateurId : null;
    const emetteur =
      emetteurId !== null && (await this.liens.aUneHabilitation(tx, emetteurId, UNITES_ASSURANCE_MALADIE))
        ? emetteurId
        : null;
    // L'agent du Service social qui ouvre suit le dossier jusqu'à ce qu'un référent le prenne ; l'émetteur suit ce qu'il a signalé.
    for (const [agent, motif] of [
      [service, 'ouverture'],
      [emetteur, 'signalement'],
    ] as const) {
      if (agent !== null && agent !== referentId)
        await this.liens.rejoindreCercle(tx, acteur, { dossierId, utilisateurId: agent, motif });
    }
  }

  private async confier(
    tx: Transaction,
    acteur: ActeurOuSysteme,
    dossierId: string,
    referentId: string,
  ): Promise<void> {
    const affectationId = await this.liens.designerReferent(tx, acteur, dossierId, referentId);
    await tracerLien(tx, acteur, { dossierId, affectationId, role: 'REFERENT' });
    await this.notifications.notifier(tx, {
      destinataires: [referentId],
      type: 'DOSSIER_CONFIE',
      ressource: 'dossier',
      ressourceId: dossierId,
      dossierId,
      sauf: acteur.utilisateurId,
    });
  }
}

async function prendreNumero(tx: Transaction, plateformeId: string): Promise<string> {
  const annee = Number(dateParis(tx.maintenant).slice(0, 4));
  const [rang] = await tx.sql<{ departement: string; dernier: number }>(
    `INSERT INTO compteur_dossier (departement, annee, dernier) SELECT p.departement, $2, 1 FROM plateforme p WHERE p.id = $1
     ON CONFLICT (departement, annee) DO UPDATE SET dernier = compteur_dossier.dernier + 1 RETURNING departement, dernier`,
    [plateformeId, annee],
  );
  if (!rang) throw new Error('plateforme inconnue');
  return formerNumeroDossier({ departement: rang.departement, annee, rang: rang.dernier });
}

async function copierEmploi(tx: Transaction, dossierId: string, assureId: string): Promise<void> {
  const [arret] = await tx.sql<ArretConnu>(
    `SELECT statut_emploi AS "statutEmploi", siret, raison_sociale AS "raisonSociale", code_ape AS "codeApe" FROM arret_travail WHERE assure_id = $1 ORDER BY date_debut DESC LIMIT 1`,
    [assureId],
  );
  const emploi = arret ? emploiDepuisArret(arret) : null;
  if (emploi === null) return;
  await tx.sql(
    `INSERT INTO categorie_dossier (dossier_id, categorie, contenu, version_dossier, auteur_id, maj_le) VALUES ($1,'emploi',$2,1,NULL,$3)`,
    [dossierId, JSON.stringify(emploi), tx.maintenant],
  );
}
