import { Inject, Injectable } from '@nestjs/common';
import {
  LIBELLES_FONCTION,
  echec,
  succes,
  type CompteRenduVue,
  type ErreurMetier,
  type Fonction,
  type Resultat,
} from '@pdp/domain';
import { peut } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { LecturePassages, type LignePassage } from '../persistence/lecture-passages.js';
import { LectureRevues } from '../persistence/lecture-revues.js';
import { SQL_CONTENU_COMPTE_RENDU, type CompteRenduStocke, type PassageStocke } from './figer-compte-rendu.js';

type Stocke = { contenu: CompteRenduStocke; fige_le: Date | null };

/** Compte rendu d'une séance, projeté pour son lecteur ; avant validation, il se lit tel que les événements le donnent. */
@Injectable()
export class LireCompteRendu {
  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    private readonly revues: LectureRevues,
    private readonly passages: LecturePassages,
    private readonly faits: FaitsService,
    private readonly journal: JournalGroupe,
  ) {}

  async executer(acteur: Acteur, revueId: string): Promise<Resultat<CompteRenduVue, ErreurMetier>> {
    const revue = await this.revues.une(revueId, acteur.plateformeId);
    if (!revue) return echec(introuvable());
    const [stocke, lignes] = await Promise.all([this.contenu(revueId), this.passages.deLaRevue(acteur, revueId)]);
    if (!stocke) return echec(introuvable());
    const visibles = new Map(lignes.filter((l) => l.visible).map((l) => [l.id, l]));
    const lus = stocke.contenu.passages.flatMap((p) => (visibles.has(p.passageId) ? [p] : []));
    const [decisions] = await Promise.all([
      this.decisionsLisibles(acteur, lus),
      this.journaliser(acteur, revueId, lus),
    ]);
    return succes({
      revueId,
      titre: stocke.contenu.titre,
      debut: new Date(stocke.contenu.debut).toISOString(),
      fin: stocke.contenu.fin === null ? null : new Date(stocke.contenu.fin).toISOString(),
      fige: stocke.fige_le !== null,
      figeLe: stocke.fige_le?.toISOString() ?? null,
      presents: stocke.contenu.presents.map((p) => ({
        nom: p.nom,
        fonction: LIBELLES_FONCTION[p.fonction as Fonction],
      })),
      passages: stocke.contenu.passages.map((p) => presenter(p, visibles.get(p.passageId), decisions.has(p.passageId))),
    });
  }

  private async contenu(revueId: string): Promise<Stocke | null> {
    const figes = await this.lecture.lire<Stocke>(
      { nom: 'compte-rendu-fige', texte: `SELECT contenu, fige_le FROM compte_rendu WHERE revue_id = $1::uuid` },
      [revueId],
    );
    if (figes[0]) return figes[0];
    const vivants = await this.lecture.lire<{ contenu: CompteRenduStocke }>(
      { nom: 'compte-rendu-vivant', texte: SQL_CONTENU_COMPTE_RENDU },
      [revueId],
    );
    return vivants[0] ? { contenu: vivants[0].contenu, fige_le: null } : null;
  }

  // Une cellule « les siens » se tranche décision par décision : auteur, ou chargé d'une action.
  private async decisionsLisibles(acteur: Acteur, passages: readonly PassageStocke[]): Promise<ReadonlySet<string>> {
    const lisibles = await Promise.all(
      passages.map(async (p) => {
        const faits = await this.faits.charger(acteur, p.dossierId);
        const estDestinataire = p.decision?.actions.some((a) => a.responsableId === acteur.utilisateurId) ?? false;
        return faits &&
          peut(acteur, 'lire', { categorie: 'revueDecisions', faits, element: { estAuteur: false, estDestinataire } })
          ? [p.passageId]
          : [];
      }),
    );
    return new Set(lisibles.flat());
  }

  private async journaliser(acteur: Acteur, revueId: string, passages: readonly PassageStocke[]): Promise<void> {
    const commun = {
      action: 'compte-rendu.lire',
      ressource: 'revue',
      ressourceId: revueId,
      categories: ['revueDecisions'],
    } as const;
    await Promise.all([
      this.journal.consigner(acteur, commun),
      ...passages.map((p) => this.journal.consigner(acteur, { ...commun, dossierId: p.dossierId })),
    ]);
  }
}

function presenter(
  p: PassageStocke,
  ligne: LignePassage | undefined,
  decisionLisible: boolean,
): CompteRenduVue['passages'][number] {
  if (!ligne)
    return {
      ordre: p.ordre,
      visible: false,
      nomAffiche: null,
      question: null,
      etat: p.etat,
      dureeSecondes: p.dureeSecondes,
      decision: null,
    };
  return {
    ordre: p.ordre,
    visible: true,
    nomAffiche: ligne.nom === null ? null : `${ligne.sexe === 'F' ? 'Mme' : 'M.'} ${ligne.prenom} ${ligne.nom}`,
    question: p.question,
    etat: p.etat,
    dureeSecondes: p.dureeSecondes,
    decision: decisionLisible && p.decision ? { ...p.decision, le: new Date(p.decision.le).toISOString() } : null,
  };
}
