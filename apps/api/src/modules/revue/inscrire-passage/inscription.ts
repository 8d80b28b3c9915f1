import { Injectable } from '@nestjs/common';
import {
  MINUTES_DU_CRENEAU,
  PHRASE_DOSSIER_GELE,
  echec,
  erreurMetier,
  estDossierOuvert,
  raisonsDe,
  succes,
  type ErreurMetier,
  type EtatDossier,
  type FormatPassage,
  type InscrirePassageRequete,
  type Resultat,
  type TypeRevue,
} from '@pdp/domain';
import { peut } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ensemble } from '../../../platform/database/requetes-de-transaction.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import {
  COLONNES_FAITS_CANDIDAT,
  DANS_LE_CHAMP,
  SEANCE_PREPAREE,
  type LigneFaitsCandidat,
  type LigneSeance,
} from '../persistence/faits-candidats.sql.js';
import { mettreLeLotALaFin, prochainOrdre } from '../persistence/ordre-des-passages.js';
import { RevueRepository, type Revue } from '../persistence/revue.repository.js';
import { refusDeTenir, regleDeChamp, regleRevue } from '../revue.erreurs.js';

export type PassageInscrit = {
  readonly id: string;
  readonly version: number;
  readonly ordre: number;
  readonly sequence: number;
};

const OUVERTES = ['PLANIFIEE', 'ORDRE_DU_JOUR_OUVERT', 'EN_COURS'];

/** Inscrit un dossier dans une séance déjà verrouillée : droits, accord, urgence si l'ordre du jour est figé. */
@Injectable()
export class Inscription {
  constructor(
    private readonly revues: RevueRepository,
    private readonly faits: FaitsService,
  ) {}

  async executer(
    tx: Transaction,
    acteur: Acteur,
    revue: Revue,
    requete: InscrirePassageRequete,
  ): Promise<Resultat<PassageInscrit, ErreurMetier>> {
    const faits = await this.faits.charger(acteur, requete.dossierId, tx);
    if (!faits || !peut(acteur, 'lire', { categorie: 'revueAgenda', faits })) return echec(introuvable());
    const refus = refusDeTenir(acteur, revue) ?? refusDEtat(revue, requete) ?? refusDuDossier(faits);
    if (refus) return echec(refus);
    if (!(await estDansLeChamp(tx, revue, requete.dossierId))) return echec(horsChamp(revue.type as TypeRevue));
    return succes(await this.ecrire(tx, acteur, revue, requete));
  }

  private async ecrire(
    tx: Transaction,
    acteur: Acteur,
    revue: Revue,
    requete: InscrirePassageRequete,
  ): Promise<PassageInscrit> {
    const id = tx.nouvelId();
    const { dossierId } = requete;
    const [ordre, raisons] = await ensemble([prochainOrdre(tx, revue.id), raisonsAInscrire(tx, revue.id, dossierId)]);
    const format: FormatPassage = requete.format ?? 'STANDARD';
    await this.revues.inscrire(tx, {
      id,
      revueId: revue.id,
      dossierId,
      ordre,
      question: requete.question.trim(),
      raisons,
      inscritPar: acteur.utilisateurId,
      format,
      dureeMinutes: requete.dureeMinutes ?? MINUTES_DU_CRENEAU[format],
      urgenceMotif: revue.etat === 'ORDRE_DU_JOUR_FIGE' ? (requete.motifUrgence?.trim() ?? null) : null,
    });
    await mettreLeLotALaFin(tx, revue.id);
    const evenement = { type: 'passage-inscrit', passageId: id, dossierId, donnees: { ordre } };
    const sequence = await this.revues.ajouter(tx, acteur, revue, evenement);
    tx.journaliser({
      action: 'revue.inscrire',
      ressource: 'passage',
      ressourceId: id,
      dossierId,
      categories: ['revueAgenda'],
    });
    return { id, version: 1, ordre, sequence };
  }
}

function refusDEtat(revue: Revue, { motifUrgence = '' }: InscrirePassageRequete): ErreurMetier | null {
  if (OUVERTES.includes(revue.etat)) return null;
  if (revue.etat !== 'ORDRE_DU_JOUR_FIGE') return regleRevue('Cette séance n’accepte plus de dossier.');
  return motifUrgence.trim() === ''
    ? regleDeChamp('motifUrgence', 'obligatoire', 'L’ordre du jour est figé : dites pourquoi ce dossier est urgent.')
    : null;
}

function refusDuDossier(faits: { partageActif: boolean; limite: boolean; etat: string }): ErreurMetier | null {
  if (!faits.partageActif)
    return regleRevue(
      'L’assuré n’a pas donné son accord à l’accompagnement coordonné : le dossier ne peut pas être inscrit.',
    );
  if (faits.limite) return erreurMetier('dossier-gele', PHRASE_DOSSIER_GELE);
  return estDossierOuvert(faits.etat as EtatDossier)
    ? null
    : regleRevue('Ce dossier n’est pas ouvert : il ne peut pas être inscrit.');
}

// Une équipe n'étudie que ce qu'elle a accepté ; devant un partenaire, que ce que l'assuré a bien voulu lui partager.
async function estDansLeChamp(tx: Transaction, revue: Revue, dossierId: string): Promise<boolean> {
  if (revue.type === 'REVUE') return true;
  const champ = DANS_LE_CHAMP[revue.type as TypeRevue];
  return (
    (
      await tx.sql(`SELECT 1 AS un FROM dossier d JOIN revue r ON r.id = $2 WHERE d.id = $1 AND ${champ}`, [
        dossierId,
        revue.id,
      ])
    ).length > 0
  );
}

const horsChamp = (type: TypeRevue): ErreurMetier =>
  regleRevue(
    type === 'ETM'
      ? 'Aucune orientation acceptée n’attend pour ce dossier.'
      : 'L’assuré n’a pas donné son accord à ce partenaire : le dossier ne peut pas être inscrit.',
  );

// Celles du candidat à cet instant : la séance lit pourquoi le dossier y est, même si la raison s'éteint d'ici là.
async function raisonsAInscrire(tx: Transaction, revueId: string, dossierId: string): Promise<string[]> {
  const [[seance], [faits]] = await ensemble([
    tx.sql<LigneSeance>(SEANCE_PREPAREE, [revueId]),
    tx.sql<LigneFaitsCandidat>(`SELECT ${COLONNES_FAITS_CANDIDAT} FROM dossier d WHERE d.id = $1`, [dossierId]),
  ]);
  return seance && faits ? [...raisonsDe({ ...faits, aConsentement: true }, seance)] : [];
}
