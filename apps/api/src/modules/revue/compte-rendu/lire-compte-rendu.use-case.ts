import { Inject, Injectable } from '@nestjs/common';
import {
  LIBELLES_FONCTION,
  echec,
  succes,
  syntheseSeance,
  type AjoutCompteRenduVue,
  type CompteRenduStocke,
  type CompteRenduVue,
  type ErreurMetier,
  type Fonction,
  type PassageStocke,
  type Resultat,
} from '@pdp/domain';
import { peutActe, porteeDe } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { JournalGroupe } from '../../../platform/journal/journal-groupe.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { LecturePassages, type LignePassage } from '../persistence/lecture-passages.js';
import { LectureRevues } from '../persistence/lecture-revues.js';
import { LIRE_SEANCE, rejouer, type LigneDeSeance } from './matiere-seance.js';

type Stocke = { contenu: CompteRenduStocke; fige_le: Date | null };
type LigneAjout = { id: string; passage_id: string | null; texte: string; auteur: string; le: Date };

const AJOUTS = `SELECT j.id, j.passage_id, j.texte, trim(u.prenom || ' ' || u.nom) AS auteur, j.le
  FROM compte_rendu_ajout j JOIN utilisateur u ON u.id = j.auteur_id WHERE j.revue_id = $1::uuid ORDER BY j.le, j.id`;

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
    const revue = await this.revues.une(revueId, acteur);
    if (!revue) return echec(introuvable());
    const [stocke, lignes, ajouts] = await Promise.all([
      this.contenu(revueId),
      this.passages.deLaRevue(acteur, revueId),
      this.lecture.lire<LigneAjout>({ nom: 'compte-rendu-ajouts', texte: AJOUTS }, [revueId]),
    ]);
    if (!stocke) return echec(introuvable());
    const { contenu } = stocke;
    const visibles = new Map(lignes.filter((l) => l.visible).map((l) => [l.id, l]));
    const lus = contenu.passages.filter((p) => visibles.has(p.passageId));
    const [decisions] = await Promise.all([
      this.decisionsLisibles(acteur, lus, visibles),
      this.journaliser(acteur, revueId, lus),
    ]);
    const seLit = (passageId: string | null): boolean => passageId === null || decisions.has(passageId);
    return succes({
      revueId,
      ...entete(stocke),
      passages: contenu.passages.map((p) => presenter(p, visibles.get(p.passageId), decisions.has(p.passageId))),
      plusTard: (contenu.plusTard ?? []).flatMap((s) => (seLit(s.passageId) ? [s.texte] : [])),
      ajouts: ajouts.flatMap((a) => (seLit(a.passage_id) ? [presenterAjout(a, contenu)] : [])),
      capacites: capacites(acteur, stocke),
    });
  }

  private async contenu(revueId: string): Promise<Stocke | null> {
    const figes = await this.lecture.lire<Stocke>(
      { nom: 'compte-rendu-fige', texte: `SELECT contenu, fige_le FROM compte_rendu WHERE revue_id = $1::uuid` },
      [revueId],
    );
    if (figes[0]) return figes[0];
    const [vivante] = await this.lecture.lire<LigneDeSeance>({ nom: 'compte-rendu-vivant', texte: LIRE_SEANCE }, [
      revueId,
    ]);
    return vivante ? { contenu: rejouer(vivante), fige_le: null } : null;
  }

  // Une cellule « les siens » se tranche décision par décision : auteur (la séance la lui rend), ou chargé d'une action. Qui n'en
  // lit que l'existence n'en reçoit pas le contenu.
  private async decisionsLisibles(
    acteur: Acteur,
    passages: readonly PassageStocke[],
    lignes: ReadonlyMap<string, LignePassage>,
  ): Promise<ReadonlySet<string>> {
    const lisibles = await Promise.all(
      passages.map(async (p) => {
        const faits = await this.faits.charger(acteur, p.dossierId);
        const estDestinataire = p.decision?.actions.some((a) => a.responsableId === acteur.utilisateurId) ?? false;
        const ressource = { categorie: 'revueDecisions', element: { estAuteur: false, estDestinataire } } as const;
        const entiere = faits && porteeDe(acteur, 'lire', { ...ressource, faits }) === 'complete';
        const sienne = p.decision !== null && lignes.get(p.passageId)?.decision?.id === p.decision.id;
        return entiere || sienne ? [p.passageId] : [];
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

const enLettres = (fonction: string): string => LIBELLES_FONCTION[fonction as Fonction];

function entete({
  contenu,
  fige_le: figeLe,
}: Stocke): Pick<CompteRenduVue, 'titre' | 'debut' | 'fin' | 'fige' | 'figeLe' | 'presents' | 'synthese'> {
  const synthese = syntheseSeance(contenu);
  return {
    titre: contenu.titre,
    debut: new Date(contenu.debut).toISOString(),
    fin: contenu.fin === null ? null : new Date(contenu.fin).toISOString(),
    fige: figeLe !== null,
    figeLe: figeLe?.toISOString() ?? null,
    presents: contenu.presents.map((p) => ({ nom: p.nom, fonction: enLettres(p.fonction) })),
    synthese: { ...synthese, presence: synthese.presence.map((p) => ({ ...p, fonction: enLettres(p.fonction) })) },
  };
}

// Corriger un compte rendu figé, voir qui l'a ouvert : à qui conduit les séances.
function capacites(acteur: Acteur, { fige_le: figeLe }: Stocke): string[] {
  if (!peutActe(acteur.fonction, 'revue.conduire')) return [];
  return figeLe === null ? ['voirLectures'] : ['ajouter', 'voirLectures'];
}

const presenterAjout = (a: LigneAjout, { passages }: CompteRenduStocke): AjoutCompteRenduVue => ({
  id: a.id,
  ordre: passages.find((p) => p.passageId === a.passage_id)?.ordre ?? null,
  texte: a.texte,
  auteur: a.auteur,
  le: a.le.toISOString(),
});

function presenter(
  p: PassageStocke,
  ligne: LignePassage | undefined,
  decisionLisible: boolean,
): CompteRenduVue['passages'][number] {
  const commun = { ordre: p.ordre, etat: p.etat, dureeSecondes: p.dureeSecondes };
  if (!ligne)
    return {
      ...commun,
      passageId: null,
      visible: false,
      nomAffiche: null,
      question: null,
      voixManquantes: [],
      decision: null,
    };
  return {
    ...commun,
    passageId: p.passageId,
    visible: true,
    nomAffiche: ligne.nom === null ? null : `${ligne.sexe === 'F' ? 'Mme' : 'M.'} ${ligne.prenom} ${ligne.nom}`,
    question: p.question,
    voixManquantes: p.voixManquantes ?? [],
    decision: decisionLisible && p.decision ? { ...p.decision, le: new Date(p.decision.le).toISOString() } : null,
  };
}
