import { Injectable, type OnModuleInit } from '@nestjs/common';
import { succes, type EtatFichier } from '@pdp/domain';
import {
  AntivirusIndisponible,
  AntivirusPort,
  type VerdictAntivirus,
} from '../../../platform/antivirus/antivirus.port.js';
import { SYSTEME } from '../../../platform/config/acteur.js';
import { ACCES_SYSTEME } from '../../../platform/database/acces-base.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { CoffreFichiers } from '../../../platform/fichiers/coffre.js';
import { RegistreOutbox } from '../../../platform/queue/registre-outbox.js';
import { NotificationPort } from '../../notification/notification.port.js';
import { categorieDe, DocumentsDepot } from '../persistence/documents.depot.js';
import { LectureDocuments, type LigneFichier } from '../persistence/lecture-documents.js';

const EN_ATTENTE: readonly EtatFichier[] = ['QUARANTAINE', 'NON_ANALYSE'];

/** Verdict à écrire ; `null` : l'antivirus n'a pas répondu. */
type Issue = VerdictAntivirus | null;

/** De quoi lire et juger un fichier, et prévenir qui l'a déposé. */
@Injectable()
export class OutilsDAnalyse {
  constructor(
    readonly coffre: CoffreFichiers,
    readonly antivirus: AntivirusPort,
    readonly notifications: NotificationPort,
  ) {}
}

/**
 * Fait analyser un fichier déposé, puis le libère, ou l'efface et prévient qui l'a déposé. Rejouable : un fichier déjà jugé
 * n'est pas relu. Quand l'antivirus ne répond pas, le fichier le dit et la file essaie de nouveau.
 */
@Injectable()
export class AnalyserFichier implements OnModuleInit {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly lecture: LectureDocuments,
    private readonly depot: DocumentsDepot,
    private readonly outils: OutilsDAnalyse,
    private readonly registre: RegistreOutbox,
  ) {}

  onModuleInit(): void {
    this.registre.surEvenement('fichier-depose', 'document.analyser', ({ donnees }) =>
      this.executer(String(donnees['fichierId'])),
    );
  }

  /** Lève `AntivirusIndisponible`, ou l'erreur de lecture du fichier, une fois l'attente écrite. */
  async executer(fichierId: string): Promise<void> {
    const fichier = await this.lecture.unFichier(fichierId, ACCES_SYSTEME);
    if (!fichier || fichier.cleScellee === null || !EN_ATTENTE.includes(fichier.etat)) return;
    const { antivirus, coffre } = this.outils;
    let verdict: VerdictAntivirus;
    try {
      verdict = await antivirus.analyser(coffre.ouvrir(fichierId, fichier.cleScellee));
    } catch (erreur) {
      if (fichier.etat === 'QUARANTAINE') await this.conclure(fichier, null);
      throw erreur;
    }
    await this.conclure(fichier, verdict);
    if (!verdict.sain) await coffre.effacer(fichierId);
  }

  private async conclure(fichier: LigneFichier, issue: Issue): Promise<void> {
    const etat = issue === null ? 'NON_ANALYSE' : issue.sain ? 'SAIN' : 'INFECTE';
    const signature = issue === null || issue.sain ? null : issue.signature;
    await this.unite.executer<null, never>(SYSTEME, async (tx) => {
      const ecrits = await tx.sql(
        `UPDATE fichier SET etat = $2, analyseur = $3, signature = $4, analyse_le = now(),
           cle_scellee = CASE WHEN $2 = 'INFECTE' THEN NULL ELSE cle_scellee END, efface_le = CASE WHEN $2 = 'INFECTE' THEN now() ELSE efface_le END
         WHERE id = $1 AND etat IN ('QUARANTAINE','NON_ANALYSE') AND efface_le IS NULL RETURNING 1 AS un`,
        [fichier.id, etat, this.outils.antivirus.sorte, signature],
      );
      if (ecrits.length === 0) return succes(null);
      const categorie = categorieDe(fichier.classe);
      tx.journaliser({
        action: 'document.analyser',
        ressource: fichier.documentId === null ? 'fichier' : 'document',
        ressourceId: fichier.documentId ?? fichier.id,
        dossierId: fichier.dossierId,
        categories: [categorie],
        resultat: etat === 'SAIN' ? 'OK' : 'REFUS',
      });
      await this.depot.annoncer(tx, fichier.dossierId, fichier.documentId ?? fichier.id, categorie);
      if (etat === 'INFECTE') await this.prevenir(tx, fichier);
      return succes(null);
    });
  }

  // Ni titre ni nom de fichier : la liste des documents, ou le formulaire d'accord, dit lequel et pourquoi.
  private prevenir(tx: Transaction, { documentId, dossierId, recuDe }: LigneFichier): Promise<void> {
    return this.outils.notifications.notifier(tx, {
      destinataires: [recuDe],
      type: 'FICHIER_REFUSE',
      ressource: documentId === null ? 'dossier' : 'document',
      ressourceId: documentId ?? dossierId,
      dossierId,
    });
  }
}

/** L'antivirus lui-même ne répond pas : inutile de lui présenter les suivants. */
export const estEnPanne = (erreur: unknown): boolean => erreur instanceof AntivirusIndisponible;
