import { Injectable } from '@nestjs/common';
import {
  PHRASE_DOSSIER_GELE,
  echec,
  erreurMetier,
  estDossierOuvert,
  raisonsDe,
  succes,
  type ErreurMetier,
  type EtatDossier,
  type Resultat,
} from '@pdp/domain';
import { peut } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { ensemble } from '../../../platform/database/requetes-de-transaction.js';
import { UniteDeTravail, codePg, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import {
  COLONNES_FAITS_CANDIDAT,
  SEANCE_PREPAREE,
  type LigneFaitsCandidat,
  type LigneSeance,
} from '../persistence/faits-candidats.sql.js';
import { LiensDeSeance } from '../persistence/liens-de-seance.js';
import { RevueRepository } from '../persistence/revue.repository.js';
import { regleRevue } from '../revue.erreurs.js';
import type { InscrirePassageDto } from './inscrire-passage.dto.js';

export type PassageInscrit = {
  readonly id: string;
  readonly version: number;
  readonly ordre: number;
  readonly sequence: number;
};

const OUVERTES_A_L_INSCRIPTION = ['PLANIFIEE', 'ORDRE_DU_JOUR_OUVERT', 'EN_COURS'];
const DUREE_STANDARD = 8;

/** Inscrit un dossier avec une question au groupe ; l'accord à l'accompagnement coordonné est exigé (domain.md 1.3). */
@Injectable()
export class InscrirePassage {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly revues: RevueRepository,
    private readonly faits: FaitsService,
    private readonly liens: LiensDeSeance,
  ) {}

  async executer(
    acteur: Acteur,
    revueId: string,
    requete: InscrirePassageDto,
  ): Promise<Resultat<PassageInscrit, ErreurMetier>> {
    try {
      return await this.unite.executer(acteur, (tx) => this.inscrire(tx, acteur, revueId, requete));
    } catch (erreur) {
      if (codePg(erreur) === '23505')
        return echec(erreurMetier('conflit', 'Ce dossier est déjà inscrit à cette séance.'));
      throw erreur;
    }
  }

  private async inscrire(
    tx: Transaction,
    acteur: Acteur,
    revueId: string,
    requete: InscrirePassageDto,
  ): Promise<Resultat<PassageInscrit, ErreurMetier>> {
    const revue = await this.revues.verrouiller(tx, acteur, revueId);
    const faits = revue && (await this.faits.charger(acteur, requete.dossierId, tx));
    if (!revue || !faits || !peut(acteur, 'lire', { categorie: 'revueAgenda', faits })) return echec(introuvable());
    if (!OUVERTES_A_L_INSCRIPTION.includes(revue.etat))
      return echec(regleRevue('L’ordre du jour est figé : demandez à la coordination de le rouvrir.'));
    if (!faits.partageActif)
      return echec(
        regleRevue(
          'L’assuré n’a pas donné son accord à l’accompagnement coordonné : le dossier ne peut pas être inscrit.',
        ),
      );
    if (faits.limite) return echec(erreurMetier('dossier-gele', PHRASE_DOSSIER_GELE));
    if (!estDossierOuvert(faits.etat as EtatDossier))
      return echec(regleRevue('Ce dossier n’est pas ouvert : il ne peut pas être inscrit.'));
    const id = tx.nouvelId();
    const ordre = await dernierOrdre(tx, revueId);
    const raisons = await raisonsAInscrire(tx, revueId, requete.dossierId);
    await this.revues.inscrire(tx, {
      id,
      revueId,
      dossierId: requete.dossierId,
      ordre,
      question: requete.question.trim(),
      raisons,
      inscritPar: acteur.utilisateurId,
      dureeMinutes: requete.dureeMinutes ?? DUREE_STANDARD,
    });
    const sequence = await this.revues.ajouter(tx, acteur, revue, {
      type: 'passage-inscrit',
      passageId: id,
      dossierId: requete.dossierId,
      donnees: { ordre },
    });
    if (revue.etat === 'EN_COURS') await this.liens.ouvrir(tx, revueId, acteur.utilisateurId);
    tx.journaliser({
      action: 'revue.inscrire',
      ressource: 'passage',
      ressourceId: id,
      dossierId: requete.dossierId,
      categories: ['revueAgenda'],
    });
    return succes({ id, version: 1, ordre, sequence });
  }
}

// Celles du candidat à cet instant : la séance lit pourquoi le dossier y est, même si la raison s'éteint d'ici là.
async function raisonsAInscrire(tx: Transaction, revueId: string, dossierId: string): Promise<string[]> {
  const [[seance], [faits]] = await ensemble([
    tx.sql<LigneSeance>(SEANCE_PREPAREE, [revueId]),
    tx.sql<LigneFaitsCandidat>(`SELECT ${COLONNES_FAITS_CANDIDAT} FROM dossier d WHERE d.id = $1`, [dossierId]),
  ]);
  return seance && faits ? [...raisonsDe({ ...faits, aConsentement: true }, seance)] : [];
}

async function dernierOrdre(tx: Transaction, revueId: string): Promise<number> {
  const [ligne] = await tx.sql<{ suivant: number }>(
    `SELECT coalesce(max(ordre), 0)::int + 1 AS suivant FROM passage_revue WHERE revue_id = $1`,
    [revueId],
  );
  return ligne?.suivant ?? 1;
}
